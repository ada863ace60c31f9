package kintsugi.onnx;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

/**
 * A network that says of a colour image to which classes it belongs: one input of floats [N, 3, H, W], and one output
 * of floats [N, K], the logits of K classes. Where it comes from does not matter. One thread uses it at a time.
 */
public final class OnnxClassifier implements AutoCloseable {

	private static final int CHANNELS = 3;

	private final OrtEnvironment environment;
	private final OrtSession session;
	private final String device;
	private final String remark;
	private final String input;
	private final String output;
	private final int height;
	private final int width;
	private final InputBuffers buffers = new InputBuffers();

	private OnnxClassifier(final OrtEnvironment environment, final OrtSession session, final String device,
		final String remark) throws OrtException
	{
		this.environment = environment;
		this.session = session;
		this.device = device;
		this.remark = remark;
		this.input = session.getInputNames().iterator().next();
		this.output = session.getOutputNames().iterator().next();
		final long[] shape = ((TensorInfo) session.getInputInfo().get(input).getInfo()).getShape();
		this.height = (int) Math.max(0, shape[2]);
		this.width = (int) Math.max(0, shape[3]);
	}

	/**
	 * Opens a classifier with as many threads as there are processors.
	 *
	 * @param model an ONNX file
	 * @throws OnnxException if it is broken, no classifier, or {@link Device#CUDA} was asked for and does not work, in a
	 *           sentence that says what to do
	 */
	public static OnnxClassifier open(final byte[] model, final Device device) throws OnnxException {
		return new SessionOpener(Runtime.getRuntime().availableProcessors(), new DeviceProbe()).open(model, device, //
			OnnxClassifier::classifying);
	}

	private static OnnxClassifier classifying(final OrtEnvironment environment, final OrtSession session,
		final String device, final String remark) throws OrtException, OnnxException
	{
		if (session.getNumInputs() == 1 && session.getNumOutputs() == 1 && //
			isInput(shape(session.getInputInfo())) && isOutput(shape(session.getOutputInfo())))
		{
			return new OnnxClassifier(environment, session, device, remark);
		}
		throw new OnnxException("The ONNX model has the inputs " + describe(session.getInputInfo()) +
			" and the outputs " + describe(session.getOutputInfo()) +
			"; a classifier needs one input of floats [N, 3, H, W] and one output of floats [N, K].");
	}

	private static boolean isInput(final long... shape) {
		return shape.length == 4 && shape[0] <= 1 && shape[1] == CHANNELS;
	}

	private static boolean isOutput(final long... shape) {
		return shape.length == 2 && shape[0] <= 1;
	}

	/** Gets the lengths of the axes of one array of floats, free ones below 0; none if it is something else. */
	private static long[] shape(final Map<String, NodeInfo> nodes) {
		final NodeInfo node = nodes.values().iterator().next();
		return node.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT ? //
			tensor.getShape() : new long[0];
	}

	private static String describe(final Map<String, NodeInfo> nodes) {
		return nodes.values().stream().map(node -> node.getName() + (node.getInfo() instanceof TensorInfo tensor ? //
			" " + tensor.type + " " + Arrays.toString(tensor.getShape()) : "")).toList().toString();
	}

	/** Gets the height in pixels that images must have, or 0 if any will do. */
	public int height() {
		return height;
	}

	/** Gets the width in pixels that images must have, or 0 if any will do. */
	public int width() {
		return width;
	}

	/** Gets the device that runs the network: {@code CPU} or {@code CUDA}. */
	public String device() {
		return device;
	}

	/** Gets why it is not the device to be expected, in sentences, or an empty text. */
	public String remark() {
		return remark;
	}

	/**
	 * Classifies an image.
	 *
	 * @param image [1, 3, h, w], row-major, normalised as the network was trained
	 * @return the logits of its classes [K], a new array
	 * @throws OnnxException if the network fails, does not take this size, or gives something else than finite logits
	 * @throws IllegalArgumentException if the image is not as long as its shape says
	 */
	public float[] logits(final float[] image, final int h, final int w) throws OnnxException {
		if (image.length != (long) CHANNELS * h * w) throw new IllegalArgumentException("The image has " + image.length +
			" samples, but its shape takes " + (long) CHANNELS * h * w + ".");
		final FloatBuffer pixels = buffers.take(image);
		try (OnnxTensor x = OnnxTensor.createTensor(environment, pixels, new long[] { 1, CHANNELS, h, w });
				OrtSession.Result result = session.run(Map.of(input, x)))
		{
			final float[] logits = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer().array();
			for (final float logit : logits)
				if (!Float.isFinite(logit)) throw new OnnxException("The classifier gives " + logit +
					" for a class, so it cannot be used.");
			return logits;
		}
		catch (final OrtException e) {
			throw new OnnxException("The classifier failed on an image of " + w + " x " + h + " pixels on " + device +
				". ONNX Runtime says: " + SessionOpener.firstLine(e), e);
		}
		finally {
			buffers.giveBack(pixels);
		}
	}

	/** Gives all memory back; the classifier cannot be used any more. */
	@Override
	public void close() throws OnnxException {
		try {
			session.close();
		}
		catch (final OrtException e) {
			throw new OnnxException("The classifier could not be closed. ONNX Runtime says: " + //
				SessionOpener.firstLine(e), e);
		}
	}
}
