package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Random;
import java.util.function.IntFunction;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.io.RoiEncoder;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import kintsugi.hole.Hole;

/** Makes images full of everything that a repair has to keep, and compares them. */
final class TestImages {

	private TestImages() {}

	/** Makes a plane of random samples over the whole range of its type: 8, 16, 24 or 32 bits. */
	static ImageProcessor plane(final int bits, final int width, final int height, final Random random) {
		final ImageProcessor plane = switch (bits) {
			case 8 -> new ByteProcessor(width, height);
			case 16 -> new ShortProcessor(width, height);
			case 24 -> new ColorProcessor(width, height);
			default -> new FloatProcessor(width, height);
		};
		for (int i = 0; i < plane.getPixelCount(); i++)
			if (bits == 32) plane.setf(i, (float) random.nextGaussian() * 1e4f);
			else plane.set(i, bits == 24 ? random.nextInt() : random.nextInt(1 << bits));
		return plane;
	}

	/** Makes a stack of labelled slices. */
	static ImagePlus stack(final int bits, final int width, final int height, final int slices, final Random random) {
		final ImageStack stack = new ImageStack(width, height);
		for (int slice = 1; slice <= slices; slice++)
			stack.addSlice("slice " + slice, plane(bits, width, height, random));
		return new ImagePlus("stack.tif", stack);
	}

	/** Makes a composite of different ranges and colours, in the middle of things. */
	static CompositeImage composite(final int bits, final int c, final int z, final int t, final Random random) {
		final ImagePlus plain = stack(bits, 13, 9, c * z * t, random);
		plain.setDimensions(c, z, t);
		plain.setOpenAsHyperStack(true);
		final CompositeImage image = new CompositeImage(plain, IJ.COMPOSITE);
		for (int channel = 1; channel <= c; channel++) {
			image.setPosition(channel, 1, 1);
			image.setDisplayRange(channel, 100 + channel);
		}
		image.setPosition(c, z, t);
		return image;
	}

	/** Adds calibration, overlay and properties. */
	static ImagePlus furnish(final ImagePlus image) {
		image.getCalibration().setUnit("um");
		image.getCalibration().pixelWidth = 0.25;
		image.getCalibration().pixelDepth = 1.5;
		image.getCalibration().xOrigin = 3;
		image.getCalibration().frameInterval = 12.5;
		final Overlay overlay = new Overlay(new Roi(1, 1, 3, 2));
		final TextRoi text = new TextRoi(2, 2, "5 um");
		text.setStrokeColor(Color.YELLOW);
		overlay.add(text);
		image.setOverlay(overlay);
		image.setProperty("Info", "from a microscope");
		image.setProp("Objective", "63x");
		image.setRoi(new Roi(2, 2, 3, 3));
		return image;
	}

	/** Asserts that two images agree in all but title, selection, and the samples in the hole. */
	static void assertLike(final ImagePlus expected, final ImagePlus actual, final Hole hole) {
		assertSamples(expected, actual, hole);
		assertLike(expected, actual);
	}

	/** Asserts that two images agree in all but title, selection and samples. */
	static void assertLike(final ImagePlus expected, final ImagePlus actual) {
		assertThat(actual.getType()).isEqualTo(expected.getType());
		assertThat(actual.getDimensions()).isEqualTo(expected.getDimensions());
		assertThat(actual.isHyperStack()).isEqualTo(expected.isHyperStack());
		assertThat(actual.getCurrentSlice()).isEqualTo(expected.getCurrentSlice());
		if (expected.isHyperStack()) assertThat(new int[] { actual.getC(), actual.getZ(), actual.getT() }) //
			.isEqualTo(new int[] { expected.getC(), expected.getZ(), expected.getT() });
		assertThat(actual.getCalibration().equals(expected.getCalibration())).as("calibration").isTrue();
		assertThat(actual.getCalibration().frameInterval).isEqualTo(expected.getCalibration().frameInterval);
		assertThat(actual.getCalibration().getTimeUnit()).isEqualTo(expected.getCalibration().getTimeUnit());
		assertThat(origin(actual)).isEqualTo(origin(expected));
		assertThat(actual.getCalibration().getCTable()).isEqualTo(expected.getCalibration().getCTable());
		assertThat(actual.getDisplayRangeMin()).isEqualTo(expected.getDisplayRangeMin());
		assertThat(actual.getDisplayRangeMax()).isEqualTo(expected.getDisplayRangeMax());
		assertThat(actual.getProperty("Info")).isEqualTo(expected.getProperty("Info"));
		assertThat(actual.getProp("Objective")).isEqualTo(expected.getProp("Objective"));
		assertOverlay(expected, actual);
		assertColours(expected, actual);
	}

