package kintsugi.image.folder;

import java.nio.file.Path;

/**
 * What a result is made from.
 *
 * @param image the image's file
 * @param imageState its state when it was read
 * @param mask the mask's file, or null
 * @param maskState its state when it was read
 * @param settings all that decides the result but the model, see {@link FileRepair#settings}
 */
record Origin(Path image, FileState imageState, Path mask, FileState maskState, String settings) {

	/** Looks what a result would be made from now. */
	static Origin of(final FileJob job, final String settings) {
		final Path mask = job.mask() == null ? null : absolute(job.mask());
		return new Origin(absolute(job.image()), FileState.of(job.image()), mask, FileState.of(mask), settings);
	}

	/** Says what differs from now, for a sentence; empty if nothing does. */
	String difference(final Origin now) {
		if (!image.equals(now.image)) return "from the image " + image;
		if (!imageState.equals(now.imageState)) return "before the image was changed";
		if (mask == null ? now.mask != null : !mask.equals(now.mask)) return "with other masks";
		if (!maskState.equals(now.maskState)) return "before the mask was changed";
		return settings.equals(now.settings) ? "" : "with other settings (" + settings + ")";
	}

	private static Path absolute(final Path file) {
		return file.toAbsolutePath().normalize();
	}
}
