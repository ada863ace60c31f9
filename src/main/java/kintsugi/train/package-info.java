/**
 * Training: a corpus of images becomes crops with random holes, a network of {@link kintsugi.net} learns to fill them
 * through DJL, and every so many steps a checkpoint is written from which the run continues exactly.
 */
package kintsugi.train;
