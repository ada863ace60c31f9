package kintsugi.ij1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.plugin.filter.GaussianBlur;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

/** Makes small images and a recipe with which a training takes a second. */
final class TrainingImagesFolder {

	private static final int SIZE = 48;
	private static final String RECIPE = """
		name: tiny
		description: A network that is trained in a second.
		network:
		  architecture: pconv-unet
		  channels: auto
		  base_width: 4
		  max_width: 8
		  levels: 3
		  base: harmonic
		samples: {crop: 32, batch: 2, flip: true, turn: true, percentiles: [1, 99]}
		masks:
		  - {generator: irregular, share: 1, binned: false}
		losses: {hole_per_area: 1, valid: 0.1}
		stages:
		  - {steps: 12, learning_rate: 1e-3, warm_up: 2, decay: 0.3}
		validation: {share: 0.25, samples: 4, every: 4}
		seed: 1
		checkpoint_every: 4
		""";

	private TrainingImagesFolder() {}

	/** Makes a folder of images. */
	static Path images(final Path folder, final int count) throws IOException {
		Files.createDirectories(folder);
		for (int i = 0; i < count; i++)
			IJ.saveAsTiff(new ImagePlus("image", image(i)), folder.resolve("cells-" + i + ".tif").toString());
		return folder;
	}

	/** Makes a file with a stack. */
	static Path stack(final Path file, final int count) {
		final ImageStack stack = new ImageStack(SIZE, SIZE);
		for (int i = 0; i < count; i++)
			stack.addSlice(image(i));
		IJ.saveAsTiff(new ImagePlus("stack", stack), file.toString());
		return file;
	}

	/** Makes the recipe's file. */
	static Path recipe(final Path file) throws IOException {
		return Files.writeString(file, RECIPE.replace("\t", ""));
	}

	/** Makes the file of a recipe that writes no checkpoint on the way. */
	static Path recipeWithoutCheckpoints(final Path file) throws IOException {
		return Files.writeString(file, RECIPE.replace("\t", "").replace("checkpoint_every: 4",
			"checkpoint_every: 1000000"));
	}

	/** Draws blurred noise. */
	private static ImageProcessor image(final int seed) {
		final ByteProcessor pixels = new ByteProcessor(SIZE, SIZE);
		final Random random = new Random(seed);
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, random.nextInt(256));
		new GaussianBlur().blurGaussian(pixels, 3);
		pixels.resetMinAndMax();
		return pixels;
	}
}
