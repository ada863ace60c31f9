package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

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
 * 200 pixels, and the differences with their standard errors over images. Arguments: a model, and settings such as
 * {@code images=20} as in {@link Settings}.
 */
public final class PlannerComparison {

	private static final int SIDE = 512;
	/** Holes wider than this lie alone in their image. */
	private static final int SMALL = 100;

	private PlannerComparison() {}

	/**
	 * What is compared.
	 *
	 * @param images the most images
	 * @param every of the images, every so-many-th is taken
	 * @param first the number of the first image that is taken, from 0
	 * @param folder where they are; none for generated ones
	 * @param list a file with the names of those that are taken; none for all
	 * @param least the least side of an image
	 * @param sizes of holes in pixels
	 * @param places how often each image gets a hole, at different places; its mean in dB counts
	 * @param strategies what is compared with the whole image
	 */
	record Settings(int images, int every, int first, Optional<Path> folder, Optional<Path> list, int least,
		List<Integer> sizes, int places, List<Strategy> strategies)
	{

		/** Reads settings in the form {@code name=value}. */
		static Settings of(final List<String> args) {
			final Map<String, String> values = new HashMap<>();
			args.forEach(arg -> values.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1)));
			return new Settings(number(values, "images", 8), number(values, "every", 1), number(values, "first", 0), //
				Optional.ofNullable(values.get("folder")).map(Path::of), Optional.ofNullable(values.get("list")).map(Path::of),
				number(values, "least", SIDE), //
				Arrays.stream(values.getOrDefault("sizes", "3,12,32,220,300").split(",")).map(Integer::valueOf).toList(),
				number(values, "places", 1), Arrays.stream(values.getOrDefault("strategies", "auto").split(",")) //
					.map(name -> Strategy.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'))).toList());
		}

		private static int number(final Map<String, String> values, final String name, final int otherwise) {
			return values.containsKey(name) ? Integer.parseInt(values.get(name)) : otherwise;
		}
	}

	/** Runs the comparison and prints a table. */
	public static void main(final String... args) throws IOException {
		final String model = args.length > 0 ? args[0] : "photo-small";
		final Settings settings = Settings.of(Arrays.asList(args).subList(Math.min(1, args.length), args.length));
		final List<List<Img<FloatType>>> images = settings.folder().isPresent() ? read(settings, channels(model)) : //
			generated(settings, channels(model));
		print("%s, %d images of at most %d x %d pixels, PSNR inside holes (dB)%n", model, images.size(), SIDE, SIDE);
		print("| hole | whole |%s%n|---|---:|%s%n", settings.strategies().stream().map(s -> " " + s + " - whole |") //
			.collect(Collectors.joining()), "---:|".repeat(settings.strategies().size()));
		for (final int size : settings.sizes())
			row(model, images, settings, size);
	}

	private static void row(final String model, final List<List<Img<FloatType>>> images, final Settings settings,
		final int size) throws IOException
	{
		final int holes = size > SMALL ? 1 : 9;
		final double[] whole = quality(model, Strategy.WHOLE, images, size, holes, settings.places());
		print("| %d of %d pixels | %.2f |", holes, size, Arrays.stream(whole).average().orElseThrow());
		for (final Strategy strategy : settings.strategies())
			print(" %s |", difference(quality(model, strategy, images, size, holes, settings.places()), whole));
		print("%n");
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
		final int size, final int holes, final int places) throws IOException
	{
		final double[] quality = new double[images.size()];
		try (Repairer repairer = Repairer.open(model, Device.CPU, strategy)) {
			for (int i = 0; i < quality.length; i++)
				for (int place = 0; place < places; place++)
					quality[i] += quality(repairer, images.get(i), size, holes, (long) place * quality.length + i) / places;
		}
		return quality;
	}

	private static double quality(final Repairer repairer, final List<Img<FloatType>> image, final int size,
		final int holes, final long seed) throws IOException
	{
		final Hole hole = hole((int) image.get(0).dimension(0), (int) image.get(0).dimension(1), size, holes, seed);
		final List<Img<FloatType>> damaged = new ArrayList<>();
		image.forEach(channel -> damaged.add(channel.copy()));
		repairer.predict(image, hole, Progress.NONE).writeTo(damaged);
		return psnr(image, damaged, hole);
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

	private static List<List<Img<FloatType>>> generated(final Settings settings, final int channels) {
		final List<List<Img<FloatType>>> images = new ArrayList<>();
		for (int i = settings.first(); images.size() < settings.images(); i += settings.every())
			images.add(planes((channels == 3 ? Samples.stained(SIDE, SIDE, i) : Samples.fluorescence(SIDE, SIDE, i)).whole(),
				channels));
		return images;
	}

	/** Reads the centres of images of a shuffled folder that are large enough. */
	private static List<List<Img<FloatType>>> read(final Settings settings, final int channels) throws IOException {
		final List<List<Img<FloatType>>> images = new ArrayList<>();
		final List<Path> files = new ArrayList<>(ImageList.of(settings.folder().orElseThrow(), //
			settings.list().orElse(null), 0).files());
		Collections.shuffle(files, new Random(1));
		int number = 0;
		for (final Path file : files) {
			if (images.size() == settings.images()) break;
			final ImagePlus image = ImageFiles.read(file);
			if (Math.min(image.getWidth(), image.getHeight()) < settings.least()) continue;
			if (number >= settings.first() && (number - settings.first()) % settings.every() == 0) images.add(planes(image,
				channels));
			number++;
		}
		return images;
	}

	private static List<Img<FloatType>> planes(final ImagePlus image, final int channels) {
		final ImageProcessor whole = image.getProcessor();
		final int width = Math.min(SIDE, whole.getWidth());
		final int height = Math.min(SIDE, whole.getHeight());
		whole.setRoi((whole.getWidth() - width) / 2, (whole.getHeight() - height) / 2, width, height);
		final ImageProcessor crop = whole.crop();
		final ImageProcessor pixels = channels == 3 ? crop.convertToRGB() : crop;
		final List<Img<FloatType>> planes = new ArrayList<>();
		for (int channel = 0; channel < channels; channel++)
			planes.add(ArrayImgs.floats((float[]) pixels.toFloat(channel, null).getPixelsCopy(), width, height));
		return planes;
	}

	private static void print(final String format, final Object... values) {
		System.out.print(String.format(Locale.ROOT, format, values));
	}
}
