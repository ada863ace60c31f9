package kintsugi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operations on pairs of samples, in DJL and ONNX Runtime, against plain loops. */
class PairOpsTest {

	private static final int N = 2;
	private static final int C = 3;
	private static final int H = 6;
	private static final int W = 8;
	/** Of the other side of the pairs, which is half as high and wide. */
	private static final int PLACES = H / 2 * W / 2;

	private final float[] image = Arrays4.values(N * 2 * C * H * W, 1);
	private final float[] mask = new float[N * H * W];

	/** The first channels, halved. */
	private static <T> T small(final Ops<T> ops, final T image) {
		return ops.averagePool(ops.channels(image, 0, C));
	}

	private static <T> T large(final Ops<T> ops, final T image) {
		return ops.channels(image, C, 2 * C);
	}

	private float[] run(final Backend backend, final Backend.Operation operation) throws Exception {
		return backend.run(operation, 2 * C, image, mask, N, H, W);
	}

	/** Gets the halved first channels: [N][C][PLACES]. */
	private float small(final int n, final int c, final int place) {
		final int y = place / (W / 2) * 2;
		final int x = place % (W / 2) * 2;
		float sum = 0;
		for (int i = 0; i < 4; i++)
			sum += image[((n * 2 * C + c) * H + y + i / 2) * W + x + i % 2];
		return sum / 4;
	}

	private float large(final int n, final int c, final int place) {
		return image[(n * 2 * C + C + c) * H * W + place];
	}

	private float product(final int n, final int b, final int a) {
		float sum = 0;
		for (int c = 0; c < C; c++)
			sum += small(n, c, a) * large(n, c, b);
		return sum;
	}

	/** Gets the products: a channel for each large sample, in each the small ones. */
	private float[] products() {
		final float[] products = new float[N * H * W * PLACES];
		for (int i = 0; i < products.length; i++)
			products[i] = product(i / PLACES / (H * W), i / PLACES % (H * W), i % PLACES);
		return products;
	}

	@ParameterizedTest
	@EnumSource
	void productsAreOfEachWithEach(final Backend backend) throws Exception {
		assertThat(run(backend, new Backend.Operation() {

			@Override
			public <T> T compute(final Ops<T> ops, final T x, final T m) {
				return ops.products(small(ops, x), large(ops, x));
			}
		})).containsExactly(products(), within(1e-6f));
	}

	@ParameterizedTest
	@EnumSource
	void productsWithOneImageAreThoseOfAllWithIt(final Backend backend) throws Exception {
		final float[] found = run(backend, new Backend.Operation() {

			@Override
			public <T> T compute(final Ops<T> ops, final T x, final T m) {
				return ops.products(ops.constant(2), ops.channels(x, 0, 1));
			}
		});
		for (int i = 0; i < N * H * W; i++)
			assertThat(found[i]).isEqualTo(2 * image[i / (H * W) * 2 * C * H * W + i % (H * W)]);
	}

	@ParameterizedTest
	@EnumSource
	void weightedSumsBringSamplesToTheOtherSide(final Backend backend) throws Exception {
		final float[] expected = new float[N * C * H * W];
		for (int i = 0; i < expected.length; i++)
			for (int a = 0; a < PLACES; a++)
				expected[i] += product(i / (C * H * W), i % (H * W), a) * small(i / (C * H * W), i / (H * W) % C, a);
		assertThat(run(backend, new Backend.Operation() {

			@Override
			public <T> T compute(final Ops<T> ops, final T x, final T m) {
				final T small = small(ops, x);
				final T large = large(ops, x);
				return ops.weightedSum(ops.products(small, large), small, large);
			}
		})).containsExactly(expected, within(1e-5f));
	}

	@ParameterizedTest
	@EnumSource
	void sharesOfEachChannelSumToOne(final Backend backend) throws Exception {
		final float[] expected = products();
		for (int from = 0; from < expected.length; from += PLACES) {
			double sum = 0;
			for (int i = from; i < from + PLACES; i++)
				sum += Math.exp(expected[i]);
			for (int i = from; i < from + PLACES; i++)
				expected[i] = (float) (Math.exp(expected[i]) / sum);
		}
		assertThat(run(backend, new Backend.Operation() {

			@Override
			public <T> T compute(final Ops<T> ops, final T x, final T m) {
				return ops.softmax(ops.products(small(ops, x), large(ops, x)));
			}
		})).containsExactly(expected, within(1e-6f));
	}

	@ParameterizedTest
	@EnumSource
	void neighboursLieToTheSameSideOfBoth(final Backend backend) throws Exception {
		for (int offset = 0; offset < 9; offset++) {
			final int rows = offset / 3 - 1;
			final int columns = offset % 3 - 1;
			final float[] expected = new float[N * H * W * PLACES];
			for (int i = 0; i < expected.length; i++) {
				final int by = i / PLACES % (H * W) / W + rows;
				final int bx = i / PLACES % W + columns;
				final int ay = i % PLACES / (W / 2) + rows;
				final int ax = i % (W / 2) + columns;
				final boolean inside = by >= 0 && by < H && bx >= 0 && bx < W && ay >= 0 && ay < H / 2 && ax >= 0 && ax < W / 2;
				if (inside) expected[i] = product(i / PLACES / (H * W), by * W + bx, ay * (W / 2) + ax);
			}
			assertThat(run(backend, new Backend.Operation() {

				@Override
				public <T> T compute(final Ops<T> ops, final T x, final T m) {
					return ops.neighbours(ops.products(small(ops, x), large(ops, x)), large(ops, x), rows, columns);
				}
			})).as(rows + ", " + columns).containsExactly(expected, within(1e-6f));
		}
	}
}
