package kintsugi.hole;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The pixels of an image that are missing: an immutable bit for each pixel, true in the hole.
 * <p>
 * Only the smallest box around the hole is kept, so that a speck in a huge image costs a few bytes and equal holes have
 * equal bits. Images have at least one pixel and fewer than 2^31.
 * </p>
 */
public final class Hole {

	private final int width;
	private final int height;
	/** The smallest box that holds all hole pixels; empty if there are none. */
	private final Box box;
	/** The pixels of the box, row-major. */
	private final BitSet bits;

	private Hole(final int width, final int height, final Box box, final BitSet bits) {
		this.width = width;
		this.height = height;
		this.box = box;
		this.bits = bits;
	}

	/** Makes an empty hole: every pixel is valid. */
	public static Hole none(final int width, final int height) {
		return of(width, height, new BitSet());
	}

	/** Makes a hole that is the whole image: no pixel is valid. */
	public static Hole all(final int width, final int height) {
		checkSize(width, height);
		final BitSet all = new BitSet();
		all.set(0, width * height);
		return new Hole(width, height, new Box(0, 0, width, height), all);
	}

	/**
	 * Makes a hole of the set bits, which are copied; pixel (x, y) is bit {@code y * width + x}.
	 *
	 * @throws IllegalArgumentException if a bit is set that no pixel has, or the size is not possible
	 */
	public static Hole of(final int width, final int height, final BitSet rowMajor) {
		checkSize(width, height);
		if (rowMajor.length() > width * height) throw new IllegalArgumentException("Bit " + (rowMajor.length() - 1) +
			" of the hole lies outside of the image of " + width + " x " + height + " pixels.");
		return trim(width, height, new Box(0, 0, width, height), rowMajor);
	}

	/** Makes a hole of the pixels for which the test is true; each pixel is tested once, row by row. */
	public static Hole where(final int width, final int height, final PixelTest test) {
		checkSize(width, height);
		final BitSet bits = new BitSet();
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				if (test.test(x, y)) bits.set(y * width + x);
		return trim(width, height, new Box(0, 0, width, height), bits);
	}

	/** Gets the number of columns of the image. */
	public int width() {
		return width;
	}

	/** Gets the number of rows of the image. */
	public int height() {
		return height;
	}

	/** Tells whether a pixel is missing; everything outside the image is. */
	public boolean isHole(final int x, final int y) {
		if (x < 0 || y < 0 || x >= width || y >= height) return true;
		return box.contains(x, y) && bits.get((y - box.y()) * box.width() + x - box.x());
	}

	/** Counts the missing pixels. */
	public long count() {
		return bits.cardinality();
	}

	/** Gets the share of the image that is missing, from 0 to 1. */
	public double ratio() {
		return (double) count() / ((long) width * height);
	}

	/** Tells whether nothing is missing. */
	public boolean isEmpty() {
		return box.isEmpty();
	}

	/** Tells whether every pixel is missing. */
	public boolean isAll() {
		return count() == (long) width * height;
	}

	/** Gets the smallest box around the hole, or none if it is empty. */
	public Optional<Box> bounds() {
		return isEmpty() ? Optional.empty() : Optional.of(box);
	}

	/** Shows the runs of the hole, row by row and from left to right; a run never goes beyond its row. */
	public void forEachRun(final RunVisitor visitor) {
		runs(box, bits, visitor);
	}

	/** Shows the parts of the runs that lie in a box, row by row; the time grows with the box and not with the hole. */
	public void forEachRun(final Box part, final RunVisitor visitor) {
		final int left = Math.max(part.x(), box.x());
		final int right = Math.min(part.right(), box.right());
		if (left >= right) return;
		final int bottom = Math.min(part.bottom(), box.bottom());
		for (int y = Math.max(part.y(), box.y()); y < bottom; y++) {
			final int start = (y - box.y()) * box.width() - box.x();
			// a copy of the row's part, as a search in all bits would run on to the next hole, however far it is
			final BitSet row = bits.get(start + left, start + right);
			for (int from = row.nextSetBit(0); from >= 0;) {
				final int to = row.nextClearBit(from);
				visitor.visit(y, left + from, left + to);
				from = row.nextSetBit(to);
			}
		}
	}

	/**
	 * Adds every pixel whose distance to a pixel of the hole is at most {@code n} pixels, between centres.
	 *
	 * @throws IllegalArgumentException if {@code n} is negative
	 */
	public Hole grow(final int n) {
		if (n < 0) throw new IllegalArgumentException("A hole can grow by 0 or more pixels, not by " + n + ".");
		if (n == 0 || isEmpty()) return this;
		final Box grown = box.grow(Growth.reach(this, n)).clip(width, height);
		return trim(width, height, grown, Growth.of(this, grown, n));
	}

	/**
	 * Adds the pixels of another hole.
	 *
	 * @throws IllegalArgumentException if it has another size
	 */
	public Hole union(final Hole other) {
		if (width != other.width || height != other.height) throw new IllegalArgumentException("A hole of " + width +
			" x " + height + " pixels cannot be joined with one of " + other.width + " x " + other.height + " pixels.");
		final BitSet both = bits();
		both.or(other.bits());
		return of(width, height, both);
	}

	/** Makes the hole of what is valid here. */
	public Hole invert() {
		final BitSet inverse = bits();
		inverse.flip(0, width * height);
		return of(width, height, inverse);
	}