	private static double[] origin(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		return new double[] { calibration.xOrigin, calibration.yOrigin, calibration.zOrigin };
	}

	/** Asserts that all samples outside of the hole agree, bit by bit, and the slice labels. */
	static void assertSamples(final ImagePlus expected, final ImagePlus actual, final Hole hole) {
		assertSamples(expected, actual, slice -> hole);
	}

	/** Asserts that all samples outside of the holes agree, bit by bit, and the slice labels. */
	static void assertSamples(final ImagePlus expected, final ImagePlus actual, final IntFunction<Hole> holes) {
		assertThat(actual.getStackSize()).isEqualTo(expected.getStackSize());
		for (int slice = 1; slice <= expected.getStackSize(); slice++) {
			final Hole hole = holes.apply(slice);
			final ImageProcessor before = expected.getStack().getProcessor(slice);
			final ImageProcessor after = actual.getStack().getProcessor(slice);
			assertThat(after.getClass()).isEqualTo(before.getClass());
			for (int i = 0; i < before.getPixelCount(); i++)
				if (!hole.isHole(i % hole.width(), i / hole.width()) && before.get(i) != after.get(i))
					throw new AssertionError("Sample " + i + " of slice " + slice + " changed.");
			final String label = expected.getStack().getSliceLabel(slice);
			// ImageJ makes up labels of single images from title and information.
			if (label != null && !label.startsWith(expected.getTitle() + "\n"))
				assertThat(actual.getStack().getSliceLabel(slice)).isEqualTo(label);
		}
	}

	private static void assertOverlay(final ImagePlus expected, final ImagePlus actual) {
		if (expected.getOverlay() == null) {
			assertThat(actual.getOverlay()).isNull();
			return;
		}
		assertThat(actual.getOverlay()).isNotSameAs(expected.getOverlay());
		assertThat(actual.getOverlay().size()).isEqualTo(expected.getOverlay().size());
		for (int i = 0; i < expected.getOverlay().size(); i++)
			assertThat(RoiEncoder.saveAsByteArray(actual.getOverlay().get(i))) //
				.isEqualTo(RoiEncoder.saveAsByteArray(expected.getOverlay().get(i)));
		assertThat(actual.getHideOverlay()).isEqualTo(expected.getHideOverlay());
	}

	private static void assertColours(final ImagePlus expected, final ImagePlus actual) {
		assertThat(actual.isComposite()).isEqualTo(expected.isComposite());
		if (expected instanceof CompositeImage composite) {
			assertThat(((CompositeImage) actual).getMode()).isEqualTo(composite.getMode());
			assertThat(((CompositeImage) actual).getActiveChannels()).isEqualTo(composite.getActiveChannels());
		}
		if (expected.getBitDepth() == 24) return;
		assertThat(actual.getLuts()).hasSameSizeAs(expected.getLuts());
		for (int i = 0; i < expected.getLuts().length; i++) {
			assertThat(actual.getLuts()[i].getBytes()).isEqualTo(expected.getLuts()[i].getBytes());
			assertThat(actual.getLuts()[i].min).isEqualTo(expected.getLuts()[i].min);
			assertThat(actual.getLuts()[i].max).isEqualTo(expected.getLuts()[i].max);
		}
	}
}
