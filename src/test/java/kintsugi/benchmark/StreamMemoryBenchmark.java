package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import kintsugi.image.tiff.TiffSink;
import kintsugi.image.tiff.TiffStack;

/**
 * Shows that memory stays flat while stacks stream from file to file: 1,000 generated planes go through a sink, a
 * virtual stack and a second sink, as a repair to a file goes. Prints the memory of the process every 100 planes,
 * beside that of the samples that went by. Needs Linux and room for the two files in the folder for temporary files.
 */
public final class StreamMemoryBenchmark {

	private static final int PLANES = 1000;
	private static final int EVERY = 100;

	private StreamMemoryBenchmark() {}

	/**
	 * Prints the figures.
	 *
	 * @param args the side of the planes in pixels of 16 bits; 1024 unless given, 2.1 GB a file
	 */
	public static void main(final String... args) throws IOException, InterruptedException {
		// a heap that does not grow shows the rest; it holds a few percent of the samples
		System.out.print(ChildJvm.run(List.of("-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch"), Stream.class, args.length == 1
			? args[0] : "1024"));
	}

	/** The child that streams. */
	static final class Stream {

		private Stream() {}

		/** Streams and prints its memory. */
		public static void main(final String... args) throws IOException {
			final int side = Integer.parseInt(args[0]);
			final Path folder = Files.createTempDirectory("stream");
			final Path first = folder.resolve("first.tif");
			final Path second = folder.resolve("second.tif");
			try {
				copy("generated to file", new ImagePlus("generated", new Generated(side)), first);
				copy("file to file", TiffStack.open(first), second);
				compare(TiffStack.open(first).getStack(), TiffStack.open(second).getStack());
			}
			finally {
				Files.deleteIfExists(first);
				Files.deleteIfExists(second);
				TiffSink.discard(first);
				TiffSink.discard(second);
				Files.delete(folder);
			}
		}

		private static void compare(final ImageStack before, final ImageStack after) throws IOException {
			for (int slice = 1; slice <= before.size(); slice++)
				if (!Arrays.equals((short[]) before.getPixels(slice), (short[]) after.getPixels(slice))) throw new IOException(
					"Plane " + slice + " differs.");
			System.out.println("all samples of the two files are equal");
		}

		private static void copy(final String what, final ImagePlus image, final Path file) throws IOException {
			final ImageStack stack = image.getStack();
			final long start = System.nanoTime();
			try (TiffSink sink = TiffSink.create(file, image, what)) {
				for (int slice = 1; slice <= sink.planes(); slice++) {
					sink.add(stack.getProcessor(slice));
					if (slice % EVERY == 0) System.out.printf(Locale.ROOT, "%s, plane %4d: %.1f MB resident, %.0f MB streamed%n",
						what, slice, BatchMemoryBenchmark.megabytes("VmRSS:"), 2e-6 * slice * image.getWidth() * image.getHeight());
				}
				sink.finish(Map.of());
			}
			final double seconds = (System.nanoTime() - start) / 1e9;
			System.out.printf(Locale.ROOT, "%s: %.1f s, %.0f MB/s%n", what, seconds, Files.size(file) / 1e6 / seconds);
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
