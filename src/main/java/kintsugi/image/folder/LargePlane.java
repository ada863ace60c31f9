package kintsugi.image.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;
import kintsugi.image.tiff.TiffPlane;

/** Looks which large files hold one plane that can be repaired by windows, so that it need not fit in memory. */
final class LargePlane {

	private LargePlane() {}

	/**
	 * Gets an image of one pixel that stands for the plane of a file, from its head alone; nothing if all samples of the
	 * image, its mask or its sketch have to be in memory, or if they cannot be read.
	 */
	static Optional<ImagePlus> pixel(final FileJob job, final FileHoles holes) {
		if (!tellsHole(job, holes) || job.sketch() != null && plane(job.sketch()).isEmpty()) return Optional.empty();
		return plane(job.image()).map(TiffPlane::pixel);
	}

	/** Tells whether the hole of a plane can be found without the plane in memory. */
	private static boolean tellsHole(final FileJob job, final FileHoles holes) {
		return switch (holes.kind()) {
			case NAN, SATURATED, RANGE -> true;
			case MASK -> holes.value().isEmpty() && plane(job.mask()).isPresent();
			default -> false;
		};
	}

	private static Optional<TiffPlane<?>> plane(final Path file) {
		if (!FileFormat.TIF.isOf(FileNames.extension(file))) return Optional.empty();
		try {
			return Optional.<TiffPlane<?>>of(TiffPlane.open(file, 1)).filter(plane -> plane.planes() == 1);
		}
		// a compressed file can but be read as a whole, and a damaged one is then named
		catch (final IOException e) {
			return Optional.empty();
		}
	}
}
