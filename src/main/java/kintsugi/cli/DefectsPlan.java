package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ij.ImagePlus;
import kintsugi.evaluate.ImageList;

/** Decides which mask belongs to which image. */
final class DefectsPlan {

	private DefectsPlan() {}

	/**
	 * Gets the mask's file of each image. A folder among the images stands for the image files in it and in its
	 * subfolders.
	 *
	 * @param images files and folders; a file that does not exist has a mask, too, which will fail
	 * @param output a file for a single image, or a folder, which is made
	 * @throws IOException if the arguments do not fit each other, with a sentence for the user
	 */
	static Map<Path, Path> of(final List<Path> images, final Path output) throws IOException {
		final Map<Path, Path> masks = new LinkedHashMap<>();
		final Map<Path, Path> sources = new LinkedHashMap<>();
		final boolean single = images.size() == 1 && !Files.isDirectory(images.get(0));
		final boolean file = single && isMaskFile(output) && !Files.isDirectory(output);
		if (!file && isMaskFile(output) && !Files.isDirectory(output)) throw new IOException("The output " + output +
			" is a file, but several images need a folder.");
		if (file && !Files.isDirectory(output.toAbsolutePath().getParent())) throw new IOException("The output's folder " +
			output.toAbsolutePath().getParent() + " does not exist.");
		if (!file && Files.exists(output) && !Files.isDirectory(output)) throw new IOException("The output " + output +
			" is neither a folder nor named as a mask's file, .png or .tif.");
		for (final Path image : images)
			for (final Path found : Files.isDirectory(image) ? list(image) : List.of(image)) {
				final Path mask = file ? output : output.resolve(baseName(found) + ".png");
				final Path twin = sources.put(mask, found);
				if (twin != null && !twin.equals(found)) throw new IOException("The images " + twin + " and " + found +
					" have the same base name; write their masks into different folders.");
				masks.put(found, mask);
			}
		if (!file) makeFolder(output);
		return masks;
	}

	/** Gets the mask's file of an image that is read: TIFF for a stack whose mask goes into a folder. */
	static Path fileFor(final ImagePlus image, final Path mask, final Path output) {
		if (mask.equals(output) || image.getStackSize() == 1) return mask;
		return mask.resolveSibling(baseName(mask) + ".tif");
	}

	private static List<Path> list(final Path folder) throws IOException {
		final List<Path> found = ImageList.images(folder);
		if (found.isEmpty()) throw new IOException("The folder " + folder + " holds no images.");
		return found;
	}

	private static void makeFolder(final Path folder) throws IOException {
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException e) {
			throw new IOException("The output's folder " + folder + " cannot be made (" + e + "); choose another.", e);
		}
	}

	private static boolean isMaskFile(final Path file) {
		return file.getFileName() != null && file.getFileName().toString().toLowerCase(Locale.ROOT).matches(
			".*\\.(png|tiff?)");
	}

	private static String baseName(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot < 1 ? name : name.substring(0, dot);
	}
}
