package kintsugi.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.io.Opener;
import ij.io.RoiEncoder;
import ij.plugin.LutLoader;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

/** Makes images full of all that a TIFF file of ImageJ keeps, writes them plane by plane, and compares them. */
final class Tiffs {

	private Tiffs() {}

	static ImageProcessor plane(final int bits, final int width, final int height, final Random random) {
		final ImageProcessor plane = switch (bits) {
			case 8 -> new ByteProcessor(width, height);
			case 16 -> new ShortProcessor(width, height);
			case 24 -> new ColorProcessor(width, height);
			default -> new FloatProcessor(width, height);
		};
		for (int i = 0; i < plane.getPixelCount(); i++)
			if (bits == 32) plane.setf(i, Float.intBitsToFloat(random.nextInt()));
			else plane.set(i, bits == 24 ? random.nextInt() | 0xff000000 : random.nextInt(1 << bits));
		return plane;
	}

	static ImagePlus stack(final int bits, final int width, final int height, final int slices, final long seed) {
		final Random random = new Random(seed);
		final ImageStack stack = new ImageStack(width, height);
		for (int slice = 1; slice <= slices; slice++)
			stack.addSlice("slice " + slice, plane(bits, width, height, random));
		return new ImagePlus("stack.tif", stack);
	}

	/** Adds calibration, display range, overlay and properties. */
	static ImagePlus furnish(final ImagePlus image) {
		image.getCalibration().setUnit("um");
		image.getCalibration().pixelWidth = 0.25;
		image.getCalibration().pixelHeight = 0.5;
		if (image.getStackSize() > 1) image.getCalibration().pixelDepth = 1.5;
		image.getCalibration().xOrigin = 3;
		image.getCalibration().frameInterval = 12.5;
		image.getCalibration().setTimeUnit("min");
		if (image.getBitDepth() != 24) image.setDisplayRange(3, 77);
		final Overlay overlay = new Overlay(new Roi(1, 1, 3, 2));
		final TextRoi text = new TextRoi(2, 2, "5 um");
		text.setStrokeColor(Color.YELLOW);
		overlay.add(text);
		image.setOverlay(overlay);
		image.setProperty("Info", "from a microscope, 3 µm\nand a second line");
		image.setProp("Objective", "63x");
		return image;
	}

	/** Makes a hyperstack whose channels have colours and ranges of their own. */
	static CompositeImage composite(final int bits, final int c, final int z, final int t) {
		final ImagePlus plain = stack(bits, 13, 9, c * z * t, 5);
		plain.setDimensions(c, z, t);
		plain.setOpenAsHyperStack(true);
		final CompositeImage image = new CompositeImage(plain, IJ.COMPOSITE);
		for (int channel = 1; channel <= c; channel++) {
			image.setPosition(channel, 1, 1);
			image.setChannelLut(new LUT(LutLoader.getLut(channel == 1 ? "fire" : "ice"), 0, 255));
			image.setDisplayRange(channel, 100 + channel);
		}
		image.setPosition(1, 1, 1);
		return image;
	}

	/** Writes all planes of an image that are missing. */
	static Path write(final ImagePlus image, final Path file, final boolean big, final Map<String, String> properties)
		throws IOException
	{
		try (TiffSink sink = sink(image, file, "test", big)) {
			addFrom(sink, image);
			sink.finish(properties);
		}
		return file;
	}

	static TiffSink sink(final ImagePlus image, final Path file, final String identity, final boolean big)
		throws IOException
	{
		return TiffSink.create(file, Metadata.of(image), SampleType.ofBitDepth(image.getBitDepth()), identity, big);
	}

	static void addFrom(final TiffSink sink, final ImagePlus image) throws IOException {
		for (int slice = sink.done() + 1; slice <= sink.planes(); slice++)
			sink.add(image.getStack().getProcessor(slice), "up to " + slice);
	}

	/** Opens a file as ImageJ does. */
	static ImagePlus openByImageJ(final Path file) {
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		return opener.openImage(file.toString());
	}

