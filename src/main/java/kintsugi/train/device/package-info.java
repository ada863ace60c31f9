/**
 * What a training runs on: which device really computes, the CUDA libraries that it needs, how many samples fit into
 * its memory, and how memory that is too small shows.
 */
package kintsugi.train.device;
