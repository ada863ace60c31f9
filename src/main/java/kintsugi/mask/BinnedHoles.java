package kintsugi.mask;

import java.util.SplittableRandom;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;

/**
 * Brings the holes of any source into classes: the six ratio bins of Liu et al. 2018 (section 4.1), with and without
 * contact to the border.
 * <p>
 * A hole that is of the class by itself is taken as it is. Otherwise several are joined until the ratio is reached, and
 * the last one is drawn smaller or cut where it would be too much; without border contact all are drawn in the frame
 * that the margin leaves. A source that cannot be combined is drawn until a hole is of the class, a bounded number of
 * times.
 * </p>
 *
 * @param source what draws the holes; a {@link BinnedSource} is asked for the class itself
 * @param contact which of the border classes {@link #draw} takes
 */
public record BinnedHoles(HoleSource source, BorderContact contact) implements BinnedSource {

	private static final int DRAWS_AT_MOST = 100;

	/** Brings holes into all twelve classes. */
	public BinnedHoles(final HoleSource source) {
		this(source, BorderContact.EITHER);
	}

	/** Draws a hole of a random class, evenly over all twelve, or over the six with or without border contact. */
	@Override
	public Hole draw(final int width, final int height, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final RatioBin[] bins = RatioBin.values();
		final RatioBin bin = bins[random.nextInt(bins.length)];
		return drawIn(bin, contact.draw(random), width, height, random.nextLong());
	}

	@Override
	public Hole drawIn(final RatioBin bin, final boolean border, final int width, final int height, final long seed) {
		if (source instanceof BinnedSource direct) return direct.drawIn(bin, border, width, height, seed);
		MaskGenerator.checkSize(width, height);
		final SplittableRandom random = new SplittableRandom(seed);
		if (source.combinable()) return new Composition(source, bin, border, width, height, random).draw();
		for (int i = 0; i < DRAWS_AT_MOST; i++) {
			final Hole hole = source.draw(width, height, random.nextLong());
			if (isOf(bin, border, hole)) return hole;
		}
		throw unreachable(source, bin, border, width, height);
	}

	/** Tells whether a hole is of a class. */
	public static boolean isOf(final RatioBin bin, final boolean border, final Hole hole) {
		return bin.contains(hole.ratio()) && hole.touchesBorder(Margin.of(hole.width(), hole.height())) == border;
	}

	@Override
	public String describe() {
		return source.describe() + " by hole ratio" + switch (contact) {
			case EITHER -> " and border contact";
			case WITH -> ", with border contact";
			case WITHOUT -> ", without border contact";
		};
	}

	static IllegalArgumentException unreachable(final HoleSource source, final RatioBin bin, final boolean border,
		final int width, final int height)
	{
		return new IllegalArgumentException("The masks of " + source.describe() + " reach no hole of " + bin.label() + //
			(border ? " with" : " without") + " border contact in an image of " + width + "x" + height +
			" pixels; draw them without ratio bins.");
	}
}
