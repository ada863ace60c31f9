package kintsugi.mask;

import java.util.SplittableRandom;

import kintsugi.hole.Hole;

/**
 * The thin defects of scientific images: scratches 1 to 3 pixels wide, dead rows and columns, specks, or all of them.
 * Their widths are in pixels and do not scale with the image; their numbers grow with it.
 */
public final class ThinDefects {

	private ThinDefects() {}

	/** Draws defects on an image of at least 8x8 pixels; the hole is never empty. */
	public static Hole draw(final int width, final int height, final long seed) {
		if (width < 8 || height < 8) throw new IllegalArgumentException(
			"Thin defects need an image of at least 8x8 pixels, not " + width + "x" + height + ".");
		final SplittableRandom random = new SplittableRandom(seed);
		final Canvas canvas = new Canvas(width, height, 0);
		final double extent = Math.sqrt((double) width * height) / 128;
		final int kind = random.nextInt(4);
		if (kind == 0 || kind == 3) scratches(canvas, random, width, height, count(random, 4, extent));
		if (kind == 1 || kind == 3) deadLines(canvas, random, width, height, count(random, 3, extent));
		if (kind == 2 || kind == 3) specks(canvas, random, width, height, count(random, 30, extent * extent));
		return canvas.hole();
	}

	private static int count(final SplittableRandom random, final int most, final double extent) {
		return 1 + (int) (random.nextDouble() * most * extent);
	}

	static void scratches(final Canvas canvas, final SplittableRandom random, final int width,
		final int height, final int count)
	{
		for (int i = 0; i < count; i++) {
			final double radius = random.nextDouble(0.5, 1.5);
			double x = random.nextInt(width);
			double y = random.nextInt(height);
			double angle = random.nextDouble(2 * Math.PI);
			final double bend = random.nextDouble(-0.4, 0.4);
			final double step = Math.max(width, height) * random.nextDouble(0.05, 0.25);
			for (int segment = 0; segment < 6; segment++) {
				final double nextX = x + step * Math.cos(angle);
				final double nextY = y + step * Math.sin(angle);
				canvas.stroke(x, y, nextX, nextY, radius);
				x = nextX;
				y = nextY;
				angle += bend;
			}
		}
	}

	static void deadLines(final Canvas canvas, final SplittableRandom random, final int width,
		final int height, final int count)
	{
		for (int i = 0; i < count; i++) {
			final int thickness = random.nextInt(1, 4);
			if (random.nextBoolean()) canvas.rectangle(0, random.nextInt(height), width, thickness);
			else canvas.rectangle(random.nextInt(width), 0, thickness, height);
		}
	}

	private static void specks(final Canvas canvas, final SplittableRandom random, final int width, final int height,
		final int count)
	{
		for (int i = 0; i < count; i++)
			canvas.ellipse(random.nextInt(width), random.nextInt(height), random.nextDouble(0.5, 3),
				random.nextDouble(0.5, 3), random.nextDouble(Math.PI));
	}
}