	/** Splits the hole into parts that do not touch, not even at corners; each has the size of the image. */
	public List<Hole> components() {
		final List<Hole> holes = new ArrayList<>();
		for (final List<int[]> runs : Components.of(this)) {
			Box bounds = new Box(0, 0, 0, 0);
			for (final int[] run : runs)
				bounds = bounds.union(new Box(run[1], run[0], run[2] - run[1], 1));
			final BitSet part = new BitSet();
			for (final int[] run : runs) {
				final int start = (run[0] - bounds.y()) * bounds.width() - bounds.x();
				part.set(start + run[1], start + run[2]);
			}
			holes.add(new Hole(width, height, bounds, part));
		}
		return List.copyOf(holes);
	}

	/**
	 * Tells whether a hole pixel is nearer than {@code margin} pixels to the border; 1 asks for the outermost pixels.
	 *
	 * @throws IllegalArgumentException if {@code margin} is below 1
	 */
	public boolean touchesBorder(final int margin) {
		if (margin < 1) throw new IllegalArgumentException("The margin must be 1 pixel or more, not " + margin + ".");
		return !isEmpty() && (box.x() < margin || box.y() < margin || //
			width - box.right() < margin || height - box.bottom() < margin);
	}

	/**
	 * Cuts out a part, which may reach outside the image, where everything is hole.
	 *
	 * @throws IllegalArgumentException if the box is empty
	 */
	public Hole crop(final Box part) {
		checkSize(part.width(), part.height());
		final Box inside = part.clip(width, height);
		if (inside.isEmpty()) return all(part.width(), part.height());
		final BitSet result = new BitSet();
		if (!inside.equals(part)) result.set(0, part.width() * part.height());
		for (int y = inside.y(); y < inside.bottom(); y++) {
			final int start = (y - part.y()) * part.width() - part.x();
			result.clear(start + inside.x(), start + inside.right());
		}
		forEachRun(part, (y, from, to) -> {
			final int start = (y - part.y()) * part.width() - part.x();
			result.set(start + from, start + to);
		});
		return of(part.width(), part.height(), result);
	}

	/** Makes the mask that networks take: 1 at valid pixels, 0 in the hole, row-major. */
	public float[] validMask() {
		final float[] mask = new float[width * height];
		Arrays.fill(mask, 1);
		forEachRun((y, from, to) -> Arrays.fill(mask, y * width + from, y * width + to, 0));
		return mask;
	}

	/** Gets a copy of all bits; pixel (x, y) is bit {@code y * width + x}, true in the hole. */
	public BitSet bits() {
		final BitSet copy = new BitSet();
		forEachRun((y, from, to) -> copy.set(y * width + from, y * width + to));
		return copy;
	}

	/** Gets the words of the bits of {@link #bounds}, a copy. */
	long[] words() {
		return bits.toLongArray();
	}

	/** Tells whether the other object is a hole of the same size and the same pixels. */
	@Override
	public boolean equals(final Object other) {
		return other instanceof Hole hole && width == hole.width && height == hole.height && box.equals(hole.box) &&
			bits.equals(hole.bits);
	}

	/** Gets a number that equal holes share. */
	@Override
	public int hashCode() {
		return 31 * (31 * width + height) + bits.hashCode();
	}

	/** Gets size and pixel count in words, for messages and the debugger. */
	@Override
	public String toString() {
		return "Hole of " + count() + " pixels in " + width + " x " + height;
	}

	private static void runs(final Box box, final BitSet bits, final RunVisitor visitor) {
		int from = bits.nextSetBit(0);
		int clear = -1;
		while (from >= 0) {
			final int y = from / box.width();
			// looked for once for all rows that it is beyond, as it may be far
			if (clear <= from) clear = bits.nextClearBit(from);
			final int to = Math.min(clear, (y + 1) * box.width());
			visitor.visit(box.y() + y, box.x() + from - y * box.width(), box.x() + to - y * box.width());
			from = bits.nextSetBit(to);
		}
	}

	/** Keeps only the smallest box around the set bits. */
	private static Hole trim(final int width, final int height, final Box box, final BitSet bits) {
		final int[] edges = { Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE };
		runs(box, bits, (y, from, to) -> {
			edges[0] = Math.min(edges[0], from);
			edges[1] = Math.min(edges[1], y);
			edges[2] = Math.max(edges[2], to);
			edges[3] = Math.max(edges[3], y + 1);
		});
		if (bits.isEmpty()) return new Hole(width, height, new Box(0, 0, 0, 0), new BitSet());
		final Box tight = new Box(edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]);
		final BitSet trimmed = new BitSet();
		runs(box, bits, (y, from, to) -> {
			final int start = (y - tight.y()) * tight.width() - tight.x();
			trimmed.set(start + from, start + to);
		});
		return new Hole(width, height, tight, trimmed);
	}

	private static void checkSize(final int width, final int height) {
		if (width < 1 || height < 1) throw new IllegalArgumentException(
			"An image cannot be " + width + " x " + height + " pixels; both must be 1 or more.");
		if ((long) width * height > Integer.MAX_VALUE) throw new IllegalArgumentException("An image of " + width +
			" x " + height + " pixels is too large; a plane can have up to 2,147,483,647 pixels.");
	}
}
