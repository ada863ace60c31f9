package kintsugi.image.tiff;

import java.io.ByteArrayInputStream;
import java.util.Properties;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.io.FileOpener;

/** Makes images of the planes of files, with everything that ImageJ's own reader of TIFF files restores. */
final class VirtualImages {

	private VirtualImages() {}

	/**
	 * Makes an image.
	 *
	 * @param stack the planes, virtual or in memory
	 * @param info what its file says of it; belongs to the image afterwards
	 */
	static ImagePlus of(final ImageStack stack, final FileInfo info, final SampleType type) {
		final ImagePlus pixel = pixel(info, type);
		final ImagePlus plain = new ImagePlus(info.fileName, stack);
		plain.setFileInfo(info);
		plain.setCalibration(pixel.getCalibration());
		final Properties texts = new FileOpener(info).decodeDescriptionString((FileInfo) info.clone());
		setDimensions(plain, texts);
		copyTexts(pixel, plain);
		final ImagePlus image = composite(plain, info.description);
		if (pixel.getOverlay() != null) image.setOverlay(pixel.getOverlay());
		if (pixel.getRoi() != null) image.setRoi(pixel.getRoi());
		if (image.isComposite() || type == SampleType.RGB) return image;
		if (pixel.getType() == ImagePlus.COLOR_256) image.setTypeToColor256();
		if (texts != null && (texts.containsKey("min") || texts.containsKey("max"))) image.setDisplayRange(pixel
			.getProcessor().getMin(), pixel.getProcessor().getMax());
		return image;
	}

	/** Lets ImageJ open an image of one pixel with all that belongs to the real one. */
	static ImagePlus pixel(final FileInfo info, final SampleType type) {
		final FileInfo small = (FileInfo) info.clone();
		small.width = 1;
		small.height = 1;
		small.nImages = 1;
		small.longOffset = 0;
		small.offset = 0;
		small.inputStream = new ByteArrayInputStream(new byte[type.bytes]);
		return new FileOpener(small).openImage();
	}

	private static void setDimensions(final ImagePlus image, final Properties texts) {
		if (texts == null) return;
		final int channels = number(texts, "channels");
		final int slices = number(texts, "slices");
		final int frames = number(texts, "frames");
		if ((long) channels * slices * frames != image.getStackSize() || image.getStackSize() == 1) return;
		image.setDimensions(channels, slices, frames);
		if ("true".equals(texts.getProperty("hyperstack"))) image.setOpenAsHyperStack(true);
	}

	private static int number(final Properties texts, final String key) {
		try {
			return Math.max(1, (int) Double.parseDouble(texts.getProperty(key, "1")));
		}
		catch (final NumberFormatException e) {
			return 1;
		}
	}

	private static void copyTexts(final ImagePlus from, final ImagePlus to) {
		if (from.getProperty("Info") != null) to.setProperty("Info", from.getProperty("Info"));
		if (from.getPropertiesAsArray() != null) to.setProperties(from.getPropertiesAsArray());
	}

	private static ImagePlus composite(final ImagePlus image, final String description) {
		final boolean mode = description != null && description.contains("mode=");
		if (image.getNChannels() < 2 || image.getBitDepth() == 24 || !mode && !image.getOpenAsHyperStack()) return image;
		if (description.contains("mode=color")) return new CompositeImage(image, IJ.COLOR);
		return new CompositeImage(image, description.contains("mode=gray") ? IJ.GRAYSCALE : IJ.COMPOSITE);
	}
}
