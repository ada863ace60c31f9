package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import kintsugi.hole.RatioBin;
import kintsugi.mask.IrregularHoles;
import kintsugi.model.ModelPackage;
import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxFile;
import kintsugi.onnx.OnnxSession;

/**
 * The graph that a CPU is given, beside the graph of the model's file, with the paper's network and the bundled models
 * at 512x512 pixels. Both run in turn, and the shortest and the median time of each are compared; the project promises
 * at most 0.75 for the paper's network, with the same output to 1e-4 of its largest value.
 */
final class GraphBenchmark {

	private static final int SIDE = 512;
	private static final int THREADS = 2;
	private static final double AT_MOST = 0.75;

	private GraphBenchmark() {}

	/** Runs each network so many times, 10 where no number is given. */
	public static void main(final String... args) throws IOException {
		final int runs = args.length == 0 ? 10 : Integer.parseInt(args[0]);
		final Map<String, byte[]> models = new LinkedHashMap<>();
		models.put("paper", OnnxFile.encode(PaperModel.network(), PaperModel.weights(), Map.of()));
		for (final String name : new String[] { "photo-small", "fluorescence-small" })
			models.put(name, ModelPackage.open(Path.of("models", name)).onnx());
		for (final Map.Entry<String, byte[]> model : models.entrySet())
			compare(model.getKey(), model.getValue(), runs);
	}

	private static void compare(final String name, final byte[] model, final int runs) throws IOException {
		final int channels = OnnxFile.decode(model).network().channels();
		final float[] image = new float[channels * SIDE * SIDE];
		final SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < image.length; i++)
			image[i] = (float) random.nextDouble(-1, 1);
		final float[] mask = IrregularHoles.draw(RatioBin.FROM_20_TO_30, true, SIDE, SIDE, 0).validMask();
		final double[] plainTimes = new double[runs];
		final double[] fastTimes = new double[runs];
		OnnxSession.open(model, Device.CPU, THREADS).close(); // the first loads the runtime
		final long start = System.nanoTime();
		try (OnnxSession plain = OnnxSession.openAsWritten(model, THREADS)) {
			final long opened = System.nanoTime();
			try (OnnxSession fast = OnnxSession.open(model, Device.CPU, THREADS)) {
				final double rewriting = (System.nanoTime() - opened - (opened - start)) / 1e9;
				final float[] expected = plain.run(image, mask, 1, channels, SIDE, SIDE);
				final float[] actual = fast.run(image, mask, 1, channels, SIDE, SIDE);
				for (int i = 0; i < runs; i++) {
					plainTimes[i] = seconds(plain, image, mask, channels);
					fastTimes[i] = seconds(fast, image, mask, channels);
				}
				report(name, plainTimes, fastTimes, expected, actual, rewriting);
			}
		}
	}

	private static double seconds(final OnnxSession session, final float[] image, final float[] mask, final int channels)
		throws IOException
	{
		final long start = System.nanoTime();
		session.run(image, mask, 1, channels, SIDE, SIDE);
		return (System.nanoTime() - start) / 1e9;
	}

	private static void report(final String name, final double[] plain, final double[] fast, final float[] expected,
		final float[] actual, final double rewriting)
	{
		double largest = 0;
		double difference = 0;
		for (int i = 0; i < expected.length; i++) {
			largest = Math.max(largest, Math.abs(expected[i]));
			difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
		}
		Arrays.sort(plain);
		Arrays.sort(fast);
		final int middle = plain.length / 2;
		System.out.printf(Locale.ROOT, "%s, %dx%d, %d threads (at most %.2f for the paper's network)%n", name, SIDE, SIDE,
			THREADS, AT_MOST);
		System.out.printf(Locale.ROOT, "  shortest %.3f s, plain %.3f s, ratio %.3f%n", fast[0], plain[0],
			fast[0] / plain[0]);
		System.out.printf(Locale.ROOT, "  median %.3f s, plain %.3f s, ratio %.3f%n", fast[middle], plain[middle],
			fast[middle] / plain[middle]);
		System.out.printf(Locale.ROOT, "  largest difference %.1e of %.1e, opening takes %.3f s longer%n", //
			difference / largest, 1e-4, rewriting);
	}
}
