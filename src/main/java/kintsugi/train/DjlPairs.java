package kintsugi.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Computes with pairs of samples, each with each, as attention does. */
final class DjlPairs {

	private final NDManager manager;

	/** Computes for a step, which owns the results. */
	DjlPairs(final NDManager manager) {
		this.manager = manager;
	}

	/** See {@link kintsugi.net.Ops#softmax}. */
	NDArray softmax(final NDArray x) {
		return flat(x).softmax(2).reshape(x.getShape());
	}

	/** See {@link kintsugi.net.Ops#products}. */
	NDArray products(final NDArray a, final NDArray b) {
		return planes(flat(b).transpose(0, 2, 1).matMul(flat(a)), a);
	}

	/** See {@link kintsugi.net.Ops#weightedSum}. */
	NDArray weightedSum(final NDArray weights, final NDArray values, final NDArray like) {
		return planes(flat(values).matMul(flat(weights).transpose(0, 2, 1)), like);
	}

	/** See {@link kintsugi.net.Ops#neighbours}. */
	NDArray neighbours(final NDArray pairs, final NDArray like, final int rows, final int columns) {
		final Shape shape = pairs.getShape();
		final NDArray apart = owned(pairs.reshape(shape.get(0), like.getShape().get(2), like.getShape().get(3), //
			shape.get(2), shape.get(3)));
		return shifted(shifted(apart, 1, rows), 2, columns).reshape(shape);
	}

	/** Gets what lies {@code by} samples on, along an axis and that two axes after it; zeros move in. */
	private NDArray shifted(final NDArray x, final int axis, final int by) {
		return by == 0 ? x : shiftedAlong(shiftedAlong(x, axis, by), axis + 2, by);
	}

	private NDArray shiftedAlong(final NDArray x, final int axis, final int by) {
		final long[] lengths = x.getShape().getShape().clone();
		final String range = by < 0 ? "0:" + (lengths[axis] - 1) : "1:" + lengths[axis];
		final NDArray rest = owned(x.get(":, ".repeat(axis) + range));
		lengths[axis] = 1;
		final NDArray zeros = manager.zeros(new Shape(lengths));
		return NDArrays.concat(by < 0 ? new NDList(zeros, rest) : new NDList(rest, zeros), axis);
	}

	/** Makes [N, C, H · W] of [N, C, H, W]. */
	private NDArray flat(final NDArray x) {
		return owned(x.reshape(x.getShape().get(0), x.getShape().get(1), -1));
	}

	/** Makes [N, C, H, W] of [N, C, H · W], with H and W of another array. */
	private static NDArray planes(final NDArray x, final NDArray like) {
		return x.reshape(x.getShape().get(0), x.getShape().get(1), like.getShape().get(2), like.getShape().get(3));
	}

	/** Takes over a view, which DJL gives to the manager of what it is a view of. */
	private NDArray owned(final NDArray view) {
		view.attach(manager);
		return view;
	}
}
