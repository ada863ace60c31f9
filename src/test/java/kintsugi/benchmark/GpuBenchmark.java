package kintsugi.benchmark;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import kintsugi.hole.Hole;
import kintsugi.net.Cost;
import kintsugi.net.Network;
import kintsugi.onnx.Device;
import kintsugi.onnx.GpuFacts;
import kintsugi.onnx.OnnxFile;
import kintsugi.onnx.OnnxSession;
import kintsugi.onnx.OutOfDeviceMemory;

/**
 * Measures the paper's network on a GPU: latency and throughput of 512x512 images in batches of 1, 8 and 32, in float32
 * and in float16, the arithmetic that this comes to, and the error of float16. Where there is no GPU it says so and
 * why.
 */
public final class GpuBenchmark {

	private static final int SIZE = PaperModel.SIZE;
	private static final int CHANNELS = PaperModel.CHANNELS;
	private static final List<Integer> BATCHES = List.of(1, 8, 32);
	private static final int WARM_UP = 3;
	private static final int RUNS = 15;

	private GpuBenchmark() {}

	/** Prints a line for each batch and type. */
	public static void main(final String... args) throws IOException {
		final GpuFacts facts = GpuFacts.read();
		if (!facts.finding().usable()) {
			System.out.println("No GPU: " + facts.finding().problem());
			return;
		}
		System.out.println(facts.gpus() + ", driver " + facts.driver() + ", CUDA " + facts.cuda() + ", cuDNN " +
			facts.cudnn());
		final Network network = PaperModel.network();
		final byte[] model = OnnxFile.encode(network, PaperModel.weights(), Map.of());
		final double operations = Cost.of(network, 1, SIZE, SIZE).flops();
		final float[] full = measure(model, "float32", operations);
		System.setProperty("kintsugi.float16", "true");
		final float[] half = measure(model, "float16", operations);
		float largest = 0;
		for (int i = 0; i < full.length; i++)
			largest = Math.max(largest, Math.abs(full[i] - half[i]));
		System.out.printf(Locale.ROOT, "largest difference of float16 and float32: %.2e%n", largest);
	}

	/** Measures all batches and gets the fill of the first image. */
	private static float[] measure(final byte[] model, final String type, final double operations) throws IOException {
		float[] first = {};
		try (OnnxSession session = OnnxSession.open(model, Device.CUDA)) {
			for (final int batch : BATCHES) {
				try {
					final float[] filled = measure(session, batch, type, operations);
					if (batch == 1) first = filled;
				}
				catch (final OutOfDeviceMemory e) {
					System.out.println(type + ", batch " + batch + ": " + e.getMessage());
				}
			}
		}
		return first;
	}

	private static float[] measure(final OnnxSession session, final int batch, final String type,
		final double operations) throws IOException
	{
		final float[] images = new float[batch * CHANNELS * SIZE * SIZE];
		final float[] masks = new float[batch * SIZE * SIZE];
		final SplittableRandom random = new SplittableRandom(0);
		final Hole hole = PaperModel.hole();
		for (int i = 0; i < masks.length; i++)
			masks[i] = hole.isHole(i % SIZE, i / SIZE % SIZE) ? 0 : 1;
		for (int i = 0; i < images.length; i++)
			images[i] = (float) random.nextDouble(-1, 1);
		final double[] seconds = new double[RUNS];
		float[] filled = {};
		for (int run = -WARM_UP; run < RUNS; run++) {
			final long start = System.nanoTime();
			filled = session.run(images, masks, batch, CHANNELS, SIZE, SIZE);
			if (run >= 0) seconds[run] = (System.nanoTime() - start) / 1e9;
		}
		Arrays.sort(seconds);
		final double median = seconds[RUNS / 2];
		System.out.printf(Locale.ROOT, "%s, batch %d: %.1f ms a batch, %.1f images a second, %.1f TFLOP/s%n", type, batch,
			median *
			1000, batch / median, batch * operations / median / 1e12);
		return Arrays.copyOf(filled, CHANNELS * SIZE * SIZE);
	}
}
