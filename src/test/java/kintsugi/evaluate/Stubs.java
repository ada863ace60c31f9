package kintsugi.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import kintsugi.hole.Hole;
import kintsugi.repair.Progress;

/** Images, readers and methods whose scores are known beforehand. */
final class Stubs {

	static final int SIDE = 64;

	private Stubs() {}

	/** Makes an 8-bit image of noise between 60 and 159, other for each name. */
	static WholeImage noise(final String name, final int channels) {
		final Random random = new Random(name.hashCode());
		final float[] samples = new float[channels * SIDE * SIDE];
		for (int i = 0; i < samples.length; i++)
			samples[i] = 60 + random.nextInt(100);
		return WholeImage.of(name, SIDE, SIDE, channels, Depth.BITS_8, samples);
	}

	/** Reads each file as an image of noise; a file whose name starts with "bad" cannot be read. */
	static List<WholeImage> read(final Path file, final int size) throws IOException {
		final String name = file.getFileName().toString();
		if (name.startsWith("bad")) throw new IOException("it is bad");
		if (name.startsWith("tiny")) return List.of(WholeImage.of(name, 31, 64, 1, Depth.BITS_8, new float[31 * 64]));
		if (name.startsWith("stack")) return List.of(noise(name + "#1", 1), noise(name + "#2", 1));
		return List.of(noise(name, 1));
	}

	/** Makes empty files of these names, which {@link #read} knows. */
	static List<Path> files(final Path folder, final String... names) throws IOException {
		for (final String name : names) {
			Files.createDirectories(folder.resolve(name).getParent());
			Files.writeString(folder.resolve(name), "");
		}
		return ImageList.of(folder, null, 0).files();
	}

	/** A method that is off by the same amount in every sample of the hole. */
	record Off(String name, int by) implements Contender {

		@Override
		public WholeImage fill(final WholeImage image, final Hole hole) throws IOException {
			final float[] samples = noise(image.name(), image.channels()).samples();
			final float[] filled = image.samples().clone();
			hole.forEachRun((y, from, to) -> {
				for (int c = 0; c < image.channels(); c++)
					for (int i = (c * SIDE + y) * SIDE + from; i < (c * SIDE + y) * SIDE + to; i++)
						filled[i] = samples[i] + by;
			});
			return image.with(filled);
		}
	}

	/** A method that fails on images whose names start with "hard". */
	record Failing(String name) implements Contender {

		@Override
		public WholeImage fill(final WholeImage image, final Hole hole) throws IOException {
			if (image.name().startsWith("hard")) throw new IOException("this is too hard");
			return image;
		}
	}

	/** Cancels after so many reports. */
	static Progress canceledAfter(final int reports) {
		return new Progress() {

			private int count;

			@Override
			public void report(final double fraction, final String message) {
				count++;
			}

			@Override
			public boolean canceled() {
				return count >= reports;
			}
		};
	}
}