	/** Asserts that two images agree in all that a TIFF file keeps. */
	static void assertLike(final ImagePlus expected, final ImagePlus actual) {
		assertSamples(expected, actual);
		assertThat(actual.getType()).isEqualTo(expected.getType());
		assertThat(actual.getDimensions()).isEqualTo(expected.getDimensions());
		assertThat(actual.getOpenAsHyperStack()).isEqualTo(expected.getOpenAsHyperStack());
		assertThat(actual.getCalibration().equals(expected.getCalibration())).as(actual.getCalibration() + " not " +
			expected.getCalibration()).isTrue();
		assertThat(actual.getCalibration().frameInterval).isEqualTo(expected.getCalibration().frameInterval);
		assertThat(actual.getCalibration().getTimeUnit()).isEqualTo(expected.getCalibration().getTimeUnit());
		assertThat(actual.getCalibration().getCTable()).isEqualTo(expected.getCalibration().getCTable());
		assertThat(actual.getDisplayRangeMin()).isEqualTo(expected.getDisplayRangeMin());
		assertThat(actual.getDisplayRangeMax()).isEqualTo(expected.getDisplayRangeMax());
		assertThat(actual.getProperty("Info")).isEqualTo(expected.getProperty("Info"));
		assertThat(actual.getProp("Objective")).isEqualTo(expected.getProp("Objective"));
		for (int slice = 1; expected.getStackSize() > 1 && slice <= expected.getStackSize(); slice++)
			assertThat(actual.getStack().getSliceLabel(slice)).isEqualTo(expected.getStack().getSliceLabel(slice));
		assertOverlay(expected.getOverlay(), actual.getOverlay());
		assertColours(expected, actual);
	}

	/** Asserts that all samples agree, bit by bit. */
	static void assertSamples(final ImagePlus expected, final ImagePlus actual) {
		assertThat(actual.getStackSize()).isEqualTo(expected.getStackSize());
		for (int slice = 1; slice <= expected.getStackSize(); slice++) {
			final ImageProcessor before = expected.getStack().getProcessor(slice);
			final ImageProcessor after = actual.getStack().getProcessor(slice);
			assertThat(after.getClass()).isEqualTo(before.getClass());
			assertThat(after.getWidth()).isEqualTo(before.getWidth());
			for (int i = 0; i < before.getPixelCount(); i++)
				if (before.get(i) != after.get(i)) throw new AssertionError("Sample " + i + " of slice " + slice +
					" differs.");
		}
	}

	private static void assertOverlay(final Overlay expected, final Overlay actual) {
		if (expected == null) {
			assertThat(actual).isNull();
			return;
		}
		assertThat(actual.size()).isEqualTo(expected.size());
		for (int i = 0; i < expected.size(); i++) {
			assertThat(actual.get(i).getBounds()).isEqualTo(expected.get(i).getBounds());
			assertThat(actual.get(i).getStrokeColor()).isEqualTo(expected.get(i).getStrokeColor());
			assertThat(RoiEncoder.saveAsByteArray(actual.get(i))).isNotEmpty();
		}
	}

	private static void assertColours(final ImagePlus expected, final ImagePlus actual) {
		assertThat(actual.isComposite()).isEqualTo(expected.isComposite());
		if (expected instanceof CompositeImage composite) assertThat(((CompositeImage) actual).getMode()).isEqualTo(
			composite.getMode());
		if (expected.getBitDepth() == 24) return;
		assertThat(actual.getLuts()).hasSameSizeAs(expected.getLuts());
		for (int i = 0; i < expected.getLuts().length; i++) {
			assertThat(actual.getLuts()[i].getBytes()).isEqualTo(expected.getLuts()[i].getBytes());
			assertThat(actual.getLuts()[i].min).isEqualTo(expected.getLuts()[i].min);
			assertThat(actual.getLuts()[i].max).isEqualTo(expected.getLuts()[i].max);
		}
	}
}
