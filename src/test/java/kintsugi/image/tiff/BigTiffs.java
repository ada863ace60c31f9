package kintsugi.image.tiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import ij.ImagePlus;

/** Writes small BigTIFF files for tests of other packages. */
public final class BigTiffs {

	private BigTiffs() {}

	/** Writes an image. */
	public static Path write(final ImagePlus image, final Path file) throws IOException {
		return Tiffs.write(image, file, true, Map.of());
	}
}
