package kintsugi.mask;

import java.util.SplittableRandom;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;

/**
 * A dataset of masks, each of which is a function of these settings and its index alone.
 *
 * @param generator the family
 * @param width columns of each mask
 * @param height rows of each mask
 * @param count how many masks there are
 * @param bins whether they go evenly through the twelve classes of ratio bin and border contact, see
 *          {@link BinnedHoles}; if not, they are as they come
 * @param seed any number, 0 included
 */
public record MaskDataset(MaskGenerator generator, int width, int height, int count, boolean bins, long seed) {

	private static final int CLASSES = 2 * RatioBin.values().length;

	/** Checks size and count, with an {@link IllegalArgumentException} that has a sentence for the user. */
	public MaskDataset {
		MaskGenerator.checkSize(width, height);
		if ((long) width * height > Integer.MAX_VALUE) throw new IllegalArgumentException("A mask of " + width + "x" +
			height + " pixels is too large; it can have up to 2,147,483,647 pixels.");
		if (count < 1) throw new IllegalArgumentException("The number of masks must be 1 or more, not " + count + ".");
	}

	/**
	 * A mask with what the manifest says of it.
	 *
	 * @param entry the manifest's line
	 * @param hole the mask
	 */
	public record Mask(MaskEntry entry, Hole hole) {}

	/**
	 * Draws the mask of an index.
	 *
	 * @param index 0 to count - 1
	 * @throws IllegalArgumentException if the family cannot make it, with a sentence for the user
	 */
	public Mask mask(final int index) {
		if (index < 0 || index >= count) throw new IllegalArgumentException("There is no mask " + index + " among " +
			count + "; they are numbered from 0.");
		final long own = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index).nextLong();
		final Hole hole = bins ? new BinnedHoles(generator).drawIn(bin(index), border(index), width, height, own) : //
			generator.draw(width, height, own);
		return new Mask(MaskEntry.of(index, own, hole), hole);
	}

	/** Neighbours differ in class, so that a dataset that was cut short has all of them. */
	private static RatioBin bin(final int index) {
		return RatioBin.values()[index % CLASSES / 2];
	}

	private static boolean border(final int index) {
		return index % 2 == 0;
	}
}
