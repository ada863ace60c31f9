package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import kintsugi.hole.RatioBin;
import kintsugi.mask.IrregularHoles;
import kintsugi.net.Base;
import kintsugi.net.GatedNetwork;
import kintsugi.net.Inputs;
import kintsugi.net.Network;
import kintsugi.net.Padding;
import kintsugi.net.PConvUNet;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;
import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxFile;
import kintsugi.onnx.OnnxSession;

/** Tests that a network computes the same in DJL, which trains it, and in ONNX Runtime, which repairs with it. */
class ParityTest {

	/** What the holes of a case look like. */
	private enum Holes {
			IRREGULAR, EMPTY_WINDOWS, ALL, NONE
	}

	static Stream<Arguments> cases() {
		return Stream.of(//
			Arguments.of(new PConvUNet(3, 4, 16, 8, Base.NONE), 1, 256, 256, Holes.IRREGULAR), //
			Arguments.of(new PConvUNet(1, 4, 16, 7, Base.NONE), 1, 128, 256, Holes.EMPTY_WINDOWS), //
			Arguments.of(new PConvUNet(3, 8, 32, 4, Base.NONE), 2, 64, 48, Holes.EMPTY_WINDOWS), //
			Arguments.of(new PConvUNet(3, 8, 32, 4, Base.NONE), 1, 32, 32, Holes.ALL), //
			Arguments.of(new PConvUNet(1, 6, 12, 3, Base.NONE), 3, 8, 40, Holes.NONE), //
			Arguments.of(new PConvUNet(3, 6, 24, 6, Base.HARMONIC), 2, 128, 64, Holes.IRREGULAR), //
			Arguments.of(new PConvUNet(1, 6, 24, 5, Base.HARMONIC), 1, 96, 96, Holes.EMPTY_WINDOWS), //
			Arguments.of(new PConvUNet(1, 6, 24, 4, Base.HARMONIC), 1, 32, 48, Holes.ALL), //
			Arguments.of(new PConvUNet(3, 6, 24, 4, Base.HARMONIC), 1, 16, 16, Holes.NONE), //
			Arguments.of(new PConvUNet(3, 6, 24, 4, Base.NONE, Padding.ZERO), 2, 64, 32, Holes.IRREGULAR), //
			Arguments.of(new PConvUNet(1, 6, 24, 4, Base.HARMONIC, Padding.REFLECT), 1, 32, 64, Holes.EMPTY_WINDOWS), //
			Arguments.of(new GatedNetwork(3, 8, 2, Base.NONE, false), 1, 64, 64, Holes.IRREGULAR), //
			Arguments.of(new GatedNetwork(3, 8, 2, Base.NONE, true), 2, 48, 32, Holes.IRREGULAR), //
			Arguments.of(new GatedNetwork(1, 8, 4, Base.HARMONIC, true, true, true), 2, 96, 64, Holes.IRREGULAR), //
			Arguments.of(new GatedNetwork(3, 8, 4, Base.HARMONIC, false), 1, 32, 64, Holes.EMPTY_WINDOWS), //
			Arguments.of(new GatedNetwork(1, 12, 2, Base.NONE, false), 1, 16, 48, Holes.ALL), //
			Arguments.of(new GatedNetwork(1, 8, 0, Base.HARMONIC, true), 3, 32, 32, Holes.NONE));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void djlAndOnnxRuntimeAgree(final Network network, final int n, final int height, final int width,
		final Holes holes) throws Exception
	{
		final SplittableRandom random = new SplittableRandom(7);
		final Weights weights = randomWeights(network, random);
		final float[] image = new float[n * network.channels() * height * width];
		for (int i = 0; i < image.length; i++)
			image[i] = (float) random.nextDouble(-1.5, 1.5);
		final float[] mask = mask(holes, n, height, width);

		final float[] sketch = network.sketched() ? sketch(mask.length, random) : null;

		final float[] expected = djl(network, weights, image, mask, sketch, n, height, width);
		final float[] actual;
		try (OnnxSession session = OnnxSession.open(OnnxFile.encode(network, weights, Map.of()), Device.CPU)) {
			actual = session.run(image, mask, sketch, n, network.channels(), height, width);
		}

		double largest = 0;
		double difference = 0;
		for (int i = 0; i < expected.length; i++) {
			largest = Math.max(largest, Math.abs(expected[i]));
			difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
		}
		assertThat(actual).hasSameSizeAs(expected);
		assertThat(Double.isFinite(largest)).isTrue();
		assertThat(difference).isLessThanOrEqualTo(1e-4 * Math.max(largest, 1e-3));
	}

	/** Makes weights of which none is at its initial value, running statistics and zero weights included. */
	private static Weights randomWeights(final Network network, final SplittableRandom random) {
		final Map<String, float[]> arrays = new LinkedHashMap<>(Weights.initial(network, random).asMap());
		for (final Parameter parameter : network.parameters()) {
			final float[] values = arrays.get(parameter.name());
			for (int i = 0; i < values.length; i++)
				values[i] += switch (parameter.role()) {
					case WEIGHT, GATED_WEIGHT, STATE -> 0;
					case ZERO_WEIGHT, BIAS, RUNNING_MEAN -> (float) (0.1 * random.nextGaussian());
					case SCALE, RUNNING_VARIANCE -> (float) random.nextDouble(-0.3, 0.3);
				};
		}
		return Weights.of(network, arrays);
	}

	private static float[] mask(final Holes holes, final int n, final int height, final int width) {
		final float[] mask = new float[n * height * width];
		switch (holes) {
			case NONE -> Arrays.fill(mask, 1);
			case IRREGULAR -> {
				for (int i = 0; i < n; i++)
					System.arraycopy(IrregularHoles.draw(RatioBin.values()[3], true, width, height, i).validMask(), 0, mask,
						i * height * width, height * width);
			}
			case EMPTY_WINDOWS -> {
				// valid pixels in the last corner only, so that most windows of most layers are empty
				for (int i = 0; i < mask.length; i++)
					mask[i] = i % width >= width - 3 && i / width % height >= height - 2 ? 1 : 0;
			}
			case ALL -> {
				// zeros
			}
		}
		return mask;
	}

	private static float[] sketch(final int length, final SplittableRandom random) {
		final float[] sketch = new float[length];
		for (int i = 0; i < length; i++)
			sketch[i] = random.nextInt(2);
		return sketch;
	}

	private static float[] djl(final Network network, final Weights weights, final float[] image, final float[] mask,
		final float[] sketch, final int n, final int height, final int width)
	{
		try (NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch")) {
			final Map<String, NDArray> parameters = new LinkedHashMap<>();
			for (final Parameter parameter : network.parameters())
				parameters.put(parameter.name(), manager.create(weights.get(parameter), new Shape(Arrays.stream(parameter
					.shape()).asLongStream().toArray())));
			final Shape plane = new Shape(n, 1, height, width);
			return network.forward(new DjlOps(manager, parameters, false), new Inputs<>(//
				manager.create(image, new Shape(n, network.channels(), height, width)), manager.create(mask, plane), //
				sketch == null ? null : manager.create(sketch, plane))).toFloatArray();
		}
	}
}
