package kintsugi.onnx;

import java.util.List;
import java.util.Map;

import kintsugi.onnx.OnnxOps.Value;

/** Records what is computed with pairs of samples, each with each, as attention does. */
final class OnnxPairs {

	private static final List<Long> TURNED = List.of(0L, 2L, 1L);

	private final OnnxOps ops;

	/** Records into a graph. */
	OnnxPairs(final OnnxOps ops) {
		this.ops = ops;
	}

	/** See {@link kintsugi.net.Ops#softmax}. */
	Value softmax(final Value x) {
		final Value soft = ops.node("Softmax", List.of(flat(x)), Map.of("axis", 2L));
		return reshaped(soft, ops.node("Shape", List.of(x), Map.of()));
	}

	/** See {@link kintsugi.net.Ops#products}. */
	Value products(final Value a, final Value b) {
		return planes(ops.node("MatMul", List.of(turned(flat(b)), flat(a)), Map.of()), a);
	}

	/** See {@link kintsugi.net.Ops#weightedSum}. */
	Value weightedSum(final Value weights, final Value values, final Value like) {
		// the sums are turned, not the weights: these are many more
		return planes(turned(ops.node("MatMul", List.of(flat(weights), turned(flat(values))), Map.of())), like);
	}

	/** See {@link kintsugi.net.Ops#neighbours}. */
	Value neighbours(final Value pairs, final Value like, final int rows, final int columns) {
		final Value apart = ops.node("Concat", List.of(ops.integers(0), sides(like), sides(pairs)), Map.of("axis", 0L));
		// what is added before an axis is taken away after it, and the other way round
		final long[] pads = { 0, -rows, -columns, -rows, -columns, 0, rows, columns, rows, columns };
		final Value shifted = ops.node("Pad", List.of(reshaped(pairs, apart), ops.integers(pads)), Map.of());
		return reshaped(shifted, ops.node("Shape", List.of(pairs), Map.of()));
	}

	private Value turned(final Value x) {
		return ops.node("Transpose", List.of(x), Map.of("perm", TURNED));
	}

	/** Makes [N, C, H · W] of [N, C, H, W]. */
	private Value flat(final Value x) {
		return reshaped(x, ops.integers(0, 0, -1));
	}

	/** Makes [N, C, H, W] of [N, C, H · W], with H and W of another array. */
	private Value planes(final Value x, final Value like) {
		return reshaped(x, ops.node("Concat", List.of(ops.integers(0, 0), sides(like)), Map.of("axis", 0L)));
	}

	private Value reshaped(final Value x, final Value shape) {
		return ops.node("Reshape", List.of(x, shape), Map.of());
	}

	/** Gets H and W of [N, C, H, W]. */
	private Value sides(final Value x) {
		return ops.node("Shape", List.of(x), Map.of("start", 2L, "end", 4L));
	}
}
