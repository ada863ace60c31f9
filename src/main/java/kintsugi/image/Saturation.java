package kintsugi.image;

import java.io.IOException;
import java.util.Locale;

import ij.ImagePlus;
import kintsugi.repair.Progress;

/**
 * The value at which the samples of an image are saturated.
 * <p>
 * Of 8 bits and RGB it is 255, of 16 bits 65,535. A camera of 10, 12 or 14 bits saturates below that: then the greatest
 * sample of the stack is taken if it is 1023, 4095 or 16,383, or if at least {@value #MANY} samples share it and
 * {@value #MORE_OFTEN} times as many as the next lower value. Of 32 bits the greatest finite sample is taken under that
 * last condition.
 * </p>
 */
final class Saturation {

	/** A value that a bright image reaches by chance is shared by fewer samples. */
	private static final int MANY = 8;
	private static final int MORE_OFTEN = 4;
	private static final int GREATEST_16 = 65535;
	private static final int SIGNED_ZERO = 32768;

	private double greatest = Double.NEGATIVE_INFINITY;
	private double next = Double.NEGATIVE_INFINITY;
	private long count;
	private long nextCount;

	/** Makes one that has seen nothing yet. */
	Saturation() {}

	/**
	 * Finds the saturated samples of an image; the whole stack is looked through if it has 16 or 32 bits.
	 *
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if a slice cannot be read, with a sentence for the user
	 */
	static SliceHoles of(final ImagePlus image, final Progress progress) throws IOException {
		if (image.getBitDepth() == 8 || image.getBitDepth() == 24) return new SampledHoles(image, //
			SampleRule.stored(image, 255, 255));
		final Saturation found = new Saturation();
		final Pixels pixels = new Pixels(image);
		try (ReadAhead reader = new ReadAhead(pixels)) {
			for (int slice = 1; slice <= pixels.size(); slice++) {
				progress.check();
				progress.report(0, "Looking for saturated samples (slice " + slice + " of " + pixels.size() + ")");
				found.look(reader.of(slice));
			}
		}
		return new SampledHoles(image, found.rule(image), found.remarks(image));
	}

	/** Looks at samples; those of a whole stack or plane are to be looked at before the others are asked. */
	void look(final Object pixels) {
		if (pixels instanceof short[] shorts) {
			final long[] counts = new long[GREATEST_16 + 1];
			for (final short sample : shorts)
				counts[sample & 0xffff]++;
			for (int value = GREATEST_16; value >= 0; value--)
				if (counts[value] > 0) add(value, counts[value]);
		}
		else for (final float sample : (float[]) pixels)
			if (sample >= next && sample != Float.POSITIVE_INFINITY) add(sample, 1);
	}

	private void add(final double value, final long times) {
		if (value == greatest) count += times;
		else if (value == next) nextCount += times;
		else if (value > greatest) {
			next = greatest;
			nextCount = count;
			greatest = value;
			count = times;
		}
		else if (value > next) {
			next = value;
			nextCount = times;
		}
	}

	/** Gets the rule for an image of the type and calibration of what was looked at. */
	SampleRule rule(final ImagePlus image) {
		final int bits = image.getBitDepth();
		if (bits == 8 || bits == 24) return SampleRule.stored(image, 255, 255);
		return isLimit(image) ? SampleRule.stored(image, greatest, greatest) : SampleRule.stored(image, 1, 0);
	}

	/** Gets what the user has to know of the rule. */
	String[] remarks(final ImagePlus image) {
		final int bits = image.getBitDepth();
		if (bits == 8 || bits == 24 || bits == 16 && greatest == GREATEST_16) return new String[0];
		final String value = bits == 16 ? String.format(Locale.ROOT, "%,.0f", shown(image)) : //
			Float.toString((float) greatest);
		return new String[] { !isLimit(image) ? "No sample was taken to be saturated; the greatest is " + value + "." : //
			"Saturated was taken to be " + value + ", the greatest sample of the image, which " + (count == 1 ? //
				"one sample has." : String.format(Locale.ROOT, "%,d samples have.", count)) };
	}

	private boolean isLimit(final ImagePlus image) {
		final boolean sixteen = image.getBitDepth() == 16;
		final double shown = shown(image);
		final boolean camera = shown == 1023 || shown == 4095 || shown == 16383 || greatest == GREATEST_16;
		return sixteen && camera || count >= MANY && count >= MORE_OFTEN * nextCount;
	}

	private double shown(final ImagePlus image) {
		return image.getCalibration().isSigned16Bit() ? greatest - SIGNED_ZERO : greatest;
	}
}
