package kintsugi.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;
import kintsugi.mask.IrregularHoles;
import kintsugi.mask.ThinDefects;

/**
 * A class of holes that a comparison tells apart.
 *
 * @param bin the ratio bin of irregular holes, or null for thin defects
 */
record HoleClass(RatioBin bin) {

	/** The label of thin defects. */
	static final String THIN_DEFECTS = "thin defects";

	/** Gets the six ratio bins and thin defects. */
	static List<HoleClass> all() {
		final List<HoleClass> classes = new ArrayList<>(Stream.of(RatioBin.values()).map(HoleClass::new).toList());
		classes.add(new HoleClass(null));
		return classes;
	}

	/** Gets the heading of its row. */
	String label() {
		return bin == null ? THIN_DEFECTS : bin.label();
	}

	/**
	 * Draws the hole of an image, the same for the same name and seed whatever other images there are; half of the
	 * irregular holes touch the border.
	 */
	Hole draw(final EightBitImage image, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed ^ (31L * image.name().hashCode() + label().hashCode()));
		final boolean border = random.nextBoolean();
		final long holeSeed = random.nextLong();
		if (bin == null) return ThinDefects.draw(image.width(), image.height(), holeSeed);
		try {
			return IrregularHoles.draw(bin, border, image.width(), image.height(), holeSeed);
		}
		catch (final IllegalArgumentException e) {
			// the largest holes do not always fit inside the margin of a small image
			return IrregularHoles.draw(bin, true, image.width(), image.height(), holeSeed);
		}
	}
}
