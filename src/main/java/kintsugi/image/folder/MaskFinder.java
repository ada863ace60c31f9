package kintsugi.image.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the mask of each image: by its name, or by its path below the folder, whatever the extension; for {@code a.tif}
 * that is {@code a.tif} or else {@code a.tif.png}, as {@link OutputNames} has it, or else {@code a.png}.
 */
final class MaskFinder {

	private final Path masks;
	private final String what;
	private final boolean folder;
	private final Map<Path, List<Path>> byBaseName = new HashMap<>();

	/**
	 * Looks which masks there are.
	 *
	 * @param what a mask is called
	 * @param masks a mask file, a folder of masks, or null if no mask is needed
	 * @throws IOException if they are not there or cannot be read, with a sentence for the user
	 */
	MaskFinder(final String what, final Path masks, final boolean recursive) throws IOException {
		this.what = what;
		this.masks = masks;
		this.folder = masks != null && Files.isDirectory(masks);
		if (masks != null && !Files.exists(masks)) throw new IOException("The " + what + " " + masks + " does not exist.");
		if (!folder) return;
		for (final Path file : new ImageSearch(ImageSearch.ALL, recursive).in(masks))
			byBaseName.computeIfAbsent(FileNames.withoutExtension(masks.relativize(file)),
				base -> new ArrayList<>()).add(file);
	}

	/**
	 * Gets the mask of an image.
	 *
	 * @param below the image's path below the folder of images
	 * @return its file, or null if there is none
	 * @throws IOException if there are several, with a sentence for the user
	 */
	Path of(final Path image, final Path below) throws IOException {
		if (!folder) return masks;
		final List<Path> ofBaseName = found(FileNames.withoutExtension(below), image);
		for (final Path mask : ofBaseName)
			if (mask.equals(masks.resolve(below))) return mask;
		final List<Path> ofWholeName = found(below, image);
		final List<Path> found = ofWholeName.isEmpty() ? ofBaseName : ofWholeName;
		if (found.size() > 1) throw new IOException("The " + what + " files " + found.get(0) + " and " + found.get(1) +
			" have the same base name; keep one of them.");
		return found.isEmpty() ? null : found.get(0);
	}

	/** Images and masks may lie in one folder; an image is not its own mask. */
	private List<Path> found(final Path base, final Path image) {
		return byBaseName.getOrDefault(base, List.of()).stream().filter(mask -> !same(mask, image)).toList();
	}

	private static boolean same(final Path one, final Path other) {
		return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
	}
}
