/**
 * The networks, each written once over {@link kintsugi.net.Ops}: DJL trains them, ONNX carries them, and a cost counter
 * measures them, all from the same {@code forward}. Arrays are N, C, H, W; a mask is 1 at valid pixels and 0 in holes.
 */
package kintsugi.net;
