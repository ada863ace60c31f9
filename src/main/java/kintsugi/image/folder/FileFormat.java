package kintsugi.image.folder;

import java.util.Locale;
import java.util.Set;

/** The formats that results are written in. */
public enum FileFormat {
	/** TIFF, which holds all that ImageJ keeps of an image. */
	TIF,
	/** PNG, for single images of 8 or 16 bits or RGB; anything else becomes TIFF. */
	PNG,
	/** JPEG, which changes all samples a little, for single images of 8 bits or RGB; anything else becomes TIFF. */
	JPG;

	private static final Set<String> TIFF = Set.of("tif", "tiff");

	/**
	 * Gets the format of a name, in any case; nothing at all means {@link #TIF}.
	 *
	 * @throws IllegalArgumentException if there is none, in a sentence that lists the names
	 */
	public static FileFormat parse(final String name) {
		if (name == null || name.isBlank()) return TIF;
		final String wanted = name.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
		if (TIFF.contains(wanted)) return TIF;
		if (wanted.equals("jpeg")) return JPG;
		for (final FileFormat format : values())
			if (format.toString().equals(wanted)) return format;
		throw new IllegalArgumentException("Results cannot be written as '" + name + "'; choose tif, png or jpg.");
	}

	/** Tells whether files of an extension have this format. */
	boolean isOf(final String extension) {
		return this == TIF ? TIFF.contains(extension) : this == JPG ? Set.of("jpg", "jpeg").contains(extension) : //
			extension.equals(toString());
	}

	/** Gets the extension, such as {@code tif}. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
