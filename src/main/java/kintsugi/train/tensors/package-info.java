/** Named arrays in a file: the safetensors format, in which checkpoints and the perceptual network's weights are kept. */
package kintsugi.train.tensors;
