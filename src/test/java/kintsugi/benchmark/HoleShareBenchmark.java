package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Repairer;
import kintsugi.repair.Strategy;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedShortType;

/**
 * The time of a repair as its hole grows from 0.1 % to 50 % of the image: one disc, and specks of 9 pixels all over it,
 * beside the whole image in one window. Arguments: a model, the side of the image, and an SVG file for the plot.
 */
public final class HoleShareBenchmark {

	private static final double[] SHARES = { 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.5 };
	private static final int ROUNDS = 2;

	private HoleShareBenchmark() {}

	/** Runs the benchmark, prints a table and draws a plot. */
	public static void main(final String... args) throws IOException {
		final String model = args.length > 0 ? args[0] : "fluorescence-small";
		final int side = args.length > 1 ? Integer.parseInt(args[1]) : 1024;
		final Img<UnsignedShortType> image = image(side);
		final double whole;
		try (Repairer repairer = Repairer.open(model, Device.CPU, Strategy.WHOLE)) {
			whole = seconds(repairer, image, disc(side, 0.1));
		}
		print("%s, %d x %d, the whole image in one window: %.3f s%n%n", model, side, side, whole);
		print("| hole | one disc, s | of the whole | specks, s | of the whole | windows of the disc |%n");
		print("|---:|---:|---:|---:|---:|---|%n");
		final List<double[]> points = new ArrayList<>();
		try (Repairer repairer = Repairer.open(model, Device.CPU)) {
			for (final double share : SHARES) {
				final double disc = seconds(repairer, image, disc(side, share));
				final double specks = seconds(repairer, image, specks(side, share));
				print("| %.1f %% | %.3f | %.2f | %.3f | %.2f | %s |%n", 100 * share, disc, disc / whole, specks, //
					specks / whole, repair(repairer, image, disc(side, share)).division().toWords());
				points.add(new double[] { share, disc / whole, specks / whole });
			}
		}
		if (args.length > 2) Files.writeString(Path.of(args[2]), new SharePlot(points).toSvg());
	}

	private static double seconds(final Repairer repairer, final Img<UnsignedShortType> image, final Hole hole)
		throws IOException
	{
		double fastest = Double.MAX_VALUE;
		for (int round = 0; round < ROUNDS; round++) {
			final long start = System.nanoTime();
			repair(repairer, image, hole);
			fastest = Math.min(fastest, (System.nanoTime() - start) / 1e9);
		}
		return fastest;
	}

	private static RepairReport repair(final Repairer repairer, final Img<UnsignedShortType> image, final Hole hole)
		throws IOException
	{
		return repairer.repair(List.of(image), List.of(image.copy()), hole, Progress.NONE);
	}

	private static Hole disc(final int side, final double share) {
		final double radius = side * Math.sqrt(share / Math.PI);
		return Hole.where(side, side, (x, y) -> Math.hypot(x - side / 2.0, y - side / 2.0) <= radius);
	}

	private static Hole specks(final int side, final double share) {
		final SplittableRandom random = new SplittableRandom(3);
		final boolean[] starts = new boolean[side * side];
		for (int i = 0; i < starts.length; i++)
			starts[i] = i % side % 3 == 0 && i / side % 3 == 0 && random.nextDouble() < share;
		return Hole.where(side, side, (x, y) -> starts[y / 3 * 3 * side + x / 3 * 3]);
	}

	private static Img<UnsignedShortType> image(final int side) {
		final SplittableRandom random = new SplittableRandom(1);
		final short[] samples = new short[side * side];
		for (int i = 0; i < samples.length; i++)
			samples[i] = (short) (4000 + 2000 * Math.sin(i % side * 0.02) * Math.cos(i / side * 0.03) + random.nextInt(300));
		return ArrayImgs.unsignedShorts(samples, side, side);
	}

	private static void print(final String format, final Object... values) {
		System.out.print(String.format(Locale.ROOT, format, values));
	}
}
