package kintsugi.mask;

import java.util.SplittableRandom;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;

/**
 * Draws the holes of a training: a share of thin defects, the rest irregular holes, evenly over the six ratio bins and
 * over border contact.
 *
 * @param thinShare the share of thin defects, 0 to 1
 */
public record HoleSampler(double thinShare) {

	/** Checks the share. */
	public HoleSampler {
		if (!(thinShare >= 0 && thinShare <= 1)) throw new IllegalArgumentException(
			"The share of thin defects must be 0 to 1, not " + thinShare + ".");
	}

	/** Draws the hole that belongs to a seed; every seed, 0 included, is reproducible. */
	public Hole draw(final int width, final int height, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		if (random.nextDouble() < thinShare) return ThinDefects.draw(width, height, random.nextLong());
		final RatioBin[] bins = RatioBin.values();
		final RatioBin bin = bins[random.nextInt(bins.length)];
		return IrregularHoles.draw(bin, random.nextBoolean(), width, height, random.nextLong());
	}
}
