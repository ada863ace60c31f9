/** Sketches to train with: the edges of an image inside a hole, as a user might draw some of them. */
package kintsugi.train.sketch;
