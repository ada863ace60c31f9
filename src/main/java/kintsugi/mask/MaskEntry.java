package kintsugi.mask;

import java.util.Locale;
import java.util.Optional;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;

/**
 * What a manifest says of a mask.
 *
 * @param index its number in the dataset, from 0
 * @param file the name of its file
 * @param seed the seed with which it was drawn, which is its own
 * @param ratio the share of the image that is hole, 0 to 1
 * @param bin the ratio's bin, empty if it is in none
 * @param border whether the hole has a pixel in the border's margin, {@link Margin#of}
 */
public record MaskEntry(int index, String file, long seed, double ratio, Optional<RatioBin> bin, boolean border) {

	/** Measures a mask. */
	static MaskEntry of(final int index, final long seed, final Hole hole) {
		return new MaskEntry(index, String.format(Locale.ROOT, "mask-%06d.png", index), seed, hole.ratio(), //
			RatioBin.of(hole.ratio()), //
			hole.touchesBorder(Margin.of(hole.width(), hole.height())));
	}

	/** Says in a few words what the mask is, such as {@code mask-000003 12.3 % with border contact}. */
	public String label() {
		return String.format(Locale.ROOT, "%s %.1f %% %s border contact", file.replace(".png", ""), 100 * ratio, //
			border ? "with" : "without");
	}
}
