package kintsugi.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

import kintsugi.net.DoubledKernel;

/**
 * The 3x3 convolution of an array whose H and W are doubled by repetition, without doubling it.
 * <p>
 * At each of the four positions inside a doubled sample, the nine weights fall on 2x2 samples: {@link DoubledKernel}.
 * So four convolutions at the low resolution, interleaved, give the same with 4/9 of the arithmetic, forth and back.
 * </p>
 */
final class DoubledConvolution {

	private DoubledConvolution() {}

	/**
	 * Computes it: [N, C, H, W] and [K, C, 3, 3] to [N, K, 2H, 2W], zero-padded by 1.
	 *
	 * @param manager of the step
	 */
	static NDArray of(final NDArray low, final NDArray weight, final NDManager manager) {
		final long k = weight.getShape().get(0);
		final long c = weight.getShape().get(1);
		final NDArray fold = manager.create(DoubledKernel.matrix(), new Shape(9, 16));
		final NDArray rows = weight.reshape(k * c, 9);
		rows.attach(manager); // a view of a parameter would belong to the parameter's manager and outlive the step
		final NDArray kernels = rows.matMul(fold).reshape(k, c, 4, 2, 2) //
			.transpose(2, 0, 1, 3, 4).reshape(4 * k, c, 2, 2);
		final NDArray all = Conv2d.conv2d(low, kernels, null, new Shape(1, 1), new Shape(1, 1)).singletonOrThrow();
		return NDArrays.stack(new NDList(row(all, low.getShape(), k, 0), row(all, low.getShape(), k, 1)), 3) //
			.reshape(low.getShape().get(0), k, 2 * low.getShape().get(2), 2 * low.getShape().get(3));
	}

	/** Gets every second row of the result: [N, K, H, 2W]. */
	private static NDArray row(final NDArray all, final Shape shape, final long k, final int y) {
		final NDList columns = new NDList();
		for (int x = 0; x < 2; x++) {
			final long from = (2 * y + x) * k;
			columns.add(all.get(new NDIndex(":, " + from + ":" + (from + k) + ", " + y + ":" + (y + shape.get(2)) + ", " + x +
				":" + (x + shape.get(3)))));
		}
		return NDArrays.stack(columns, -1).reshape(shape.get(0), k, shape.get(2), 2 * shape.get(3));
	}
}
