package kintsugi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import kintsugi.net.Parameter.Role;

/** The partial convolution as ONNX Runtime computes it, against the paper's equations and hand-made numbers. */
class PartialConvTest {

	/** One layer whose features are the output; it keeps the number of channels unless its output is taken apart. */
	private static final class OneLayer extends TestNetwork {

		private final PartialConv layer;

		OneLayer(final int channels, final PartialConv layer) {
			super(channels, layer.parameters());
			this.layer = layer;
		}

		@Override
		public <T> T forward(final Ops<T> ops, final T image, final T mask) {
			final T known = ops.wherePositive(mask, image, ops.constant(0));
			return layer.forward(ops, List.of(Masked.of(known, mask, channels()))).features();
		}
	}

	/** The same layer's mask, as one of the channels. */
	private static final class MaskOfLayer extends TestNetwork {

		private final PartialConv layer;

		MaskOfLayer(final PartialConv layer) {
			super(1, layer.parameters());
			this.layer = layer;
		}

		@Override
		public <T> T forward(final Ops<T> ops, final T image, final T mask) {
			final Masked<T> result = layer.forward(ops, List.of(Masked.of(image, mask, 1)));
			return ops.add(ops.multiply(result.features(), ops.constant(0)), result.mask());
		}
	}

	/** Two groups with different masks, as after a decoder's concatenation: the image, and features of it. */
	private static final class TwoGroups extends TestNetwork {

		private final PartialConv first;
		private final PartialConv second;
		private final int features;

		TwoGroups(final int channels, final int features, final PartialConv first, final PartialConv second) {
			super(channels, Stream.of(first, second).flatMap(layer -> layer.parameters().stream()).toList());
			this.first = first;
			this.second = second;
			this.features = features;
		}

		@Override
		public <T> T forward(final Ops<T> ops, final T image, final T mask) {
			final Masked<T> x = Masked.of(ops.wherePositive(mask, image, ops.constant(0)), mask, channels());
			final Masked<T> y = first.forward(ops, List.of(x));
			assertThat(y.channels()).isEqualTo(features);
			return second.forward(ops, List.of(y, x)).features();
		}
	}

	private static PartialConv layer(final int in, final int out, final int kernel, final boolean bias) {
		return new PartialConv("layer", in, out, kernel, 1, bias, Role.WEIGHT, Padding.HOLE);
	}

