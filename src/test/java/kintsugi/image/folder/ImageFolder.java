package kintsugi.image.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;

import kintsugi.image.ImageFiles;
import kintsugi.onnx.Device;
import kintsugi.repair.Strategy;

/** Folders of small images and masks for tests: {@code in}, {@code masks} and {@code out}. */
record ImageFolder(Path path) {

	static final int WIDTH = 24;
	static final int HEIGHT = 18;

	/** Writes images of these names, and masks with a square of 3 pixels a side. */
	static ImageFolder of(final Path path, final String... names) throws IOException {
		final ImageFolder folder = new ImageFolder(path);
		for (final String name : names) {
			folder.image(name);
			folder.mask(name, 3);
		}
		return folder;
	}

	Path in() {
		return path.resolve("in");
	}

	Path masks() {
		return path.resolve("masks");
	}

	Path out() {
		return path.resolve("out");
	}

	Path report() {
		return out().resolve(FolderRepair.REPORT);
	}

	/** Writes an image of 8 bits, that rises from left to right. */
	Path image(final String name) throws IOException {
		return write(in().resolve(name), IJ.createImage(name, "8-bit ramp", WIDTH, HEIGHT, 1));
	}

	/** Writes an image of 16 bits with some slices. */
	Path stack(final String name, final int slices) throws IOException {
		return write(in().resolve(name), IJ.createImage(name, "16-bit ramp", WIDTH, HEIGHT, slices));
	}

	/** Writes a mask with a square of so many pixels a side. */
	Path mask(final String name, final int side) throws IOException {
		return mask(name, side, WIDTH, HEIGHT);
	}

	Path mask(final String name, final int side, final int width, final int height) throws IOException {
		final ByteProcessor pixels = new ByteProcessor(width, height);
		pixels.setValue(255);
		pixels.setRoi(5, 5, side, side);
		pixels.fill();
		return write(masks().resolve(name), new ImagePlus(name, pixels));
	}

	/** Makes the order for all images with the masks of their names. */
	FolderFiles files() {
		return files(FileHoles.masks(masks(), OptionalDouble.empty()), "", false, FileFormat.TIF);
	}

	FolderFiles files(final FileHoles holes, final String pattern, final boolean recursive, final FileFormat format) {
		return new FolderFiles(List.of(in()), holes, out(), pattern, recursive, format);
	}

	/** Makes the order to repair with the harmonic fill. */
	FolderRepair order(final int grow, final boolean force) throws IOException {
		return order(files(), grow, force);
	}

	static FolderRepair order(final FolderFiles files, final int grow, final boolean force) throws IOException {
		return FolderRepair.of(files, new FileRepair("harmonic", Device.CPU, Strategy.AUTO, files.holes(), grow), force);
	}

	static Path write(final Path file, final ImagePlus image) throws IOException {
		Files.createDirectories(file.getParent());
		ImageFiles.write(image, file);
		return file;
	}
}
