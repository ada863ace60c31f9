package kintsugi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxFile;
import kintsugi.onnx.OnnxSession;

/** Compares the graph that a CPU is given with the graph of the file. */
class FastGraphTest {

	static Stream<Arguments> networksAndShapes() {
		return Stream.of(Base.values()).flatMap(base -> Stream.of(Padding.values()).flatMap(padding -> Stream.of(//
			Arguments.of(new PConvUNet(3, 4, 16, 3, base, padding), 1, 16, 16), //
			Arguments.of(new PConvUNet(1, 4, 16, 3, base, padding), 2, 32, 48), //
			Arguments.of(new PConvUNet(3, 12, 40, 4, base, padding), 1, 64, 32), //
			Arguments.of(new PConvUNet(1, 8, 8, 1, base, padding), 3, 4, 8), //
			Arguments.of(new PConvUNet(3, 2, 8, 6, base, padding), 1, 128, 128))));
	}

	static Stream<Arguments> gatedNetworksAndShapes() {
		return Stream.of(//
			Arguments.of(new GatedNetwork(3, 8, 2, Base.NONE, false), 1, 32, 48), //
			Arguments.of(new GatedNetwork(1, 16, 4, Base.HARMONIC, true, true, true), 2, 64, 32), //
			Arguments.of(new GatedNetwork(3, 64, 0, Base.HARMONIC, false), 1, 32, 64), //
			Arguments.of(new GatedNetwork(1, 4, 2, Base.NONE, true), 1, 16, 16));
	}

	@ParameterizedTest
	@MethodSource({ "networksAndShapes", "gatedNetworksAndShapes" })
	void bothGiveTheSame(final Network network, final int n, final int h, final int w) throws IOException {
		final byte[] model = OnnxFile.encode(network, OnnxRun.weights(network, 1), Map.of());
		final float[] image = Arrays4.values(n * network.channels() * h * w, 2);
		try (OnnxSession plain = OnnxSession.openAsWritten(model, 1);
				OnnxSession fast = OnnxSession.open(model, Device.CPU, 1))
		{
			for (final float[] mask : masks(n, h, w)) {
				final float[] sketch = Arrays4.mask(mask.length, 0.1, 6);
				final float[] expected = plain.run(image, mask, sketch, n, network.channels(), h, w);
				float largest = 1e-3f;
				for (final float value : expected)
					largest = Math.max(largest, Math.abs(value));
				assertThat(fast.run(image, mask, sketch, n, network.channels(), h, w)) //
					.containsExactly(expected, within(1e-4f * largest));
			}
		}
	}

	/** Makes masks: random ones, with empty windows, with none and all of the pixels valid. */
	private static float[][] masks(final int n, final int h, final int w) {
		final float[] corner = new float[n * h * w];
		for (int i = 0; i < corner.length; i++)
			corner[i] = i % w >= w - 3 && i / w % h >= h - 2 ? 1 : 0;
		final float[] left = Arrays4.mask(corner.length, 0.9, 3);
		for (int i = 0; i < left.length; i++)
			if (i % w < w / 2) left[i] = 0;
		return new float[][] { Arrays4.mask(corner.length, 0.7, 4), Arrays4.mask(corner.length, 0.05, 5), left, corner,
			new float[corner.length], Arrays4.constant(corner.length, 1) };
	}

	static Stream<Network> networks() {
		return Stream.of(Base.values()).flatMap(base -> Stream.of(new PConvUNet(3, 4, 16, 3, base), //
			new GatedNetwork(3, 8, 2, base, false)));
	}

	@ParameterizedTest
	@MethodSource("networks")
	void theGraphIsAnother(final Network network) throws IOException {
		final byte[] model = OnnxFile.encode(network, OnnxRun.weights(network, 6), Map.of());
		final float[] image = Arrays4.values(3 * 32 * 32, 7);
		final float[] mask = Arrays4.mask(32 * 32, 0.6, 8);
		try (OnnxSession plain = OnnxSession.openAsWritten(model, 1);
				OnnxSession fast = OnnxSession.open(model, Device.CPU, 1))
		{
			// sums in another order: rounding alone shows that it was used
			assertThat(fast.run(image, mask, 1, 3, 32, 32)).isNotEqualTo(plain.run(image, mask, 1, 3, 32, 32));
		}
	}
}
