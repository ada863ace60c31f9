package kintsugi.image.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One image to repair.
 *
 * @param image the image's file
 * @param mask the file of its mask, or null if there is none
 * @param sketch the file of lines that guide its repair, or null if there is none
 * @param output the file to write
 * @param adaptable whether a TIFF may be written in its place, where the output's format cannot hold the image
 */
public record FileJob(Path image, Path mask, Path sketch, Path output, boolean adaptable) {

	/** Makes a job without a sketch. */
	public FileJob(final Path image, final Path mask, final Path output, final boolean adaptable) {
		this(image, mask, null, output, adaptable);
	}

	/** Gets the file that is written if the output's format cannot hold the image. */
	Path tiff() {
		return FileNames.withExtension(output, "tif");
	}

	/** Gets the result that is there already, in either format. */
	Optional<Path> existing() {
		if (Files.exists(output)) return Optional.of(output);
		return adaptable && Files.exists(tiff()) ? Optional.of(tiff()) : Optional.empty();
	}
}
