package kintsugi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The operations of gated networks on samples and channels, in DJL and ONNX Runtime, against plain loops. */
class GatedOpsTest {

	private static final int N = 2;
	private static final int C = 8;
	private static final int H = 6;
	private static final int W = 12;

	private final float[] image = Arrays4.values(N * C * H * W, 1);
	private final float[] mask = new float[N * H * W];

	private float at(final int n, final int c, final int y, final int x) {
		return y < 0 || y >= H || x < 0 || x >= W ? 0 : image[((n * C + c) * H + y) * W + x];
	}

	private float[] run(final Backend backend, final Backend.Operation operation) throws Exception {
		return backend.run(operation, C, image, mask, N, H, W);
	}

	/** One of the functions of a sample, of 4 times the image. */
	private enum Function implements Backend.Operation {
			ELU(x -> x > 0 ? x : Math.exp(x) - 1), SIGMOID(x -> 1 / (1 + Math.exp(-x))), TANH(Math::tanh), //
			SQUARE_ROOT(x -> Math.abs(x));

		private final DoubleUnaryOperator plain;

		Function(final DoubleUnaryOperator plain) {
			this.plain = plain;
		}

		@Override
		public <T> T compute(final Ops<T> ops, final T image, final T mask) {
			final T x = ops.multiply(image, ops.constant(4));
			return switch (this) {
				case ELU -> ops.elu(x);
				case SIGMOID -> ops.sigmoid(x);
				case TANH -> ops.tanh(x);
				case SQUARE_ROOT -> ops.squareRoot(ops.multiply(x, x));
			};
		}
	}

	@ParameterizedTest
	@EnumSource
	void functionsAreThoseOfJava(final Backend backend) throws Exception {
		for (final Function function : Function.values()) {
			final float[] expected = new float[image.length];
			for (int i = 0; i < expected.length; i++)
				expected[i] = (float) function.plain.applyAsDouble(4.0 * image[i]);
			assertThat(run(backend, function)).as(function.name()).containsExactly(expected, within(1e-6f));
		}
	}

	@ParameterizedTest
	@CsvSource({ "DJL, 1, 2", "DJL, 2, 3", "ONNX_RUNTIME, 1, 2", "ONNX_RUNTIME, 2, 3" })
	void dilatedKernelsReachFurther(final Backend backend, final int stride, final int dilation) throws Exception {
		final float[] weight = Arrays4.values(2 * C * 9, 2);
		final float[] found = run(backend, new Backend.Operation() {

			@Override
			public <T> T compute(final Ops<T> ops, final T x, final T m) {
				return ops.convolve(x, ops.constant(weight, 2, C, 3, 3), null, stride, dilation, dilation, 1);
			}
		});
		final int height = (H - 1) / stride + 1;
		final int width = (W - 1) / stride + 1;
		final float[] expected = new float[N * 2 * height * width];
		for (int i = 0; i < expected.length; i++)
			for (int tap = 0; tap < C * 9; tap++)
				expected[i] += weight[i / width / height % 2 * C * 9 + tap] * at(i / width / height / 2, tap / 9, //
					i / width % height * stride + (tap / 3 % 3 - 1) * dilation, i % width * stride + (tap % 3 - 1) * dilation);
		assertThat(found).containsExactly(expected, within(1e-5f));
	}

	@Test
	void aDilatedKernelSeesWhatItsPlacesAreApart() {
		final CostOps ops = new CostOps();
		final CostOps.Value weight = ops.constant(new float[9], 1, 1, 3, 3);
		final CostOps.Value y = ops.convolve(CostOps.input(1, 1, 40, 40), weight, null, 1, 8, 8, 1);
		assertThat(ops.cost(y).receptiveField()).isEqualTo(17);
		assertThat(ops.cost(y).output()).containsExactly(1, 1, 40, 40);
	}

	@ParameterizedTest
	@EnumSource
	void channelsAreTakenInOrder(final Backend backend) throws Exception {
		final float[] found = run(backend, new Backend.Operation() {

			@Override
			public <T> T compute(final Ops<T> ops, final T x, final T m) {
				return ops.channels(x, 2, 5);
			}
		});
		assertThat(found).hasSize(N * 3 * H * W);
		for (int i = 0; i < found.length; i++)
			assertThat(found[i]).isEqualTo(image[(i / (3 * H * W) * C + 2) * H * W + i % (3 * H * W)]);
	}

	@ParameterizedTest
	@CsvSource({ "DJL, 2", "DJL, 3", "DJL, 1", "ONNX_RUNTIME, 2", "ONNX_RUNTIME, 3", "ONNX_RUNTIME, 1" })
	void squaresBecomeChannelsAndSquaresAgain(final Backend backend, final int factor) throws Exception {
		final float[] apart = run(backend, new Backend.Operation() {

			@Override
			public <T> T compute(final Ops<T> ops, final T x, final T m) {
				return ops.squaresToChannels(x, factor);
			}
		});
		final int h = H / factor;
		final int w = W / factor;
		for (int i = 0; i < apart.length; i++) {
			final int channel = i / (h * w) % (C * factor * factor);
			final int y = i / w % h * factor + channel / C / factor;
			final int x = i % w * factor + channel / C % factor;
			assertThat(apart[i]).isEqualTo(at(i / (C * H * W), channel % C, y, x));
		}
		assertThat(run(backend, new Backend.Operation() {

			@Override
			public <T> T compute(final Ops<T> ops, final T x, final T m) {
				return ops.channelsToSquares(ops.squaresToChannels(x, factor), factor);
			}
		})).containsExactly(image);
	}
}
