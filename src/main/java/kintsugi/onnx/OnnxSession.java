package kintsugi.onnx;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * A network that is ready to run, on the device that was really got. Safe for use by several threads; close it to give
 * its memory back.
 */
public final class OnnxSession implements AutoCloseable {

	private final OrtEnvironment environment;
	private final OrtSession session;
	private final String device;
	private final String remark;
	private final BaseFill base;
	private final boolean sketched;
	private final InputBuffers buffers = new InputBuffers();
	/** Runs share it, closing takes it alone: a native session must not go while it is used. */
	private final ReadWriteLock lock = new ReentrantReadWriteLock();
	private boolean closed;

	OnnxSession(final OrtEnvironment environment, final OrtSession session, final String device, final String remark)
		throws OrtException
	{
		this.environment = environment;
		this.session = session;
		this.device = device;
		this.remark = remark;
		this.base = BaseFill.of(session);
		this.sketched = session.getInputNames().contains(OnnxFile.SKETCH);
	}

	/** Opens a model with as many threads as there are processors; see {@link #open(byte[], Device, int)}. */
	public static OnnxSession open(final byte[] model, final Device device) throws OnnxException {
		return open(model, device, Runtime.getRuntime().availableProcessors());
	}

	/**
	 * Opens a model.
	 *
	 * @param model an ONNX file with the inputs {@code image} and {@code mask} and the output {@code filled}
	 * @param threads how many threads one run may use on the CPU, at least 1
	 * @throws OnnxException if the model is broken, or {@link Device#CUDA} was asked for and does not work, in a
	 *           sentence that says what to do
	 */
	public static OnnxSession open(final byte[] model, final Device device, final int threads) throws OnnxException {
		return opener(threads).open(model, device);
	}

	private static SessionOpener opener(final int threads) {
		if (threads < 1) throw new IllegalArgumentException("A network needs at least 1 thread, not " + threads + ".");
		return new SessionOpener(threads, new DeviceProbe());
	}

	/**
	 * Opens a model on the CPU with the graph that its file has. The other methods give a CPU a graph that it computes
	 * faster, where they know the network.
	 *
	 * @param threads how many threads one run may use, at least 1
	 * @throws OnnxException if the model is broken
	 */
	public static OnnxSession openAsWritten(final byte[] model, final int threads) throws OnnxException {
		return opener(threads).openAsWritten(model);
	}

	/** Tells whether the network sees sketches. */
	public boolean sketched() {
		return sketched;
	}

	/** Fills holes without a sketch; see {@link #run(float[], float[], float[], int, int, int, int)}. */
	public float[] run(final float[] image, final float[] mask, final int n, final int c, final int h, final int w)
		throws OnnxException
	{
		return run(image, mask, null, n, c, h, w);
	}

	/**
	 * Fills holes.
	 *
	 * @param image [n, c, h, w], row-major, in network space
	 * @param mask [n, 1, h, w], 1 = valid, 0 = hole
	 * @param sketch [n, 1, h, w], 1 on lines inside holes; null for none, and without effect on a network that sees none
	 * @return [n, c, h, w], a new array
	 * @throws OutOfDeviceMemory if the memory of the device is too small for it, as far as ONNX Runtime says so
	 * @throws OnnxException if the model does not take this shape, the image is beyond 2 GB, or the session is closed
	 * @throws IllegalArgumentException if the shape has a length below 1, or an array is not as long as the shape says
	 */
	public float[] run(final float[] image, final float[] mask, final float[] sketch, final int n, final int c,
		final int h, final int w) throws OnnxException
	{
		requireShape(n, c, h, w);
		requireLength("image", image, (long) n * c * h * w);
		requireLength("mask", mask, (long) n * h * w);
		if (sketch != null) requireLength("sketch", sketch, (long) n * h * w);
		lock.readLock().lock();
		try {
			if (closed) throw new OnnxException("The network was closed before this run; open the model again.");
			return filled(image, mask, sketch, n, c, h, w);
		}
		catch (final OrtException e) {
			throw failure(e, (n == 1 ? "" : n + " times ") + size(c, h, w) + " on " + device);
		}
		catch (final OutOfMemoryError e) {
			// of the direct buffers, which lie outside of Java's heap
			throw new OutOfDeviceMemory("The memory does not suffice for " + size(c, h, w) + ". " + e.getMessage(), e);
		}
		finally {
			lock.readLock().unlock();
		}
	}

