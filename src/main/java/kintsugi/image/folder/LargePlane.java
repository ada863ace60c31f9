package kintsugi.image.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;
import kintsugi.image.HoleSource.Kind;
import kintsugi.image.tiff.TiffPlane;

/** Looks which large files hold one plane that can be repaired by windows, so that it need not fit in memory. */
final class LargePlane {

	private LargePlane() {}

	/**
	 * Gets an image of one pixel that stands for the plane of a file, from its head alone; nothing if all samples of the
	 * image, its mask or its sketch have to be in memory, or if they cannot be read.
	 *
	 * @throws IOException if the plane can be read, but what else ImageJ keeps in its file is damaged
	 */
	static Optional<ImagePlus> pixel(final FileJob job, final FileHoles holes) throws IOException {
		if (!tellsHole(job, holes) || !isReadable(job.sketch())) return Optional.empty();
		final Optional<TiffPlane<?>> plane = plane(job.image());
		return plane.isPresent() ? Optional.of(plane.get().pixel()) : Optional.empty();
	}

	/**
	 * Says what can be done about a plane that does not fit in memory only because its mask or its sketch is no
	 * uncompressed TIFF file; empty where that is not so.
	 */
	static String hint(final FileJob job, final FileHoles holes) {
		final boolean mask = holes.kind() == Kind.MASK && holes.value().isEmpty() && !isReadable(job.mask());
		final boolean sketch = !isReadable(job.sketch());
		if (!mask && !(sketch && tellsHole(job, holes)) || plane(job.image()).isEmpty()) return "";
		final String what = mask && sketch ? "mask and the sketch as uncompressed TIFF files" : //
			(mask ? "mask" : "sketch") + " as an uncompressed TIFF file";
		return " Or save the " + what + "; then the image need not fit in memory.";
	}

	private static boolean isReadable(final Path marks) {
		return marks == null || plane(marks).isPresent();
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
