package kintsugi.evaluate;

import java.util.SplittableRandom;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;
import kintsugi.mask.BinnedSource;
import kintsugi.mask.ThinDefects;

/**
 * A class of holes that an evaluation tells apart.
 *
 * @param bin the ratio bin, or null for thin defects, which are of any ratio
 * @param border whether holes of a bin touch the border
 * @param source what draws the holes of a bin
 */
record HoleClass(RatioBin bin, Border border, BinnedSource source) {

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
		if (border != Border.EITHER) return source.drawIn(bin, border == Border.WITH, width, height, holeSeed);
		try {
			return source.drawIn(bin, chance, width, height, holeSeed);
		}
		catch (final IllegalArgumentException e) {
			// the largest holes do not always fit inside the margin of a small image
			return source.drawIn(bin, true, width, height, holeSeed);
		}
	}
}