	/** Words what ONNX Runtime says about a run. */
	static OnnxException failure(final OrtException e, final String what) {
		final String says = " ONNX Runtime says: " + SessionOpener.firstLine(e);
		return OutOfDeviceMemory.is(e.getMessage()) ? new OutOfDeviceMemory("The memory does not suffice for " + what +
			"." +
			says, e) : new OnnxException("The network failed on " + what +
				"; either it does not take this size, or the memory does not suffice." + says, e);
	}

	private float[] filled(final float[] image, final float[] mask, final float[] sketch, final int n, final int c,
		final int h, final int w) throws OrtException, OnnxException
	{
		final long[] shape = { n, c, h, w };
		final long[] plane = { n, 1, h, w };
		try (SessionInputs inputs = new SessionInputs(environment, buffers)) {
			final float[] lines = !sketched ? null : sketch == null ? new float[mask.length] : sketch;
			inputs.put(OnnxFile.IMAGE, base.apply(image, mask, lines, n, c, h, w), shape);
			inputs.put(OnnxFile.MASK, mask, plane);
			if (sketched) inputs.put(OnnxFile.SKETCH, lines, plane);
			try (OrtSession.Result result = session.run(inputs.tensors(), Set.of(OnnxFile.FILLED))) {
				if (!(result.get(0) instanceof OnnxTensor filled) || filled.getInfo().type != OnnxJavaType.FLOAT || //
					!Arrays.equals(shape, filled.getInfo().getShape()))
				{
					throw new OnnxException("The network answers with " + result.get(0).getInfo() +
						" and not with floats of the image's shape " + Arrays.toString(shape) + "; use another model.");
				}
				// the one copy out of native memory; a heap buffer made to measure is its array
				return filled.getFloatBuffer().array();
			}
		}
	}

	private static void requireShape(final int n, final int c, final int h, final int w) throws OnnxException {
		if (Math.min(Math.min(n, c), Math.min(h, w)) < 1) throw new IllegalArgumentException("The shape " + //
			Arrays.toString(new int[] { n, c, h, w }) + " has no samples; each of its lengths must be 1 or more.");
		// in floating point, where absurd lengths do not overflow
		if ((double) n * c * h * w > InputBuffers.CAPACITY) throw new OnnxException("A batch of " + n + " with " +
			size(c, h, w) + " has more than the 2 GB that a run takes; repair a smaller part at a time.");
	}

	private static String size(final int c, final int h, final int w) {
		return "an image of " + w + " x " + h + " pixels and " + c + (c == 1 ? " channel" : " channels");
	}

	private static void requireLength(final String name, final float[] array, final long length) {
		if (array.length != length) throw new IllegalArgumentException("The " + name + " has " + array.length +
			" samples, but its shape takes " + length + ".");
	}

	/** Gets the device that runs the network: {@code CPU} or {@code CUDA}. */
	public String device() {
		return device;
	}

	/**
	 * Gets why a GPU that is present is not used and what to install, or why each start takes longer than it need, in
	 * sentences; empty where there is nothing to say.
	 */
	public String remark() {
		return remark;
	}

	/** Waits for runs in other threads and gives all memory back; closing again does nothing. */
	@Override
	public void close() throws OnnxException {
		lock.writeLock().lock();
		try {
			if (closed) return;
			closed = true;
			session.close();
		}
		catch (final OrtException e) {
			throw new OnnxException("The network could not be closed. ONNX Runtime says: " + //
				SessionOpener.firstLine(e), e);
		}
		finally {
			lock.writeLock().unlock();
		}
	}
}
