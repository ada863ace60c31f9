/** Named arrays in a file: the safetensors format, which holds checkpoints and the perceptual network's weights. */
package kintsugi.train.tensors;
