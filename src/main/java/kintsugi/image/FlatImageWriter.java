package kintsugi.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Set;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.LUT;

/** Writes single images as PNG and JPEG: their samples as they are, whatever the display range. */
final class FlatImageWriter {

	/** The extensions that it writes. */
	static final Set<String> FORMATS = Set.of("png", "jpg", "jpeg");
	private static final float JPEG_QUALITY = 0.95f;

	private FlatImageWriter() {}

	/**
	 * Checks whether the format can hold such an image.
	 *
	 * @throws IOException if not, with a sentence for the user
	 */
	static void check(final ImagePlus image, final String extension, final Path file) throws IOException {
		final boolean png = extension.equals("png");
		final String problem;
		if (image.getStackSize() > 1) problem = "a stack of " + image.getStackSize() + " slices";
		else if (image.getBitDepth() == 32) problem = "32-bit samples";
		else if (image.getCalibration().isSigned16Bit()) problem = "signed 16-bit samples";
		else if (image.getBitDepth() == 16 && !png) problem = "16-bit samples";
		else return;
		throw new IOException("The file " + file + " cannot hold \"" + image.getTitle() + "\": " + //
			(png ? "PNG" : "JPEG") + " has no room for " + problem + ". Write a TIFF file (.tif) instead.");
	}

	/** Writes an image that passed {@link #check}. */
	static void write(final ImagePlus image, final String extension, final Path part) throws IOException {
		final boolean png = extension.equals("png");
		final ImageProcessor plane = ImageLike.plane(image, 1);
		final boolean grey = plane.isGrayscale() && !plane.isInvertedLut();
		final BufferedImage pixels = png || grey ? samples(plane, grey) : samples(plane.convertToRGB(), false);
		final ImageWriter writer = ImageIO.getImageWritersBySuffix(png ? "png" : "jpg").next();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(part.toFile())) {
			if (stream == null) throw new IOException("the file cannot be opened");
			final ImageWriteParam setting = writer.getDefaultWriteParam();
			if (!png) {
				setting.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				setting.setCompressionQuality(JPEG_QUALITY);
			}
			writer.setOutput(stream);
			writer.write(null, new IIOImage(pixels, null, null), setting);
		}
		finally {
			writer.dispose();
		}
	}

	/** Copies the samples to an image of the same kind; 8-bit ones that are not plain grey keep their table. */
	private static BufferedImage samples(final ImageProcessor plane, final boolean grey) {
		final int width = plane.getWidth();
		final int height = plane.getHeight();
		final Object pixels = plane.getPixels();
		final BufferedImage image;
		if (pixels instanceof byte[] bytes) {
			image = grey ? new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY) : //
				new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, table(plane.getLut()));
			copy(bytes, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
		}
		else if (pixels instanceof short[] shorts) {
			image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
			copy(shorts, ((DataBufferUShort) image.getRaster().getDataBuffer()).getData());
		}
		else {
			image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
			copy(pixels, ((DataBufferInt) image.getRaster().getDataBuffer()).getData());
		}
		return image;
	}

	private static void copy(final Object from, final Object to) {
		System.arraycopy(from, 0, to, 0, Array.getLength(from));
	}

	private static IndexColorModel table(final LUT lut) {
		final byte[] red = new byte[256];
		final byte[] green = new byte[256];
		final byte[] blue = new byte[256];
		lut.getReds(red);
		lut.getGreens(green);
		lut.getBlues(blue);
		return new IndexColorModel(8, 256, red, green, blue);
	}
}
