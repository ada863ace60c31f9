package kintsugi.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

import ij.ImagePlus;
import ij.io.Opener;
import kintsugi.image.tiff.TiffStack;
import kintsugi.image.tiff.TiffWriter;

/**
 * Reads whatever image file ImageJ opens, and BigTIFF, and writes TIFF, PNG and JPEG; without dialogs and without a
 * display.
 */
public final class ImageFiles {

	/** What {@link Opener#getFileType} says of files that are no images. */
	private static final Set<Integer> NO_IMAGE = Set.of(Opener.UNKNOWN, Opener.JAVA_OR_TEXT, Opener.LUT, Opener.ROI, //
		Opener.TABLE, Opener.OJJ, Opener.CUSTOM);
	private static final Set<Integer> BY_IMAGE_IO = Set.of(Opener.JPEG, Opener.PNG, Opener.GIF, Opener.BMP);

	private ImageFiles() {}

	/**
	 * Reads an image or stack.
	 *
	 * @throws IOException if it is not there, is no image, is damaged or has transparent pixels, with a sentence for the
	 *           user
	 */
	public static ImagePlus read(final Path file) throws IOException {
		if (!Files.exists(file)) throw new IOException("There is no file " + file + ".");
		if (Files.isDirectory(file)) throw new IOException(file + " is a folder, not an image.");
		if (!Files.isReadable(file)) throw new IOException("The file " + file + " may not be read by you.");
		if (Files.size(file) == 0) throw new IOException("The file " + file +
			" is empty. Get it anew from where it came from.");
		if (TiffStack.isBig(file)) return TiffStack.read(file);
		final String path = file.toAbsolutePath().toString();
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		final int type = opener.getFileType(path);
		if (NO_IMAGE.contains(type)) throw new IOException("The file " + file + " is no image that ImageJ can open.");
		check(file, type);
		return open(opener, file, path);
	}

	/**
	 * Writes an image: TIFF with everything that ImageJ keeps, PNG with the unchanged samples of one 8-bit, 16-bit or
	 * RGB image, or JPEG, which changes all samples, of one 8-bit or RGB image. The extension of the file decides. The
	 * file appears complete or not at all; one that is there is replaced.
	 *
	 * @throws IOException if that cannot be, with a sentence for the user
	 */
	public static void write(final ImagePlus image, final Path file) throws IOException {
		checkFormat(image, file);
		final Path folder = file.toAbsolutePath().getParent();
		if (!Files.isDirectory(folder)) throw new IOException("There is no folder " + folder + " to write " +
			file.getFileName() + " to.");
		AtomicWrite.to(file.toAbsolutePath(), part -> {
			if (isTiff(file)) TiffWriter.write(image, part);
			else FlatImageWriter.write(image, extension(file), part);
		});
	}

	/**
	 * Checks whether {@link #write} can write an image of this kind to such a file, before long work is done for it.
	 *
	 * @throws IOException if not, with a sentence for the user
	 */
	public static void checkFormat(final ImagePlus image, final Path file) throws IOException {
		if (isTiff(file)) return;
		final String extension = extension(file);
		if (!FlatImageWriter.FORMATS.contains(extension)) throw new IOException("Images cannot be written to " + file +
			", because its name does not end in .tif, .png or .jpg.");
		FlatImageWriter.check(image, extension, file);
	}

	private static ImagePlus open(final Opener opener, final Path file, final String path) throws IOException {
		final ImagePlus image;
		try {
			image = opener.openImage(path);
		}
		catch (final RuntimeException e) {
			throw damaged(file, e);
		}
		if (image == null || image.getWidth() < 1 || image.getHeight() < 1) throw damaged(file, null);
		return image;
	}

	/** Looks for transparency, and for damage that ImageJ either does not notice or tells to the console only. */
	private static void check(final Path file, final int type) throws IOException {
		final boolean tiff = type == Opener.TIFF;
		final boolean transparent;
		try {
			transparent = tiff ? TiffCheck.hasTransparency(file) : BY_IMAGE_IO.contains(type) && FlatImageReader
				.hasTransparency(file);
		}
		catch (final TooLargeException e) {
			throw new IOException("The file " + file + " " + e.getMessage(), e);
		}
		catch (final IOException | RuntimeException e) {
			throw damaged(file, e);
		}
		if (transparent) throw new IOException("The file " + file + " has transparent pixels, which ImageJ would " +
			(tiff ? "take for opaque" : "blend with white") + "; remove its transparency first.");
	}

	private static IOException damaged(final Path file, final Exception cause) {
		final String reason = cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
		return new IOException( //
			"The file " + file + " cannot be read as an image; it may be damaged" + reason + ".", cause);
	}

	/** Tells whether a file is a TIFF file by its name. */
	static boolean isTiff(final Path file) {
		return Set.of("tif", "tiff").contains(extension(file));
	}

	private static String extension(final Path file) {
		final String name = file.getFileName().toString();
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}
}
