package kintsugi.model;

import java.util.Arrays;
import java.util.Random;

import kintsugi.net.Network;
import kintsugi.onnx.OnnxException;
import kintsugi.onnx.OnnxSession;

/**
 * An input of a network and what it makes of it, kept with the model as proof that it still does.
 *
 * @param image [1, C, H, W] in network space
 * @param mask [1, 1, H, W], 1 = valid
 * @param filled [1, C, H, W]
 */
record TestTensors(Npy image, Npy mask, Npy filled) {

	/** How far the output may be off, as a share of its largest value. */
	static final double TOLERANCE = 1e-4;

	private static final int SIDE = 64;

	/**
	 * Makes waves with noise, a round hole and a scratch, of a size that the network takes, and runs them.
	 *
	 * @throws ModelException if the network's answer is not finite
	 */
	static TestTensors of(final Network network, final OnnxSession session) throws ModelException {
		final int side = (SIDE + network.multiple() - 1) / network.multiple() * network.multiple();
		final int channels = network.channels();
		final float[] mask = new float[side * side];
		for (int i = 0; i < mask.length; i++) {
			final double x = i % side - 0.6 * side;
			final double y = i / side - 0.4 * side;
			final boolean scratch = i % side == (i / side + side / 4) % side;
			mask[i] = scratch || Math.hypot(x, y) < 0.2 * side ? 0 : 1;
		}
		final float[] image = new float[channels * side * side];
		final Random random = new Random(1804);
		for (int i = 0; i < image.length; i++) {
			final int c = i / mask.length;
			final int y = i % mask.length / side;
			final int x = i % side;
			final double wave = Math.sin(0.21 * x + c) * Math.cos(0.13 * y - 0.5 * c);
			image[i] = mask[i % mask.length] * (float) (0.8 * wave + 0.1 * random.nextGaussian());
		}
		final int[] shape = { 1, channels, side, side };
		final float[] filled = run(session, image, mask, channels, side, side);
		for (final float value : filled)
			if (!Float.isFinite(value)) throw new ModelException("The network does not give finite numbers (" + value +
				" on the test image), so it is not saved: its weights are broken, as by a training that diverged.");
		return new TestTensors(new Npy(shape, image), new Npy(new int[] { 1, 1, side, side }, mask),
			new Npy(shape, filled));
	}

	/**
	 * Reads the tensors of a package.
	 *
	 * @param limit the most bytes that each file may have
	 * @throws ModelException if one is damaged, or their shapes are not those of the network
	 */
	static TestTensors read(final ModelDescription description, final PackageFiles files, final long limit)
		throws ModelException
	{
		final TestTensors tensors = new TestTensors(npy(description.image(), files, limit), //
			npy(description.mask(), files, limit), npy(description.filled(), files, limit));
		final int[] shape = tensors.image.shape();
		final int multiple = description.network().multiple();
		final boolean fits = shape.length == 4 && shape[0] == 1 && shape[1] == description.network().channels() &&
			shape[2] > 0 && shape[2] % multiple == 0 && shape[3] > 0 && shape[3] % multiple == 0;
		if (!fits || !Arrays.equals(shape, tensors.filled.shape()) ||
			!Arrays.equals(new int[] { 1, 1, shape[2], shape[3] }, tensors.mask.shape())) throw new ModelException(
				"The test tensors of " + files.origin() + " have the shapes " + Arrays.toString(shape) + ", " +
					Arrays.toString(tensors.mask.shape()) + " and " + Arrays.toString(tensors.filled.shape()) +
					", which do not fit the network.");
		return tensors;
	}

	private static Npy npy(final FileReference reference, final PackageFiles files, final long limit)
		throws ModelException
	{
		return Npy.parse(reference.read(files, limit), reference.source() + " of " + files.origin());
	}

	/**
	 * Runs the input again.
	 *
	 * @throws ModelException if the output is another one than before
	 */
	void check(final OnnxSession session, final String origin) throws ModelException {
		final int[] shape = image.shape();
		final float[] actual = run(session, image.values(), mask.values(), shape[1], shape[2], shape[3]);
		final float[] expected = filled.values();
		double largest = 0;
		double difference = 0;
		for (int i = 0; i < expected.length; i++) {
			largest = Math.max(largest, Math.abs((double) expected[i]));
			// NaN is passed on by max
			difference = Math.max(difference, Math.abs((double) actual[i] - expected[i]));
		}
		if (!(difference <= TOLERANCE * largest)) throw new ModelException("The model " + origin +
			" does not reproduce its test output: it is off by " + difference + ", where the largest value is " +
			largest + ".");
	}

	private static float[] run(final OnnxSession session, final float[] image, final float[] mask, final int channels,
		final int height, final int width) throws ModelException
	{
		try {
			return session.run(image, mask, 1, channels, height, width);
		}
		catch (final OnnxException e) {
			throw new ModelException("The model cannot be run on its test image. " + e.getMessage(), e);
		}
	}
}
