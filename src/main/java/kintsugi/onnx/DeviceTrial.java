package kintsugi.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

import kintsugi.net.Base;
import kintsugi.net.PConvUNet;
import kintsugi.net.Weights;

/**
 * How fast a device runs a small partial-convolution network on an image of 256 x 256 pixels and 3 channels.
 *
 * @param device the device that ran: {@code CPU} or {@code CUDA}
 * @param openSeconds how long opening took, with the libraries' loading where they were not loaded
 * @param firstSeconds how long the first run took
 * @param seconds how long a later run took, the median
 * @param remark why it was not the device that was asked for, in sentences; empty where it was
 */
public record DeviceTrial(String device, double openSeconds, double firstSeconds, double seconds, String remark) {

	/** The rows and the columns of the image. */
	public static final int SIDE = 256;

	private static final int RUNS = 5;

	/**
	 * Opens and runs.
	 *
	 * @throws OnnxException if {@link Device#CUDA} was asked for and does not work, in a sentence that says what to do
	 */
	public static DeviceTrial run(final Device device) throws OnnxException {
		final PConvUNet network = new PConvUNet(3, 16, 64, 5, Base.NONE);
		final byte[] model = OnnxFile.encode(network, Weights.initial(network, new SplittableRandom(1)), Map.of());
		final long start = System.nanoTime();
		try (OnnxSession session = OnnxSession.open(model, device)) {
			final double open = since(start);
			final double first = seconds(session);
			final double[] later = new double[RUNS];
			for (int i = 0; i < RUNS; i++)
				later[i] = seconds(session);
			Arrays.sort(later);
			return new DeviceTrial(session.device(), open, first, later[RUNS / 2], session.remark());
		}
	}

	private static double seconds(final OnnxSession session) throws OnnxException {
		final float[] mask = new float[SIDE * SIDE];
		Arrays.fill(mask, 0, mask.length / 2, 1);
		final long start = System.nanoTime();
		session.run(new float[3 * SIDE * SIDE], mask, 1, 3, SIDE, SIDE);
		return since(start);
	}

	private static double since(final long start) {
		return (System.nanoTime() - start) / 1e9;
	}
}
