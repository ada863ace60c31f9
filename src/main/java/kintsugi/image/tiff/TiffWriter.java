package kintsugi.image.tiff;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.gui.Plot;
import ij.io.FileInfo;
import ij.io.RoiEncoder;
import ij.io.TiffEncoder;

/**
 * Writes images in memory as TIFF files, with ImageJ's own encoder. Its {@link ij.io.FileSaver} would show errors in a
 * dialog, and wait for a click.
 */
public final class TiffWriter {

	private static final int BUFFER = 1 << 16;

	private TiffWriter() {}

	/**
	 * Writes an image with everything that ImageJ keeps in a TIFF file; the image is left alone.
	 *
	 * @throws IOException if the file cannot be written, for example as the disk is full, with what the system says
	 */
	public static void write(final ImagePlus image, final Path file) throws IOException {
		final FileInfo info = Metadata.of(image);
		info.roi = RoiEncoder.saveAsByteArray(image.getRoi());
		if (image.getProperty(Plot.PROPERTY_KEY) instanceof Plot plot) info.plot = plot.toByteArray();
		final ImageStack stack = image.getStack();
		if (stack instanceof VirtualStack planes && info.nImages > 1) info.virtualStack = planes;
		else info.pixels = info.nImages == 1 ? image.getProcessor().getPixels() : stack.getImageArray();
		final TiffEncoder encoder = new TiffEncoder(info);
		try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
			encoder.write(out);
		}
	}
}
