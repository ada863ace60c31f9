package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import kintsugi.evaluate.ImageList;
import kintsugi.hole.Hole;
import kintsugi.image.ImageFiles;
import kintsugi.image.Samples;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;
import kintsugi.repair.Strategy;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Compares what the window planner makes of holes with what the same model makes of the whole image in one window: PSNR
 * inside holes, as a mean over images of dB against the range of the image, for small holes and for those wider than
 * 200 pixels, and the differences with their standard errors over images. Arguments: a model, the number of images, and
 * a folder of images; without one, generated ones are taken.
 */
public final class PlannerComparison {

	private static final int SIDE = 512;
	private static final int[] SMALL = { 3, 12, 32 };
	private static final int[] WIDE = { 220, 300 };

	private PlannerComparison() {}

	/** Runs the comparison and prints a table. */
	public static void main(final String... args) throws IOException {
		final String model = args.length > 0 ? args[0] : "photo-small";
		final int count = args.length > 1 ? Integer.parseInt(args[1]) : 8;
		final List<List<Img<FloatType>>> images = args.length > 2 ? read(Path.of(args[2]), count, channels(model)) : //
			generated(count, channels(model));
		print("%s, %d images of at most %d x %d pixels, PSNR inside holes (dB)%n", model, images.size(), SIDE, SIDE);
		print("| hole | whole | auto - whole | coarse to fine - whole |%n|---|---:|---:|---:|%n");
		for (final int size : SMALL)
			row(model, images, size, 9);
		for (final int size : WIDE)
			row(model, images, size, 1);
	}

	private static void row(final String model, final List<List<Img<FloatType>>> images, final int size, final int holes)
		throws IOException
	{
		final double[] whole = quality(model, Strategy.WHOLE, images, size, holes);
		final double[] auto = quality(model, Strategy.AUTO, images, size, holes);
		final double[] coarse = quality(model, Strategy.COARSE_TO_FINE, images, size, holes);
		print("| %d of %d pixels | %.2f | %s | %s |%n", holes, size, Arrays.stream(whole).average().orElseThrow(),
			difference(auto, whole), difference(coarse, whole));
	}

	/** Gets the mean difference over images and its standard error in words. */
	private static String difference(final double[] values, final double[] others) {
		final double[] differences = new double[values.length];
		Arrays.setAll(differences, i -> values[i] - others[i]);
		final double mean = Arrays.stream(differences).average().orElseThrow();
		final double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
		return String.format(Locale.ROOT, "%+.3f ± %.3f", mean, Math.sqrt(squares / values.length / (values.length - 1)));
	}

	/** Gets the PSNR of each image. */
	private static double[] quality(final String model, final Strategy strategy, final List<List<Img<FloatType>>> images,
		final int size, final int holes) throws IOException
	{
		final double[] quality = new double[images.size()];
		try (Repairer repairer = Repairer.open(model, Device.CPU, strategy)) {
			for (int i = 0; i < quality.length; i++) {
				final List<Img<FloatType>> image = images.get(i);
				final Hole hole = hole((int) image.get(0).dimension(0), (int) image.get(0).dimension(1), size, holes, i);
				final List<Img<FloatType>> damaged = new ArrayList<>();
				image.forEach(channel -> damaged.add(channel.copy()));
				repairer.predict(image, hole, Progress.NONE).writeTo(damaged);
				quality[i] = psnr(image, damaged, hole);
			}
		}
		return quality;
	}

	/** Draws discs with a wavy edge, one in each field of a grid. */
	private static Hole hole(final int width, final int height, final int size, final int holes, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final int grid = (int) Math.round(Math.sqrt(holes));
		final double[] xs = new double[holes];
		final double[] ys = new double[holes];
		for (int i = 0; i < holes; i++) {
			xs[i] = (i % grid + 0.5 + 0.3 * (random.nextDouble() - 0.5)) * width / grid;
			ys[i] = (i / grid + 0.5 + 0.3 * (random.nextDouble() - 0.5)) * height / grid;
		}
		final double phase = random.nextDouble(2 * Math.PI);
		return Hole.where(width, height, (x, y) -> {
			for (int i = 0; i < holes; i++) {
				final double angle = Math.atan2(y - ys[i], x - xs[i]);
				if (Math.hypot(x - xs[i], y - ys[i]) <= size / 2.0 * (1 + 0.1 * Math.sin(3 * angle + phase))) return true;
			}
			return false;
		});
	}

	private static double psnr(final List<Img<FloatType>> truth, final List<Img<FloatType>> filled, final Hole hole) {
		double error = 0;
		double least = Double.MAX_VALUE;
		double greatest = -Double.MAX_VALUE;
		for (int channel = 0; channel < truth.size(); channel++) {
			final var cursor = filled.get(channel).cursor();
			for (final FloatType value : truth.get(channel)) {
				// valid samples are equal
				error += Math.pow(value.get() - cursor.next().get(), 2);
				least = Math.min(least, value.get());
				greatest = Math.max(greatest, value.get());
			}
		}
		final double mean = error / hole.count() / truth.size();
		return 10 * Math.log10(Math.pow(greatest - least, 2) / Math.max(mean, 1e-9));
	}

	private static int channels(final String model) {
		return model.startsWith("photo") ? 3 : 1;
	}

	private static List<List<Img<FloatType>>> generated(final int count, final int channels) {
		final List<List<Img<FloatType>>> images = new ArrayList<>();
		for (int i = 0; i < count; i++)
			images.add(planes((channels == 3 ? Samples.stained(SIDE, SIDE, i) : Samples.fluorescence(SIDE, SIDE, i)).whole(),
				channels));
		return images;
	}

	/** Reads the centres of the first images of a shuffled folder that are large enough for a wide hole. */
	private static List<List<Img<FloatType>>> read(final Path folder, final int count, final int channels)
		throws IOException
	{
		final List<List<Img<FloatType>>> images = new ArrayList<>();
		final List<Path> files = new ArrayList<>(ImageList.of(folder, null, 0).files());
		Collections.shuffle(files, new Random(1));
		for (final Path file : files) {
			if (images.size() == count) break;
			final ImagePlus image = ImageFiles.read(file);
			if (Math.min(image.getWidth(), image.getHeight()) >= SIDE) images.add(planes(image, channels));
		}
		return images;
	}

	private static List<Img<FloatType>> planes(final ImagePlus image, final int channels) {
		final ImageProcessor whole = image.getProcessor();
		whole.setRoi((whole.getWidth() - SIDE) / 2, (whole.getHeight() - SIDE) / 2, SIDE, SIDE);
		final ImageProcessor crop = whole.crop();
		final ImageProcessor pixels = channels == 3 ? crop.convertToRGB() : crop;
		final List<Img<FloatType>> planes = new ArrayList<>();
		for (int channel = 0; channel < channels; channel++)
			planes.add(ArrayImgs.floats((float[]) pixels.toFloat(channel, null).getPixelsCopy(), SIDE, SIDE));
		return planes;
	}

	private static void print(final String format, final Object... values) {
		System.out.print(String.format(Locale.ROOT, format, values));
	}
}
