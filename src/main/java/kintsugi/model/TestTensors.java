package kintsugi.model;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import kintsugi.net.Network;
import kintsugi.onnx.OnnxException;
import kintsugi.onnx.OnnxSession;

/**
 * An input of a network and what it makes of it, kept with the model as proof that it still does.
 *
 * @param image [1, C, H, W] in network space
 * @param mask [1, 1, H, W], 1 = valid
 * @param sketch [1, 1, H, W], 1 on lines; null for a network that sees none
 * @param filled [1, C, H, W]
 */
record TestTensors(Npy image, Npy mask, Npy sketch, Npy filled) {

	/** How far the output may be off, as a share of its largest value. */
	static final double TOLERANCE = 1e-4;

	private static final int SIDE = 64;

	/**
	 * Makes waves with noise, a round hole and a scratch, and a line where the network sees sketches, of a size that the
	 * network takes, and runs them.
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
		final float[] sketch = network.sketched() ? line(side) : null;
		final float[] filled = run(session, image, mask, sketch, shape);
		for (final float value : filled)
			if (!Float.isFinite(value)) throw new ModelException("The network does not give finite numbers (" + value +
				" on the test image), so it is not saved: its weights are broken, as by a training that diverged.");
		final int[] plane = { 1, 1, side, side };
		return new TestTensors(new Npy(shape, image), new Npy(plane, mask), sketch == null ? null : new Npy(plane, sketch),
			new Npy(shape, filled));
	}

	/** Makes a level line through the round hole. */
	private static float[] line(final int side) {
		final float[] sketch = new float[side * side];
		Arrays.fill(sketch, side * 2 / 5 * side, (side * 2 / 5 + 1) * side, 1);
		return sketch;
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
		final Npy sketch = description.sketch().isEmpty() ? null : npy(description.sketch().get(), files, limit);
		final TestTensors tensors = new TestTensors(npy(description.image(), files, limit), //
			npy(description.mask(), files, limit), sketch, npy(description.filled(), files, limit));
		final int[] shape = tensors.image.shape();
		final int multiple = description.network().multiple();
		final boolean fits = shape.length == 4 && shape[0] == 1 && shape[1] == description.network().channels() &&
			shape[2] > 0 && shape[2] % multiple == 0 && shape[3] > 0 && shape[3] % multiple == 0;
		if (!fits || !Arrays.equals(shape, tensors.filled.shape()) || !tensors.planesFit()) throw new ModelException(
			"The test tensors of " + files.origin() + " have the shapes " + tensors.shapes() +
				", which do not fit the network.");
		return tensors;
	}

	private boolean planesFit() {
		final int[] plane = { 1, 1, image.shape()[2], image.shape()[3] };
		return Arrays.equals(plane, mask.shape()) && (sketch == null || Arrays.equals(plane, sketch.shape()));
	}

	private String shapes() {
		return Stream.of(image, mask, sketch, filled).filter(Objects::nonNull).map(tensor -> Arrays.toString(tensor
			.shape())).collect(Collectors.joining(", "));
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
		final float[] actual = run(session, image.values(), mask.values(), sketch == null ? null : sketch.values(), //
			image.shape());
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

	private static float[] run(final OnnxSession session, final float[] image, final float[] mask, final float[] sketch,
		final int[] shape) throws ModelException
	{
		try {
			return session.run(image, mask, sketch, shape[0], shape[1], shape[2], shape[3]);
		}
		catch (final OnnxException e) {
			throw new ModelException("The model cannot be run on its test image. " + e.getMessage(), e);
		}
	}
}
