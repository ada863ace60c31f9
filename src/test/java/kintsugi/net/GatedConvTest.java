package kintsugi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The gated convolution against its equation. */
class GatedConvTest {

	/** One layer. */
	private static final class OneLayer extends TestNetwork {

		private final GatedConv layer;
		private final boolean doubled;

		OneLayer(final int channels, final GatedConv layer, final boolean doubled) {
			super(channels, layer.parameters());
			this.layer = layer;
			this.doubled = doubled;
		}

		@Override
		public <T> T forward(final Ops<T> ops, final T image, final T mask) {
			return doubled ? layer.forwardDoubled(ops, image) : layer.forward(ops, image);
		}
	}

	private static double gated(final double feature, final double gate) {
		return (feature > 0 ? feature : Math.exp(feature) - 1) / (1 + Math.exp(-gate));
	}

	@ParameterizedTest
	@EnumSource
	void theFirstHalfIsTheFeatureAndTheSecondItsGate(final Backend backend) throws Exception {
		final Network network = new OneLayer(1, new GatedConv("layer", 1, 4, 1, 1, 1), false);
		final Weights weights = Weights.of(network, Map.of("layer.weight", new float[] { 2, -1, 1, 4 }, //
			"layer.bias", new float[] { -1, 0, 0.5f, -2 }));
		final float[] found = backend.run(network, weights, new float[] { -0.3f, 0.75f }, new float[2], 1, 1, 2);
		// 2 x - 1 gated by x + 0.5, then -x gated by 4 x - 2
		assertThat(found).containsExactly(new float[] { (float) gated(-1.6, 0.2), (float) gated(0.5, 1.25), (float) gated(
			0.3, -3.2), (float) gated(-0.75, 1) }, within(1e-6f));
		assertThat(found[0]).isCloseTo(-0.4388f, within(1e-4f)); // (e^-1.6 - 1) / (1 + e^-0.2), by hand
	}

	@ParameterizedTest
	@CsvSource({ "DJL, 3, 1, 1", "DJL, 3, 2, 1", "DJL, 5, 1, 1", "DJL, 3, 1, 4", "ONNX_RUNTIME, 3, 1, 1",
		"ONNX_RUNTIME, 3, 2, 1", "ONNX_RUNTIME, 5, 1, 1", "ONNX_RUNTIME, 3, 1, 4" })
	void outsideOfTheImageIsZeroOnAllSidesAlike(final Backend backend, final int kernel, final int stride,
		final int dilation) throws Exception
	{
		final int h = 8;
		final int w = 12;
		final Network network = new OneLayer(2, new GatedConv("layer", 2, 6, kernel, stride, dilation), false);
		final Weights weights = OnnxRun.weights(network, 4);
		final float[] x = Arrays4.values(2 * h * w, 5);
		final float[] weight = weights.asMap().get("layer.weight");
		final float[] bias = weights.asMap().get("layer.bias");
		final float[] expected = new float[3 * h / stride * w / stride];
		for (int i = 0; i < expected.length; i++) {
			final int place = i % (h / stride * (w / stride));
			final int y = place / (w / stride) * stride;
			final int z = place % (w / stride) * stride;
			final int channel = i / (h / stride * (w / stride));
			expected[i] = (float) gated(bias[channel] + sum(x, weight, channel, y, z, kernel, dilation, h, w), //
				bias[channel + 3] + sum(x, weight, channel + 3, y, z, kernel, dilation, h, w));
		}
		assertThat(backend.run(network, weights, x, new float[h * w], 1, h, w)).containsExactly(expected, within(1e-5f));
	}

	private static double sum(final float[] x, final float[] weight, final int out, final int y, final int z,
		final int kernel, final int dilation, final int h, final int w)
	{
		double sum = 0;
		for (int tap = 0; tap < 2 * kernel * kernel; tap++) {
			final int py = y + (tap / kernel % kernel - kernel / 2) * dilation;
			final int px = z + (tap % kernel - kernel / 2) * dilation;
			if (py >= 0 && py < h && px >= 0 && px < w) sum += (double) weight[out * 2 * kernel * kernel + tap] * //
				x[(tap / kernel / kernel * h + py) * w + px];
		}
		return sum;
	}

	@ParameterizedTest
	@EnumSource
	void aDoubledLayerRepeatsEachSampleBefore(final Backend backend) throws Exception {
		final GatedConv layer = new GatedConv("layer", 2, 6, 3, 1, 1);
		final Weights weights = OnnxRun.weights(new OneLayer(2, layer, false), 6);
		final float[] x = Arrays4.values(2 * 2 * 8 * 10, 7);
		final float[] large = new float[4 * x.length];
		for (int i = 0; i < large.length; i++)
			large[i] = x[i / 20 / 2 * 10 + i % 20 / 2];
		final float[] expected = backend.run(new OneLayer(2, layer, false), weights, large, new float[2 * 320], 2, 16, 20);
		assertThat(backend.run(new OneLayer(2, layer, true), weights, x, new float[2 * 80], 2, 8, 10)) //
			.containsExactly(expected, within(1e-5f));
	}

	@Test
	void dilatedLayersSeeWhatTheirDilationsAddUpTo() {
		final CostOps ops = new CostOps();
		final CostOps.Value y = new GatedLayers("layers", 3, false).dilated(8).forward(ops, CostOps.input(1, 3, 64, 64));
		assertThat(ops.cost(y).receptiveField()).isEqualTo(1 + 2 * (2 + 4 + 8 + 16));
		assertThat(ops.cost(y).output()).containsExactly(1, 4, 64, 64);
	}

	@Test
	void anOddNumberOfChannelsHasNoHalves() {
		assertThatThrownBy(() -> new GatedConv("layer", 1, 5, 3, 1, 1)).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("5 channels");
	}
}
