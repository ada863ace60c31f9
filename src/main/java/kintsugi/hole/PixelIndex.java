package kintsugi.hole;

/**
 * Numbers the pixels of a hole from 0, row by row and from left to right, so that values of hole pixels need no more
 * room than there are hole pixels. It takes less than two bits for each pixel of the hole's bounds.
 */
public final class PixelIndex {

	/** How many words share one count of the pixels before them. */
	private static final int BLOCK = 8;

	private final Hole hole;
	private final Box bounds;
	private final long[] words;
	private final int[] before;
	private final int size;

	/** Numbers the pixels of a hole. */
	public PixelIndex(final Hole hole) {
		this.hole = hole;
		this.bounds = hole.bounds().orElse(new Box(0, 0, 0, 0));
		this.words = hole.words();
		this.before = new int[words.length / BLOCK + 1];
		int count = 0;
		for (int i = 0; i < words.length; i++) {
			if (i % BLOCK == 0) before[i / BLOCK] = count;
			count += Long.bitCount(words[i]);
		}
		this.size = count;
	}

	/** Gets the hole whose pixels have the numbers. */
	public Hole hole() {
		return hole;
	}

	/** Gets the number of pixels. */
	public int size() {
		return size;
	}

	/** Gets the number of a pixel of the hole; for any other pixel of the bounds, that of the next one in the hole. */
	public int of(final int x, final int y) {
		final int bit = (y - bounds.y()) * bounds.width() + x - bounds.x();
		final int word = bit >> 6;
		if (word >= words.length) return size;
		int number = before[word / BLOCK];
		for (int i = word / BLOCK * BLOCK; i < word; i++)
			number += Long.bitCount(words[i]);
		return number + Long.bitCount(words[word] & (1L << bit) - 1);
	}
}
