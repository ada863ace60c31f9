package kintsugi.image;

import java.util.Map;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

/** Makes images like others: new samples with everything else that belongs to an image. */
final class ImageLike {

	private ImageLike() {}

	/** Gets a plane with its colours and display range; the samples are the image's own unless its stack is virtual. */
	static ImageProcessor plane(final ImagePlus image, final int slice) {
		return image.getStackSize() > 1 ? image.getStack().getProcessor(slice) : image.getProcessor();
	}

	/**
	 * Makes an image of the planes of a stack that is like another image: same dimensions, position, calibration,
	 * colours, display ranges, composite mode and active channels, overlay and properties. ImageJ's own duplicate would
	 * be cut to the selection. There is no selection, and no link to a file that <i>Save</i> would overwrite.
	 *
	 * @param planes planes of the same type and size, with their labels
	 */
	static ImagePlus of(final ImagePlus image, final ImageStack planes, final String title) {
		final ImagePlus plain = planes.getSize() > 1 ? new ImagePlus(title, planes) : //
			new ImagePlus(title, planes.getProcessor(1));
		plain.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		plain.setOpenAsHyperStack(image.getOpenAsHyperStack() || image.isHyperStack());
		plain.setCalibration(image.getCalibration().copy());
		final ImagePlus result = image instanceof CompositeImage composite ? composite(composite, plain) : plain;
		if (image.isHyperStack()) result.setPosition(image.getC(), image.getZ(), image.getT());
		else result.setSlice(image.getCurrentSlice());
		copyDisplay(image, result);
		copyOverlay(image, result);
		copyProperties(image, result);
		if (planes.getSize() == 1) copyLabel(image, result);
		return result;
	}

	/** Copies the label of a single slice, unless ImageJ made it up of the title and the information. */
	private static void copyLabel(final ImagePlus image, final ImagePlus result) {
		final String label = image.getStack().getSliceLabel(1);
		if (label != null && !label.equals(image.getTitle() + "\n" + image.getProperty("Info"))) //
			result.setProp("Slice_Label", label);
	}

	private static ImagePlus composite(final CompositeImage image, final ImagePlus plain) {
		final CompositeImage result = new CompositeImage(plain, image.getMode());
		result.copyLuts(image);
		return result;
	}

	/** Copies active channels, colours and display range; that of an RGB image would be burnt into its samples. */
	private static void copyDisplay(final ImagePlus image, final ImagePlus result) {
		if (image instanceof CompositeImage composite) {
			// Going to a slice may switch channels.
			final boolean[] active = composite.getActiveChannels();
			System.arraycopy(active, 0, ((CompositeImage) result).getActiveChannels(), 0, active.length);
			return;
		}
		if (image.getBitDepth() == 24) return;
		result.setLut(image.getProcessor().getLut());
		result.setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
	}

	private static void copyOverlay(final ImagePlus image, final ImagePlus result) {
		if (image.getOverlay() == null) return;
		result.setOverlay(image.getOverlay().duplicate());
		result.setHideOverlay(image.getHideOverlay());
	}

	/** Copies texts only: objects that ImageJ keeps there, as a plot or a transform, belong to the input's samples. */
	private static void copyProperties(final ImagePlus image, final ImagePlus result) {
		if (image.getPropertiesAsArray() != null) result.setProperties(image.getPropertiesAsArray());
		if (image.getProperties() == null) return;
		for (final Map.Entry<Object, Object> property : image.getProperties().entrySet())
			if (property.getValue() instanceof String text) result.setProperty((String) property.getKey(), text);
	}
}
