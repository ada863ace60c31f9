package kintsugi.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.plugin.AVI_Reader;
import ij.process.ImageProcessor;

import kintsugi.mask.ImageNames;
import kintsugi.mask.Plane;
import kintsugi.mask.PlaneReader;

/** Reads masks, stacks and AVI movies for the mask generators, with ImageJ; colours become grey. */
@Plugin(type = PlaneReader.class)
public final class PlaneImages implements PlaneReader {

	private static final String MOVIE = "avi";
	private static final ImageNames IMAGES = ImageNames.and(MOVIE);

	@Override
	public boolean accepts(final Path file) {
		return IMAGES.accept(file);
	}

	@Override
	public List<Plane> read(final Path file) throws IOException {
		return of(ImageNames.extension(file).equals(MOVIE) ? movie(file) : ImageFiles.read(file));
	}

	/** Gets the slices of an image in their order; colours become grey. */
	public static List<Plane> of(final ImagePlus image) {
		final List<Plane> planes = new ArrayList<>();
		for (int slice = 1; slice <= image.getStackSize(); slice++) {
			final ImageProcessor processor = image.getStack().getProcessor(slice);
			// what the samples of an image with colours of its own number is colours
			final ImageProcessor grey = processor.isColorLut() ? processor.convertToRGB() : processor;
			final float[] samples = (float[]) grey.convertToFloatProcessor().getPixelsCopy();
			planes.add(new Plane(image.getWidth(), image.getHeight(), samples));
		}
		return planes;
	}

	private static ImagePlus movie(final Path file) throws IOException {
		if (!Files.isReadable(file)) throw new IOException("The file " + file + " may not be read by you.");
		final ImagePlus movie;
		try {
			movie = AVI_Reader.open(file.toAbsolutePath().toString(), true);
		}
		catch (final RuntimeException e) {
			throw new IOException("The movie " + file + " cannot be read; it may be damaged (" + e.getMessage() + ").", e);
		}
		if (movie == null) throw new IOException("The movie " + file +
			" cannot be read; ImageJ reads AVI without compression, or with JPEG or PNG frames.");
		return movie;
	}
}
