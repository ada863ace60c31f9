package kintsugi.evaluate;

import java.util.SplittableRandom;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;
import kintsugi.mask.IrregularHoles;
import kintsugi.mask.ThinDefects;

/**
 * A class of holes that an evaluation tells apart.
 *
 * @param bin the ratio bin of irregular holes, or null for thin defects
 * @param border whether irregular holes touch the border
 */
record HoleClass(RatioBin bin, Border border) {

	/** The label of thin defects. */
	static final String THIN_DEFECTS = "thin defects";

	/** Contact with the border. */
	enum Border {
		/** All holes touch it. */
		WITH(" with border"),
		/** No hole touches it. */
		WITHOUT(" without border"),
		/** Half of the holes touch it, and where a hole does not fit without contact, more. */
		EITHER("");

		private final String key;

		Border(final String key) {
			this.key = key;
		}
	}

	/** Gets the label of its row, which does not tell border contact. */
	String row() {
		return bin == null ? THIN_DEFECTS : bin.label();
	}

	/**
	 * Draws a hole.
	 *
	 * @param number which of the class's holes in this image, from 1 up
	 * @throws IllegalArgumentException if no such hole fits the image, in a sentence
	 */
	DrawnHole draw(final String name, final int width, final int height, final long seed, final int number) {
		final String key = row() + border.key;
		final SplittableRandom random = new SplittableRandom(seed ^ (31L * name.hashCode() + key.hashCode()));
		boolean chance = random.nextBoolean();
		long holeSeed = random.nextLong();
		for (int i = 1; i < number; i++) {
			chance = random.nextBoolean();
			holeSeed = random.nextLong();
		}
		return new DrawnHole(row(), number, holeSeed, draw(width, height, chance, holeSeed));
	}

	private Hole draw(final int width, final int height, final boolean chance, final long holeSeed) {
		if (bin == null) return ThinDefects.draw(width, height, holeSeed);
		if (border != Border.EITHER) return IrregularHoles.draw(bin, border == Border.WITH, width, height, holeSeed);
		try {
			return IrregularHoles.draw(bin, chance, width, height, holeSeed);
		}
		catch (final IllegalArgumentException e) {
			// the largest holes do not always fit inside the margin of a small image
			return IrregularHoles.draw(bin, true, width, height, holeSeed);
		}
	}
}
