package kintsugi.image;

import java.io.IOException;
import java.util.Random;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import kintsugi.hole.Hole;
import kintsugi.image.HoleSource.Kind;

/**
 * A source of holes in an image, and the hole pixels that are to be expected of it, which are worked out one by one.
 *
 * @param holes what finds the holes
 * @param expected tells whether a pixel of a slice is hole
 */
record AnySource(Finder holes, Expected expected) {

	private static final double LEAST = 0.3;
	private static final double MOST = 0.6;

	/** Finds the holes of the image. */
	interface Finder {

		SliceHoles find() throws IOException;
	}

	/** Tells whether a pixel of a slice, from 1, is hole. */
	interface Expected {

		boolean isHole(int slice, int x, int y);
	}

	/** The kinds of sources. */
	enum Source {
		SELECTION, MANAGER, OVERLAY, MASK_STACK, MASK_FOR_ALL, NAN, RANGE, SATURATED, THRESHOLD;

		/** Tells whether images of a kind have it: ImageJ sets no threshold on colours, and only 32 bits can be NaN. */
		boolean suits(final AnyImage.Kind kind) {
			if (this == NAN) return kind == AnyImage.Kind.FLOAT_32 || kind == AnyImage.Kind.NAN_32;
			return this != THRESHOLD || kind != AnyImage.Kind.RGB;
		}
	}

	/** Marks holes in an image, in its samples where they tell the holes. */
	static AnySource of(final Source source, final AnyImage.Kind kind, final ImagePlus image, final Random random) {
		return switch (source) {
			case SELECTION -> selection(image, random);
			case MANAGER -> marks(image, random, true);
			case OVERLAY -> marks(image, random, false);
			case MASK_STACK -> mask(image, image.getStackSize(), random);
			case MASK_FOR_ALL -> mask(image, 1, random);
			case NAN -> nan(image, random);
			case RANGE -> range(image, kind);
			case SATURATED -> saturated(image, random);
			case THRESHOLD -> threshold(image);
		};
	}

	/** Gets the hole that is to be expected in a slice. */
	Hole expected(final int slice, final int width, final int height) {
		return Hole.where(width, height, (x, y) -> expected.isHole(slice, x, y));
	}

	private static Roi rectangle(final ImagePlus image, final Random random) {
		return new Roi(1 + random.nextInt(3), 1 + random.nextInt(2), 1 + random.nextInt(image.getWidth()), 1 + random
			.nextInt(image.getHeight()));
	}

	private static AnySource selection(final ImagePlus image, final Random random) {
		final Roi roi = rectangle(image, random);
		image.setRoi(roi);
		return new AnySource(() -> HoleSource.selection().in(image), (slice, x, y) -> roi.getBounds().contains(x, y));
	}

	/** Makes one selection for all slices or none, and one for a slice. */
	private static AnySource marks(final ImagePlus image, final Random random, final boolean manager) {
		final Roi all = rectangle(image, random);
		final Roi one = rectangle(image, random);
		final int its = 1 + random.nextInt(image.getStackSize());
		final int[] position = image.convertIndexToPosition(its);
		if (image.isHyperStack()) one.setPosition(position[0], position[1], position[2]);
		else one.setPosition(its);
		final Roi[] rois = random.nextBoolean() ? new Roi[] { one } : new Roi[] { all, one };
		final Expected expected = (slice, x, y) -> rois.length == 2 && all.getBounds().contains(x, y) || //
			slice == its && one.getBounds().contains(x, y);
		// the window of ImageJ's manager needs a display
		if (manager) return new AnySource(() -> MarkedHoles.manager(image, rois), expected);
		final Overlay overlay = new Overlay();
		for (final Roi roi : rois)
			overlay.add(roi);
		image.setOverlay(overlay);
		return new AnySource(() -> HoleSource.of(Kind.OVERLAY).in(image), expected);
	}

