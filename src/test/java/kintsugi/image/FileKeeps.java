package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import ij.measure.Calibration;
import ij.process.LUT;

/** Compares an image with what came back from a TIFF file, in all that ImageJ keeps there besides the samples. */
final class FileKeeps {

	private FileKeeps() {}

	/**
	 * Asserts that everything was kept. A file has no place for the current position, the channels that are shown, the
	 * depth of a single plane's pixels, or the label of a single plane.
	 */
	static void assertKept(final ImagePlus image, final ImagePlus result) {
		assertThat(result.getType()).isEqualTo(image.getType());
		assertThat(result.getDimensions()).isEqualTo(image.getDimensions());
		// ImageJ opens stacks of slices and frames as hyperstacks that were none
		if (image.isHyperStack()) assertThat(result.isHyperStack()).isTrue();
		assertCalibration(image, result);
		assertThat(result.getProperty("Info")).isEqualTo(image.getProperty("Info"));
		final String[] properties = image.getPropertiesAsArray();
		for (int i = 0; i < properties.length; i += 2)
			assertThat(result.getProp(properties[i])).as(properties[i]).isEqualTo(properties[i + 1]);
		for (int slice = 1; image.getStackSize() > 1 && slice <= image.getStackSize(); slice++)
			assertThat(result.getStack().getSliceLabel(slice)).isEqualTo(image.getStack().getSliceLabel(slice));
		assertOverlay(image.getOverlay(), result.getOverlay());
		assertThat(result.getRoi()).isNull();
		assertColours(image, result);
	}

	private static void assertCalibration(final ImagePlus image, final ImagePlus result) {
		final Calibration expected = image.getCalibration();
		final Calibration actual = result.getCalibration();
		assertThat(actual.pixelWidth).isEqualTo(expected.pixelWidth);
		assertThat(actual.pixelHeight).isEqualTo(expected.pixelHeight);
		if (image.getStackSize() > 1) assertThat(actual.pixelDepth).isEqualTo(expected.pixelDepth);
		assertThat(actual.getUnit()).isEqualTo(expected.getUnit());
		assertThat(new double[] { actual.xOrigin, actual.yOrigin, actual.zOrigin }).isEqualTo(new double[] {
			expected.xOrigin, expected.yOrigin, expected.zOrigin });
		assertThat(actual.frameInterval).isEqualTo(expected.frameInterval);
		assertThat(actual.getTimeUnit()).isEqualTo(expected.getTimeUnit());
		assertThat(actual.getFunction()).isEqualTo(expected.getFunction());
		assertThat(actual.getCoefficients()).isEqualTo(expected.getCoefficients());
		assertThat(actual.getValueUnit()).isEqualTo(expected.getValueUnit());
		assertThat(actual.isSigned16Bit()).isEqualTo(expected.isSigned16Bit());
		assertThat(actual.getCTable()).isEqualTo(expected.getCTable());
	}

	private static void assertOverlay(final Overlay expected, final Overlay actual) {
		assertThat(actual).as("overlay").isNotNull();
		assertThat(actual.size()).isEqualTo(expected.size());
		for (int i = 0; i < expected.size(); i++)
			assertThat(bytes(actual.get(i))).as("element " + i).isEqualTo(bytes(expected.get(i)));
	}

	/** Gets what a file says of a selection that was read from a file; texts have their exact bounds only then. */
	private static byte[] bytes(final Roi roi) {
		return RoiEncoder.saveAsByteArray(RoiDecoder.openFromByteArray(RoiEncoder.saveAsByteArray(roi)));
	}

	private static void assertColours(final ImagePlus image, final ImagePlus result) {
		assertThat(result.isComposite()).isEqualTo(image.isComposite());
		if (image instanceof CompositeImage composite) assertThat(((CompositeImage) result).getMode()).isEqualTo(composite
			.getMode());
		else if (image.getBitDepth() != 24) {
			assertThat(result.getDisplayRangeMin()).isEqualTo(image.getDisplayRangeMin());
			assertThat(result.getDisplayRangeMax()).isEqualTo(image.getDisplayRangeMax());
		}
		if (image.getBitDepth() == 24) return;
		final LUT[] luts = image.getLuts();
		assertThat(result.getLuts()).hasSameSizeAs(luts);
		for (int i = 0; i < luts.length; i++) {
			assertThat(result.getLuts()[i].getBytes()).as("colours " + i).isEqualTo(luts[i].getBytes());
			assertThat(result.getLuts()[i].min).isEqualTo(luts[i].min);
			assertThat(result.getLuts()[i].max).isEqualTo(luts[i].max);
		}
	}
}
