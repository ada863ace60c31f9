package kintsugi.net;

import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;

import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxFile;
import kintsugi.onnx.OnnxSession;

/** Runs a network in ONNX Runtime on the CPU, for tests. */
final class OnnxRun {

	private OnnxRun() {}

	/** Runs a network: [n, c, h, w] and [n, 1, h, w] to [n, c, h, w]. */
	static float[] run(final Network network, final Weights weights, final float[] image, final float[] mask,
		final int n, final int h, final int w) throws IOException
	{
		try (OnnxSession session = OnnxSession.open(OnnxFile.encode(network, weights, Map.of()), Device.CPU, 1)) {
			return session.run(image, mask, n, network.channels(), h, w);
		}
	}

	/** Makes weights of which also the biases and the running statistics are not what they start as. */
	static Weights weights(final Network network, final long seed) {
		final Weights weights = Weights.initial(network, new SplittableRandom(seed));
		final SplittableRandom random = new SplittableRandom(seed + 1);
		for (final Parameter parameter : network.parameters()) {
			final float[] values = weights.get(parameter);
			for (int i = 0; i < values.length; i++) {
				switch (parameter.role()) {
					case BIAS, RUNNING_MEAN, ZERO_WEIGHT -> values[i] = (float) random.nextDouble(-0.3, 0.3);
					case SCALE, RUNNING_VARIANCE -> values[i] = (float) random.nextDouble(0.5, 1.5);
					default -> {
						// drawn already
					}
				}
			}
		}
		return weights;
	}
}