	private static AnySource mask(final ImagePlus image, final int slices, final Random random) {
		final ImageStack masks = new ImageStack(image.getWidth(), image.getHeight());
		for (int slice = 1; slice <= slices; slice++) {
			final ByteProcessor plane = new ByteProcessor(image.getWidth(), image.getHeight());
			for (int i = 1; i < plane.getPixelCount(); i++)
				if (random.nextInt(3) == 0) plane.set(i, 255);
			masks.addSlice(plane);
		}
		final ImagePlus mask = new ImagePlus("mask", masks);
		if (slices > 1) mask.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		return new AnySource(() -> HoleSource.mask(mask).in(image), (slice, x, y) -> masks.getProcessor(slices == 1 ? 1 : //
			slice).get(x, y) != 0);
	}

	private static AnySource nan(final ImagePlus image, final Random random) {
		for (int slice = 1; slice <= image.getStackSize(); slice++)
			for (int i = 0; i < 5; i++)
				image.getStack().getProcessor(slice).setf(1 + random.nextInt(19), Float.NaN);
		return new AnySource(() -> HoleSource.of(Kind.NAN).in(image), (slice, x, y) -> Float.isNaN(image.getStack()
			.getProcessor(slice).getf(x, y)));
	}

	private static AnySource range(final ImagePlus image, final AnyImage.Kind kind) {
		final double greatest = image.getBitDepth() == 32 ? 1e4 : image.getBitDepth() == 16 ? 65535 : 255;
		final double low = shown(kind, LEAST * greatest);
		final double high = shown(kind, MOST * greatest);
		return new AnySource(() -> HoleSource.range(low, high).in(image), (slice, x, y) -> {
			final ImageProcessor plane = image.getStack().getProcessor(slice);
			if (image.getBitDepth() == 32) return plane.getf(x, y) >= low && plane.getf(x, y) <= high;
			final int[] samples = image.getBitDepth() == 24 ? colours(plane.get(x, y)) : new int[] { plane.get(x, y) };
			for (final int sample : samples)
				if (shown(kind, sample) < low || shown(kind, sample) > high) return false;
			return true;
		});
	}

	/** Gets what ImageJ shows for a sample. */
	private static double shown(final AnyImage.Kind kind, final double sample) {
		return switch (kind) {
			case SIGNED_16 -> sample - 32768;
			case CALIBRATED_8, CALIBRATED_16 -> -3 + 0.25 * sample;
			default -> sample;
		};
	}

	private static int[] colours(final int rgb) {
		return new int[] { rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff };
	}

	private static AnySource saturated(final ImagePlus image, final Random random) {
		final int bits = image.getBitDepth();
		final int greatest = bits == 16 ? 65535 : bits == 24 ? 0x00ff00 : 255;
		for (int slice = 1; slice <= image.getStackSize(); slice++) {
			final ImageProcessor plane = image.getStack().getProcessor(slice);
			for (int i = 1; i < 11; i++)
				if (bits == 32) plane.setf(i, 1e9f);
				else if (random.nextBoolean()) plane.set(i, greatest);
		}
		image.getStack().getProcessor(1).set(1, bits == 32 ? Float.floatToIntBits(1e9f) : greatest);
		return new AnySource(() -> HoleSource.of(Kind.SATURATED).in(image), (slice, x, y) -> {
			final ImageProcessor plane = image.getStack().getProcessor(slice);
			if (bits == 32) return plane.getf(x, y) == 1e9f;
			if (bits < 24) return plane.get(x, y) == greatest;
			final int[] colours = colours(plane.get(x, y));
			return colours[0] == 255 || colours[1] == 255 || colours[2] == 255;
		});
	}

	private static AnySource threshold(final ImagePlus image) {
		final double greatest = image.getBitDepth() == 32 ? 1e4 : image.getBitDepth() == 16 ? 65535 : 255;
		final double low = Math.floor(LEAST * greatest);
		final double high = Math.floor(MOST * greatest);
		image.getProcessor().setThreshold(low, high, ImageProcessor.NO_LUT_UPDATE);
		return new AnySource(() -> HoleSource.of(Kind.THRESHOLD).in(image), (slice, x, y) -> {
			final float sample = image.getStack().getProcessor(slice).getf(x, y);
			return sample >= low && sample <= high;
		});
	}
}
