package kintsugi.mask;

import java.util.BitSet;
import java.util.SplittableRandom;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;

/** Joins holes of a source until they are of a class together; used once. */
final class Composition {

	private static final int DRAWS_AT_MOST = 3000;

	/** How many holes may be too large before one is cut. */
	private static final int PATIENCE = 3;

	private static final double SHRINK = 0.7;

	/** How finely the cut's radius is chosen, in parts of a pixel. */
	private static final int RINGS = 16;

	private final HoleSource source;
	private final RatioBin bin;
	private final boolean border;
	private final int width;
	private final int height;
	private final SplittableRandom random;
	private final int margin;
	/** Where holes may be. */
	private final Box frame;
	/** The ratio to reach, even over the bin; off its ends, so that a pixel more or less does not matter. */
	private final long target;
	private final long most;

	Composition(final HoleSource source, final RatioBin bin, final boolean border, final int width, final int height,
		final SplittableRandom random)
	{
		this.source = source;
		this.bin = bin;
		this.border = border;
		this.width = width;
		this.height = height;
		this.random = random;
		this.margin = Margin.of(width, height);
		this.frame = new Box(0, 0, width, height).grow(border ? 0 : -margin);
		final double area = (double) width * height;
		this.target = (long) Math.ceil(area * (bin.lower() + (bin.upper() - bin.lower()) * random.nextDouble(0.02, 0.98)));
		this.most = (long) Math.floor(area * bin.upper());
	}

	/** Makes the hole. */
	Hole draw() {
		final Hole alone = source.draw(width, height, random.nextLong());
		if (BinnedHoles.isOf(bin, border, alone)) return alone;
		BitSet pixels = new BitSet();
		boolean touching = !border;
		double scale = 1;
		int misses = 0;
		for (int i = 0; i < DRAWS_AT_MOST; i++) {
			final BitSet part = part(scale, touching);
			final boolean touches = touching || touches(part);
			BitSet joined = (BitSet) pixels.clone();
			joined.or(part);
			if (joined.cardinality() > most) {
				scale *= SHRINK;
				if (++misses < PATIENCE) continue;
				cut(part, pixels, touching);
				joined = (BitSet) pixels.clone();
				joined.or(part);
				if (joined.cardinality() > most) continue;
			}
			pixels = joined;
			touching = touches;
			if (touching && pixels.cardinality() >= target) return Hole.of(width, height, pixels);
			if (misses == 0) scale = random.nextDouble(0.5, 1);
		}
		throw BinnedHoles.unreachable(source, bin, border, width, height);
	}

	/** Draws a hole for a part of the frame; at the border if nothing is there yet. */
	private BitSet part(final double scale, final boolean touching) {
		final int w = Math.max(MaskGenerator.SMALLEST, (int) Math.round(frame.width() * scale));
		final int h = Math.max(MaskGenerator.SMALLEST, (int) Math.round(frame.height() * scale));
		final Hole hole = source.draw(w, h, random.nextLong());
		int x = frame.x() + between(frame.width() - w);
		int y = frame.y() + between(frame.height() - h);
		if (!touching && !hole.isEmpty()) {
			final Box bounds = hole.bounds().orElseThrow();
			final int depth = random.nextInt(margin);
			switch (random.nextInt(4)) {
				case 0 -> x = depth - bounds.x();
				case 1 -> x = width - depth - bounds.right();
				case 2 -> y = depth - bounds.y();
				default -> y = height - depth - bounds.bottom();
			}
		}
		return place(hole, x, y);
	}

	/** Draws a number between 0 and a limit, which may be negative. */
	private int between(final int limit) {
		return limit >= 0 ? random.nextInt(limit + 1) : -random.nextInt(1 - limit);
	}

	private BitSet place(final Hole hole, final int left, final int top) {
		final BitSet placed = new BitSet(width * height);
		hole.forEachRun((y, from, to) -> {
			final int row = y + top;
			final int start = Math.max(frame.x(), from + left);
			final int end = Math.min(frame.right(), to + left);
			if (row >= frame.y() && row < frame.bottom() && start < end) //
				placed.set(row * width + start, row * width + end);
		});
		return placed;
	}

	private boolean touches(final BitSet part) {
		for (int i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1))
			if (isInMargin(i)) return true;
		return false;
	}

	private boolean isInMargin(final int pixel) {
		final int x = pixel % width;
		final int y = pixel / width;
		return x < margin || y < margin || width - 1 - x < margin || height - 1 - y < margin;
	}

	/** Keeps of a part what is near one of its pixels, as much as the target still needs. */
	private void cut(final BitSet part, final BitSet pixels, final boolean touching) {
		final int centre = centre(part, touching);
		final int[] rings = new int[(int) (RINGS * Math.hypot(width, height)) + 1];
		long room = target;
		for (int i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1))
			room--;
		final BitSet added = (BitSet) part.clone();
		added.andNot(pixels);
		for (int i = added.nextSetBit(0); i >= 0; i = added.nextSetBit(i + 1))
			rings[ring(i, centre)]++;
		int radius = 0;
		for (long kept = rings[0]; kept < room && radius < rings.length - 1; kept += rings[radius])
			radius++;
		for (int i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1))
			if (ring(i, centre) > radius) part.clear(i);
	}

	private int ring(final int pixel, final int centre) {
		return (int) (RINGS * Math.hypot(pixel % width - centre % width, pixel / width - centre / width));
	}

	/** Chooses a pixel of a part, in the margin if the hole has no contact to the border yet. */
	private int centre(final BitSet part, final boolean touching) {
		int chosen = part.nextSetBit(0);
		int seen = 0;
		for (int i = chosen; i >= 0; i = part.nextSetBit(i + 1))
			if ((touching || isInMargin(i)) && random.nextInt(++seen) == 0) chosen = i;
		return chosen;
	}
}
