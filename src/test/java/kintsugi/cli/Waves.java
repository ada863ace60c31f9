package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.ImagePlus;
import ij.process.ByteProcessor;

import kintsugi.image.ImageFiles;

/** Makes folders of smooth grey images for trainings in tests. */
final class Waves {

	private Waves() {}

	/** Writes {@code image0.png} and so on, each with waves of its own, into a new folder. */
	static Path write(final Path folder, final int images, final int width, final int height) throws IOException {
		Files.createDirectory(folder);
		for (int i = 0; i < images; i++)
			ImageFiles.write(new ImagePlus("image", image(i, width, height)), folder.resolve("image" + i + ".png"));
		return folder;
	}

	private static ByteProcessor image(final int number, final int width, final int height) {
		final ByteProcessor image = new ByteProcessor(width, height);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				image.set(x, y, (int) (128 + 60 * Math.sin(0.2 * x + number) * Math.cos(0.15 * y)));
		return image;
	}
}
