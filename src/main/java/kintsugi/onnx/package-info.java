/**
 * Networks as ONNX files and their execution: {@link kintsugi.onnx.OnnxOps} writes a network's graph,
 * {@link kintsugi.onnx.OnnxFile} encodes and decodes the file, {@link kintsugi.onnx.OnnxSession} runs it with ONNX
 * Runtime on the CPU or a GPU. Arrays are row-major N, C, H, W; a mask is 1 at valid pixels and 0 in holes.
 */
package kintsugi.onnx;
