package kintsugi.mask;

import java.util.BitSet;
import java.util.Map;
import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;

/**
 * Irregular holes from random strokes, discs and ellipses, composed until a hole ratio is reached.
 * <p>
 * The six ratio bins, and the classes with and without border contact, are those of Liu et al. 2018 (section 4.1): a
 * hole without contact keeps a margin of 50 pixels of 512, scaled with the image; one with contact has a pixel in it.
 * </p>
 */
@Plugin(type = MaskGenerator.class)
public final class IrregularHoles implements MaskGenerator, BinnedSource {

	private static final Settings NONE = Settings.of("irregular");
	private static final int SHAPES_AT_MOST = 4000;

	/** Makes the family; it has no settings. */
	public IrregularHoles() {}

	@Override
	public String name() {
		return "irregular";
	}

	@Override
	public Map<String, String> settings() {
		return NONE.asMap();
	}

	@Override
	public MaskGenerator with(final Map<String, String> settings) {
		NONE.with(settings);
		return this;
	}

	/** Draws one to twelve shapes as they come. */
	@Override
	public Hole draw(final int width, final int height, final long seed) {
		MaskGenerator.checkSize(width, height);
		final SplittableRandom random = new SplittableRandom(seed);
		final Canvas canvas = new Canvas(width, height, 0);
		final double size = Math.sqrt((double) width * height) * random.nextDouble(0.1, 0.5);
		final int shapes = random.nextInt(1, 13);
		// a stroke may begin and stay outside of the image
		for (int i = 0; i < shapes || canvas.ratio() == 0; i++)
			shape(canvas, random, size, width, height, 0);
		return canvas.hole();
	}

	@Override
	public Hole drawIn(final RatioBin bin, final boolean border, final int width, final int height, final long seed) {
		return draw(bin, border, width, height, seed);
	}

	/**
	 * Draws a hole whose ratio is even over the bin.
	 *
	 * @param bin the range of the hole ratio
	 * @param border whether it shall touch the margin of the border
	 * @throws IllegalArgumentException if no such hole fits, as in an image of a few pixels
	 */
	public static Hole draw(final RatioBin bin, final boolean border, final int width, final int height,
		final long seed)
	{
		final SplittableRandom random = new SplittableRandom(seed);
		final int margin = Margin.of(width, height);
		final Canvas canvas = new Canvas(width, height, border ? 0 : margin);
		// the target stays off the bin's lower end, so that reaching it is enough
		final double target = bin.lower() + (bin.upper() - bin.lower()) * (0.02 + 0.96 * random.nextDouble());
		final double side = Math.sqrt(target * width * height);
		double scale = random.nextDouble(0.25, 1);
		boolean touching = !border;
		for (int i = 0; i < SHAPES_AT_MOST; i++) {
			final BitSet before = canvas.snapshot();
			shape(canvas, random, scale * side, width, height, touching ? 0 : margin);
			if (canvas.ratio() > bin.upper()) {
				canvas.restore(before);
				scale *= 0.8;
				continue;
			}
			touching = touching || canvas.hole().touchesBorder(margin);
			if (touching && canvas.ratio() >= target) return canvas.hole();
		}
		throw new IllegalArgumentException("No hole of " + bin.label() + (border ? " with" : " without") +
			" border contact fits an image of " + width + "x" + height + " pixels.");
	}

	/** Draws one shape of about {@code size} pixels; centred in the border's margin if {@code margin} is above 0. */
	private static void shape(final Canvas canvas, final SplittableRandom random, final double size, final int width,
		final int height, final int margin)
	{
		double x = random.nextDouble() * width;
		double y = random.nextDouble() * height;
		if (margin > 0) {
			final double depth = random.nextDouble() * margin;
			switch (random.nextInt(4)) {
				case 0 -> x = depth;
				case 1 -> x = width - 1 - depth;
				case 2 -> y = depth;
				default -> y = height - 1 - depth;
			}
		}
		switch (random.nextInt(4)) {
			case 0 -> {
				final double radius = Math.max(0.7, size * random.nextDouble(0.1, 0.5));
				canvas.ellipse(x, y, radius, radius, 0);
			}
			case 1 -> canvas.ellipse(x, y, Math.max(0.7, size * random.nextDouble(0.1, 0.6)), //
				Math.max(0.7, size * random.nextDouble(0.05, 0.4)), random.nextDouble(Math.PI));
			default -> strokes(canvas, random, x, y, size);
		}
	}

	/** Draws a bent stroke of a few segments. */
	private static void strokes(final Canvas canvas, final SplittableRandom random, final double startX,
		final double startY, final double size)
	{
		final double radius = Math.max(0.7, size * random.nextDouble(0.03, 0.15));
		double angle = random.nextDouble(2 * Math.PI);
		double x = startX;
		double y = startY;
		final int segments = random.nextInt(1, 7);
		for (int i = 0; i < segments; i++) {
			final double length = size * random.nextDouble(0.2, 0.8);
			final double nextX = x + length * Math.cos(angle);
			final double nextY = y + length * Math.sin(angle);
			canvas.stroke(x, y, nextX, nextY, radius);
			x = nextX;
			y = nextY;
			angle += random.nextDouble(-1.5, 1.5);
		}
	}
}
