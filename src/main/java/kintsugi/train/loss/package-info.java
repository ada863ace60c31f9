/** The losses of a training, each a class with its equation, and their weighted sum. */
package kintsugi.train.loss;
