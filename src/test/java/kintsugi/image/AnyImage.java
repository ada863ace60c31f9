package kintsugi.image;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import ij.process.LUT;
import kintsugi.hole.Hole;

/**
 * An image of any type and shape with everything that a repair has to keep, and a hole for each slice, none in some.
 *
 * @param image the image
 * @param holes the holes, the first slice's first
 */
record AnyImage(ImagePlus image, List<Hole> holes) {

	/** The kinds of samples. */
	enum Kind {
		GREY_8(8), PAINTED_8(8), INDEXED_8(8), CALIBRATED_8(8), GREY_16(16), SIGNED_16(16), CALIBRATED_16(16), RGB(24),
		FLOAT_32(32), NAN_32(32);

		private final int bits;

		Kind(final int bits) {
			this.bits = bits;
		}
	}

	/** Makes an image. */
	static AnyImage of(final Kind kind, final int channels, final int slices, final int frames, final long seed) {
		final Random random = new Random(seed);
		final int width = 5 + random.nextInt(14);
		final int height = 4 + random.nextInt(11);
		final ImageStack stack = new ImageStack(width, height);
		final List<Hole> holes = new ArrayList<>();
		for (int slice = 1; slice <= channels * slices * frames; slice++) {
			stack.addSlice(random.nextBoolean() ? "label " + slice : null, plane(kind, width, height, random));
			holes.add(hole(width, height, random));
		}
		final ImagePlus plain = stack.getSize() == 1 ? new ImagePlus("any.tif", stack.getProcessor(1)) : //
			new ImagePlus("any.tif", stack);
		plain.setDimensions(channels, slices, frames);
		calibrate(plain, kind);
		final boolean composite = channels > 1 && kind != Kind.RGB;
		if (slices * frames > 1 && channels > 1) plain.setOpenAsHyperStack(true);
		final ImagePlus image = composite ? composite(plain, random) : plain;
		paint(image, kind, random);
		image.setPosition(1 + random.nextInt(channels), 1 + random.nextInt(slices), 1 + random.nextInt(frames));
		TestImages.furnish(image);
		image.getCalibration().pixelHeight = 0.5;
		image.getCalibration().yOrigin = random.nextInt(5);
		image.getCalibration().zOrigin = random.nextInt(5);
		image.getCalibration().setTimeUnit("min");
		return new AnyImage(image, holes);
	}

	/** Gets the hole of a slice, from 1. */
	Hole hole(final int slice) {
		return holes.get(slice - 1);
	}

	/** Gets a copy of the samples. */
	ImagePlus samples() {
		return new ImagePlus(image.getTitle(), image.getStack().duplicate());
	}

	private static ImageProcessor plane(final Kind kind, final int width, final int height, final Random random) {
		final ImageProcessor plane = TestImages.plane(kind.bits, width, height, random);
		if (kind == Kind.NAN_32) for (int i = 0; i < 4; i++)
			plane.setf(random.nextInt(width * height), i == 0 ? Float.NEGATIVE_INFINITY : Float.NaN);
		return plane;
	}

	private static void calibrate(final ImagePlus image, final Kind kind) {
		final Calibration calibration = image.getCalibration();
		if (kind == Kind.SIGNED_16) calibration.setSigned16BitCalibration();
		if (kind == Kind.CALIBRATED_8 || kind == Kind.CALIBRATED_16) calibration.setFunction(Calibration.STRAIGHT_LINE,
			new double[] { -3, 0.25 }, "mM");
	}

	private static CompositeImage composite(final ImagePlus plain, final Random random) {
		final CompositeImage composite = new CompositeImage(plain, 1 + random.nextInt(3));
		for (int channel = 1; channel <= plain.getNChannels(); channel++) {
			composite.setPosition(channel, 1, 1);
			composite.setDisplayRange(channel, 60 + channel);
		}
		composite.getActiveChannels()[0] = random.nextBoolean();
		return composite;
	}

	private static void paint(final ImagePlus image, final Kind kind, final Random random) {
		if (kind == Kind.RGB || image.isComposite()) return;
		if (kind == Kind.PAINTED_8) image.setLut(LUT.createLutFromColor(Color.GREEN));
		if (kind == Kind.INDEXED_8) {
			final byte[][] colours = new byte[3][256];
			for (final byte[] colour : colours)
				random.nextBytes(colour);
			image.setLut(new LUT(colours[0], colours[1], colours[2]));
		}
		image.setDisplayRange(5, 70);
	}

	/** Makes a hole that leaves a pixel, or none at all. */
	private static Hole hole(final int width, final int height, final Random random) {
		final double share = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 0.8;
		return Hole.where(width, height, (x, y) -> x + y > 0 && random.nextDouble() < share);
	}
}
