package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import kintsugi.image.HoleSource;
import kintsugi.image.RepairTask;
import kintsugi.image.tiff.TiffSink;
import kintsugi.image.tiff.TiffStack;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairReport;

/**
 * Shows that memory stays flat while a stack of 1,000 planes is repaired to a file: one of generated planes, then that
 * file as a virtual stack to another one, with a small selection. Prints the memory of the process every 100
 * planes, beside that of the samples that went by. Needs Linux and room for the two files where temporary files are.
 */
public final class StreamMemoryBenchmark {

	private static final int PLANES = 1000;
	private static final int EVERY = 100;

	private StreamMemoryBenchmark() {}

	/**
	 * Prints the figures.
	 *
	 * @param args the method or model, {@code fluorescence-small} unless given, and the side of the planes in pixels of
	 *          16 bits, 256 unless given
	 */
	public static void main(final String... args) throws IOException, InterruptedException {
		// a heap that does not grow shows the rest; it holds less than the samples take
		System.out.print(ChildJvm.run(List.of("-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch"), Stream.class, //
			args.length < 1 ? "fluorescence-small" : args[0], args.length < 2 ? "256" : args[1]));
	}

	/** The child that repairs. */
	static final class Stream {

		private Stream() {}

		/** Repairs and prints its memory. */
		public static void main(final String... args) throws IOException {
			final int side = Integer.parseInt(args[1]);
			final Path folder = Files.createTempDirectory("stream");
			final Path first = folder.resolve("first.tif");
			final Path second = folder.resolve("second.tif");
			try {
				repair("generated to file", args[0], new ImagePlus("generated", new Generated(side)), first);
				repair("file to file", args[0], TiffStack.open(first), second);
				compare(new Generated(side), TiffStack.open(second).getStack(), selection(side));
			}
			finally {
				TiffSink.discard(first);
				TiffSink.discard(second);
				Files.deleteIfExists(first);
				Files.deleteIfExists(second);
				Files.delete(folder);
			}
			System.exit(0);
		}

		private static Roi selection(final int side) {
			return new Roi(side / 2, side / 3, side / 16, side / 16);
		}

		private static void repair(final String what, final String model, final ImagePlus image, final Path file)
			throws IOException
		{
			image.setRoi(selection(image.getWidth()));
			final Memory memory = new Memory(what, 2e-6 * image.getWidth() * image.getHeight());
			final RepairReport report = RepairTask.of(model, HoleSource.selection(), 0, Device.CPU).runToFile(image, file,
				memory);
			System.out.printf(Locale.ROOT, "%s: %.1f s, %,d hole pixels, from plane %d on %.1f to %.1f MB resident%n", //
				what, report.seconds(), report.holePixels(), EVERY, memory.least, memory.most);
		}

		private static void compare(final ImageStack before, final ImageStack after, final Roi selection)
			throws IOException
		{
			for (int slice = 1; slice <= before.size(); slice++) {
				final ImageProcessor expected = before.getProcessor(slice);
				final ImageProcessor actual = after.getProcessor(slice);
				for (int i = 0; i < expected.getPixelCount(); i++)
					if (expected.get(i) != actual.get(i) && !selection.getBounds().contains(i % expected.getWidth(), i / expected
						.getWidth())) throw new IOException("Sample " + i + " of plane " + slice + " differs.");
			}
			System.out.println("all valid samples are as they were");
		}
	}

	/** Prints the memory every hundred planes. */
	private static final class Memory implements Progress {

		private final String what;
		private final double planeMegabytes;
		private int next = EVERY;
		private double least = Double.MAX_VALUE;
		private double most;

		Memory(final String what, final double planeMegabytes) {
			this.what = what;
			this.planeMegabytes = planeMegabytes;
		}

		@Override
		public void report(final double fraction, final String message) {
			if (!message.startsWith("Repaired (slice " + next + " ")) return;
			final double resident = resident();
			least = Math.min(least, resident);
			most = Math.max(most, resident);
			System.out.printf(Locale.ROOT, "%s, plane %4d: %.1f MB resident, %.0f MB streamed%n", what, next, resident, next *
				planeMegabytes);
			next += EVERY;
		}

		private static double resident() {
			try {
				return BatchMemoryBenchmark.megabytes("VmRSS:");
			}
			catch (final IOException e) {
				throw new IllegalStateException(e);
			}
		}

		@Override
		public boolean canceled() {
			return false;
		}
	}

	/** Planes of noise that are made when they are asked for. */
	private static final class Generated extends VirtualStack {

		Generated(final int side) {
			super(side, side, PLANES, "16-bit");
		}

		@Override
		public ImageProcessor getProcessor(final int slice) {
			final Random random = new Random(slice);
			final ShortProcessor plane = new ShortProcessor(getWidth(), getHeight());
			final short[] samples = (short[]) plane.getPixels();
			for (int i = 0; i < samples.length; i++)
				samples[i] = (short) random.nextInt();
			return plane;
		}
	}
}
