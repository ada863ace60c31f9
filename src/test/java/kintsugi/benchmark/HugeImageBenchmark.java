package kintsugi.benchmark;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.photo.Photo;

import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Repairer;
import net.imglib2.img.array.ArrayImgs;

/**
 * The time of a repair of a 16-bit image of 8192 x 8192 pixels with 100 defects of at most 32 pixels: beside the bare
 * model on the same windows in the same run, beside the same image without a hole, and beside OpenCV's Telea on the
 * same image and mask. The first argument names the model, the second the side.
 */
public final class HugeImageBenchmark {

	private static final int DEFECTS = 100;
	private static final int ROUNDS = 3;

	private HugeImageBenchmark() {}

	/** Runs the benchmark and prints the fastest of a few rounds each. */
	public static void main(final String... args) throws IOException {
		final String model = args.length > 0 ? args[0] : "fluorescence-small";
		final int side = args.length > 1 ? Integer.parseInt(args[1]) : 8192;
		final short[] image = image(side);
		final Hole hole = defects(side);
		final Hole none = Hole.none(side, side);
		final TimedFiller timed = new TimedFiller(RepairMethods.open(model, Device.CPU));
		double all = Double.MAX_VALUE;
		double bare = Double.MAX_VALUE;
		double empty = Double.MAX_VALUE;
		double copy = Double.MAX_VALUE;
		RepairReport report = null;
		try (Repairer repairer = Repairer.of(timed)) {
			for (int round = 0; round < ROUNDS; round++) {
				timed.take();
				final long start = System.nanoTime();
				report = repair(repairer, image, hole, side);
				all = Math.min(all, seconds(start));
				bare = Math.min(bare, timed.take() / 1e9);
				final long without = System.nanoTime();
				repair(repairer, image, none, side);
				empty = Math.min(empty, seconds(without));
				final long copying = System.nanoTime();
				image.clone();
				copy = Math.min(copy, seconds(copying));
			}
		}
		print("%s, %d x %d, %s", model, side, side, report.division().toWords());
		print("the repair                      %8.3f s", all);
		print("the bare model on its windows   %8.3f s", bare);
		print("the repair / the bare model     %8.3f   (to be below 3)", all / bare);
		print("the repair beyond the model     %8.3f s (to be below 2)", all - bare);
		print("no hole                         %8.3f s", empty);
		print("no hole beyond the copy         %8.3f s (to be below 0.1)", empty - copy);
		print("Telea (OpenCV)                  %8.3f s", telea(image, hole, side));
	}

	private static RepairReport repair(final Repairer repairer, final short[] image, final Hole hole, final int side)
		throws IOException
	{
		return repairer.repair(List.of(ArrayImgs.unsignedShorts(image, side, side)), List.of(ArrayImgs.unsignedShorts(image
			.clone(), side, side)), hole, Progress.NONE);
	}

	private static double telea(final short[] image, final Hole hole, final int side) {
		OpenCvFill.load();
		final byte[] bits = new byte[side * side];
		hole.forEachRun((y, from, to) -> Arrays.fill(bits, y * side + from, y * side + to, (byte) 255));
		final Mat mask = new Mat(side, side, CvType.CV_8UC1);
		mask.put(0, 0, bits);
		final Mat source = new Mat(side, side, CvType.CV_16UC1);
		source.put(0, 0, image);
		final Mat filled = new Mat();
		double fastest = Double.MAX_VALUE;
		for (int round = 0; round < ROUNDS; round++) {
			final long start = System.nanoTime();
			Photo.inpaint(source, mask, filled, 3, Photo.INPAINT_TELEA);
			fastest = Math.min(fastest, seconds(start));
		}
		return fastest;
	}

	private static short[] image(final int side) {
		final SplittableRandom random = new SplittableRandom(1);
		final short[] image = new short[side * side];
		for (int i = 0; i < image.length; i++)
			image[i] = (short) (4000 + 2000 * Math.sin(i % side * 0.01) * Math.cos(i / side * 0.013) + random.nextInt(300));
		return image;
	}

	/** Draws discs of 3 to 32 pixels. */
	private static Hole defects(final int side) {
		final SplittableRandom random = new SplittableRandom(2);
		final BitSet bits = new BitSet();
		for (int i = 0; i < DEFECTS; i++) {
			final int size = random.nextInt(3, 33);
			final int left = random.nextInt(side - size);
			final int top = random.nextInt(side - size);
			for (int y = 0; y < size; y++)
				for (int x = 0; x < size; x++)
					if (Math.hypot(x - (size - 1) / 2.0, y - (size - 1) / 2.0) <= size / 2.0)
						bits.set((top + y) * side + left + x);
		}
		return Hole.of(side, side, bits);
	}

	private static double seconds(final long start) {
		return (System.nanoTime() - start) / 1e9;
	}

	private static void print(final String format, final Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}
}
