package kintsugi.mask;

import java.util.Map;
import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Hole;

/**
 * The family {@code free-form}: wide zigzag brush strokes, the masks of gated convolution (Yu et al. 2018, "Free-Form
 * Image Inpainting with Gated Convolution", supplement, algorithm 1).
 * <p>
 * One to {@code strokes} strokes of {@code vertices-min} to {@code vertices-max} vertices; at each the brush turns by a
 * mean angle of 2&pi;/5 that differs by up to 2&pi;/15, to alternate sides. A segment's length is normal with the mean
 * R = &radic;(H&sup2; + W&sup2;)/8 and the deviation R/2. The brush is {@code width-min} to {@code width-max} pixels
 * wide in an image of 256 pixels and scales with the shorter side. A share {@code box} of the holes are one box
 * instead, of up to half of the image's sides. All strokes of a hole are flipped together at random.
 * </p>
 */
@Plugin(type = MaskGenerator.class)
public final class FreeFormHoles implements MaskGenerator {

	private static final double MEAN_ANGLE = 2 * Math.PI / 5;
	private static final double ANGLE_RANGE = 2 * Math.PI / 15;

	/** The shorter side of an image for which the brush widths are meant. */
	private static final double REFERENCE = 256;

	private final Settings settings;

	/** Makes the family with the numbers of the publication. */
	public FreeFormHoles() {
		this(Settings.of("free-form", Setting.whole("strokes", 3, 1, 50), Setting.whole("vertices-min", 4, 1, 100), //
			Setting.whole("vertices-max", 11, 1, 100), Setting.decimal("width-min", 12, 1, 128), //
			Setting.decimal("width-max", 40, 1, 128), Setting.decimal("box", 0, 0, 1)));
	}

	private FreeFormHoles(final Settings settings) {
		this.settings = settings;
	}

	@Override
	public String name() {
		return "free-form";
	}

	@Override
	public Map<String, String> settings() {
		return settings.asMap();
	}

	@Override
	public MaskGenerator with(final Map<String, String> changes) {
		return new FreeFormHoles(settings.with(changes).ordered("vertices-min", "vertices-max") //
			.ordered("width-min", "width-max"));
	}

	@Override
	public Hole draw(final int width, final int height, final long seed) {
		MaskGenerator.checkSize(width, height);
		final SplittableRandom random = new SplittableRandom(seed);
		final Canvas canvas = new Canvas(width, height, 0);
		if (random.nextDouble() < settings.decimal("box")) {
			BoxHoles.box(canvas, random, width, height, 0.1, 0.5);
			return canvas.hole();
		}
		final boolean mirrored = random.nextBoolean();
		final boolean upsideDown = random.nextBoolean();
		final int strokes = random.nextInt(1, settings.whole("strokes") + 1);
		for (int i = 0; i < strokes; i++)
			stroke(canvas, random, width, height, mirrored, upsideDown);
		return canvas.hole();
	}

	private void stroke(final Canvas canvas, final SplittableRandom random, final int width, final int height,
		final boolean mirrored, final boolean upsideDown)
	{
		final double mean = Math.hypot(width, height) / 8;
		final double scale = Math.min(width, height) / REFERENCE;
		final double radius = Math.max(0.5, scale * between(random, "width-min", "width-max") / 2);
		final int vertices = random.nextInt(settings.whole("vertices-min"), settings.whole("vertices-max") + 1);
		final double least = MEAN_ANGLE - random.nextDouble() * ANGLE_RANGE;
		final double most = MEAN_ANGLE + random.nextDouble() * ANGLE_RANGE;
		double x = random.nextInt(width);
		double y = random.nextInt(height);
		for (int i = 0; i < vertices; i++) {
			final double turn = least + random.nextDouble() * (most - least);
			final double angle = i % 2 == 0 ? 2 * Math.PI - turn : turn;
			final double length = Math.min(2 * mean, Math.max(0, mean + mean / 2 * random.nextGaussian()));
			final double nextX = Math.min(width - 1, Math.max(0, x + length * Math.cos(angle)));
			final double nextY = Math.min(height - 1, Math.max(0, y + length * Math.sin(angle)));
			canvas.stroke(mirrored ? width - 1 - x : x, upsideDown ? height - 1 - y : y, //
				mirrored ? width - 1 - nextX : nextX, upsideDown ? height - 1 - nextY : nextY, radius);
			x = nextX;
			y = nextY;
		}
	}

	private double between(final SplittableRandom random, final String least, final String most) {
		final double from = settings.decimal(least);
		return from + random.nextDouble() * (settings.decimal(most) - from);
	}
}
