package kintsugi.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import kintsugi.net.Inputs;
import kintsugi.net.Network;
import kintsugi.net.Ops;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;

/**
 * A network of one convolution, to see that a device computes before a user's image depends on it. A session can be
 * made on a GPU whose cuDNN is broken or whose kind the libraries do not know; only running shows it.
 */
final class CudaTrial implements Network {

	private static final int SIDE = 8;

	/** Encodes the trial. */
	static byte[] model() {
		final CudaTrial trial = new CudaTrial();
		return OnnxFile.encode(trial, Weights.initial(trial, new SplittableRandom(0)), Map.of());
	}

	/** Whether the session of the {@link #model} computes as it should: a 3x3 sum over ones is 9. */
	static boolean passes(final OnnxSession session) throws OnnxException {
		final float[] ones = new float[SIDE * SIDE];
		Arrays.fill(ones, 1);
		return session.run(ones, ones, 1, 1, SIDE, SIDE)[SIDE + 1] == 9;
	}

	@Override
	public String architecture() {
		return "trial";
	}

	@Override
	public Map<String, String> settings() {
		return Map.of();
	}

	@Override
	public int channels() {
		return 1;
	}

	@Override
	public int multiple() {
		return 1;
	}

	@Override
	public List<Parameter> parameters() {
		return List.of();
	}

	@Override
	public <T> List<T> stages(final Ops<T> ops, final Inputs<T> inputs) {
		final float[] ones = new float[9];
		Arrays.fill(ones, 1);
		return List.of(ops.convolve(ops.multiply(inputs.image(), inputs.mask()), ops.constant(ones, 1, 1, 3, 3), null, 1, 1,
			1));
	}
}