	private static Weights ones(final Network network, final float bias) {
		final Weights weights = OnnxRun.weights(network, 1);
		network.parameters().forEach(parameter -> java.util.Arrays.fill(weights.get(parameter), //
			parameter.role() == Role.BIAS ? bias : 1));
		return weights;
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 64, 1024 })
	void allValidWindowEqualsPlainConvolution(final int channels) throws IOException {
		final int side = 6;
		final Network network = new OneLayer(channels, layer(channels, channels, 3, true));
		final Weights weights = OnnxRun.weights(network, 7);
		final float[] image = Arrays4.values(channels * side * side, 3);
		final float[] output = OnnxRun.run(network, weights, image, Arrays4.constant(side * side, 1), 1, side, side);

		final float[] weight = weights.get(network.parameters().get(0));
		final float[] bias = weights.get(network.parameters().get(1));
		for (final int k : new int[] { 0, channels - 1 })
			for (int y = 1; y < side - 1; y++)
				for (int x = 1; x < side - 1; x++) {
					double sum = bias[k];
					for (int i = 0; i < channels * 9; i++)
						sum += (double) weight[k * channels * 9 + i] * //
							image[(i / 9 * side + y + i % 9 / 3 - 1) * side + x + i % 3 - 1];
					assertThat(output[(k * side + y) * side + x]).isCloseTo((float) sum, within(2e-5f));
				}
	}

	/** An encoder's layer with its output doubled by repetition, so that it has the image's size. */
	private static final class HalvedAndDoubled extends TestNetwork {

		private final PartialConv layer;

		HalvedAndDoubled(final int channels, final PartialConv layer) {
			super(channels, layer.parameters());
			this.layer = layer;
		}

		@Override
		public <T> T forward(final Ops<T> ops, final T image, final T mask) {
			return ops.upsampleNearest(layer.forward(ops, List.of(Masked.of(image, mask, channels()))).features());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 5, 7 })
	void strideTwoIsThePapersEquation(final int kernel) throws IOException {
		final int side = 12;
		final Network network = new HalvedAndDoubled(3, new PartialConv("layer", 3, 3, kernel, 2, true, Role.WEIGHT, //
			Padding.HOLE));
		final Weights weights = OnnxRun.weights(network, 5);
		final float[] image = Arrays4.values(3 * side * side, 6);
		final float[] mask = Arrays4.mask(side * side, 0.3, 7);
		final float[] output = OnnxRun.run(network, weights, image, mask, 1, side, side);
		final float[] expected = Arrays4.partialConvolution(image, Arrays4.repeat(mask, 1, 3), //
			weights.get(network.parameters().get(0)), weights.get(network.parameters().get(1)), 1, 3, side, side, 3, kernel,
			2).features();
		for (int i = 0; i < output.length; i++) {
			final int half = i / (side * side) * side * side / 4 + i / side % side / 2 * side / 2 + i % side / 2;
			assertThat(output[i]).isCloseTo(expected[half], within(1e-4f));
		}
	}

	@Test
	void countsAboveWhatHalfPrecisionHoldsAreExact() throws IOException {
		// 1024 channels and an irregular mask: counts of k * 1024 and ratios that are no powers of two
		final int side = 5;
		final Network network = new OneLayer(1024, layer(1024, 1024, 3, false));
		final Weights weights = OnnxRun.weights(network, 9);
		final float[] image = Arrays4.values(1024 * side * side, 10);
		final float[] mask = Arrays4.mask(side * side, 0.4, 11);
		final float[] output = OnnxRun.run(network, weights, image, mask, 1, side, side);
		final float[] first = java.util.Arrays.copyOf(weights.get(network.parameters().get(0)), 1024 * 9);
		final float[] expected = Arrays4.partialConvolution(image, Arrays4.repeat(mask, 1, 1024), first, null, 1, 1024, //
			side, side, 1, 3, 1).features();
		assertThat(java.util.Arrays.copyOf(output, side * side)).containsExactly(expected, within(1e-4f));
	}

	@Test
	void borderIsAHole() throws IOException {
		// a window of ones over ones gives 9 wherever it lies, so the ratio is 9 over the sum without it
		final Network network = new OneLayer(1, layer(1, 1, 3, false));
		final float[] x = { 1, 0, 0, 0, 0, 0, 0, 0, 0 };
		final float[] corner = OnnxRun.run(network, ones(network, 0), x, Arrays4.constant(9, 1), 1, 3, 3);
		assertThat(corner).containsExactly(2.25f, 1.5f, 0, 1.5f, 1, 0, 0, 0, 0);

		final float[] all = OnnxRun.run(network, ones(network, 0), Arrays4.constant(9, 1), //
			Arrays4.constant(9, 1), 1, 3, 3);
		assertThat(all).containsExactly(9, 9, 9, 9, 9, 9, 9, 9, 9);
	}

	@Test
	void emptyWindowIsExactlyZeroInSpiteOfTheBias() throws IOException {
		final Network network = new OneLayer(1, layer(1, 1, 3, true));
		final float[] mask = new float[25];
		mask[0] = 1;
		final float[] output = OnnxRun.run(network, ones(network, 5), Arrays4.constant(25, 2), mask, 1, 5, 5);
		assertThat(output[0]).isEqualTo(2 * 9 + 5);
		for (int i = 0; i < 25; i++)
			if (i % 5 > 1 || i / 5 > 1) assertThat(output[i]).isZero();
	}

	@Test
	void maskGrowsToEachWindowThatSeesSomething() throws IOException {
		final Network network = new MaskOfLayer(layer(1, 1, 3, false));
		final float[] mask = new float[25];
		mask[0] = 1;
		final float[] output = OnnxRun.run(network, ones(network, 0), new float[25], mask, 1, 5, 5);
		for (int i = 0; i < 25; i++)
			assertThat(output[i]).isEqualTo(i % 5 > 1 || i / 5 > 1 ? 0 : 1);
	}

	@Test
	void notANumberUnderTheHoleHasNoEffect() throws IOException {
		final Network network = new OneLayer(3, layer(3, 3, 3, true));
		final Weights weights = OnnxRun.weights(network, 2);
		final float[] mask = Arrays4.mask(8 * 8, 0.5, 4);
		final float[] image = Arrays4.values(3 * 8 * 8, 5);
		final float[] expected = OnnxRun.run(network, weights, image, mask, 1, 8, 8);
		for (int i = 0; i < image.length; i++)
			if (mask[i % 64] == 0) image[i] = i % 2 == 0 ? Float.NaN : Float.POSITIVE_INFINITY;
		assertThat(OnnxRun.run(network, weights, image, mask, 1, 8, 8)).containsExactly(expected);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 3, 1, 7, 9", "3, 3, 5, 1, 8, 6", "3, 3, 7, 2, 11, 5", "2, 2, 1, 1, 1, 1", "4, 4, 3, 2, 1, 3" })
	void equalsThePapersEquations(final int n, final int c, final int kernel, final int padded, final int h,
		final int w) throws IOException
	{
		final Network network = new OneLayer(c, layer(c, c, kernel, true));
		final Weights weights = OnnxRun.weights(network, n + kernel);
		final float[] image = Arrays4.values(n * c * h * w, 1);
		final float[] mask = Arrays4.mask(n * h * w, 0.3 / padded, 2);
		final Arrays4.Result expected = Arrays4.partialConvolution(image, Arrays4.repeat(mask, n, c), //
			weights.get(network.parameters().get(0)), weights.get(network.parameters().get(1)), //
			n, c, h, w, c, kernel, 1);
		assertThat(OnnxRun.run(network, weights, image, mask, n, h, w)) //
			.containsExactly(expected.features(), within(2e-5f));
	}

	@ParameterizedTest
	@CsvSource({ "1, 3, 5", "2, 1, 8", "1, 2, 64" })
	void groupsWithOneMaskEachEqualTheMultiChannelForm(final int n, final int c, final int features)
		throws IOException
	{
		final int h = 9;
		final int w = 7;
		final PartialConv first = new PartialConv("first", c, features, 3, 1, true, Role.WEIGHT, Padding.HOLE);
		final PartialConv second = new PartialConv("second", features + c, c, 3, 1, true, Role.WEIGHT, Padding.HOLE);
		final TwoGroups network = new TwoGroups(c, features, first, second);
		final Weights weights = OnnxRun.weights(network, 11);
		final float[] image = Arrays4.values(n * c * h * w, 12);
		final float[] mask = Arrays4.mask(n * h * w, 0.12, 13);

		final float[] masks = Arrays4.repeat(mask, n, c);
		final Arrays4.Result y = Arrays4.partialConvolution(image, masks, weights.get(first.parameters().get(0)), //
			weights.get(first.parameters().get(1)), n, c, h, w, features, 3, 1);
		final Arrays4.Result z = Arrays4.partialConvolution(Arrays4.concat(y.features(), image, n), //
			Arrays4.concat(Arrays4.repeat(y.mask(), n, features), masks, n), weights.get(second.parameters().get(0)), //
			weights.get(second.parameters().get(1)), n, features + c, h, w, c, 3, 1);
		assertThat(y.mask()).contains(0).contains(1);
		assertThat(OnnxRun.run(network, weights, image, mask, n, h, w)).containsExactly(z.features(), within(1e-4f));
	}

	@Test
	void inputsWhoseChannelsDoNotAddUpAreRefused() {
		final PartialConv layer = layer(4, 2, 3, false);
		final CostOps ops = new CostOps();
		final CostOps.Value x = CostOps.input(1, 3, 8, 8);
		assertThatThrownBy(() -> layer.forward(ops, List.of(Masked.of(x, CostOps.input(1, 1, 8, 8), 3)))) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("takes 4 channels, not 3");
	}
}
