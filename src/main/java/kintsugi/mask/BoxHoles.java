package kintsugi.mask;

import java.util.Map;
import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Hole;

/**
 * The family {@code boxes}: random rectangles, the random blocks of Pathak et al. 2016 ("Context Encoders", section
 * 3.3).
 * <p>
 * One to {@code count} boxes; each side is {@code side-min} to {@code side-max} of the image's, and the box lies inside
 * the image.
 * </p>
 */
@Plugin(type = MaskGenerator.class)
public final class BoxHoles implements MaskGenerator {

	private final Settings settings;

	/** Makes the family with up to four boxes of 0.05 to 0.4 of the image's sides. */
	public BoxHoles() {
		this(Settings.of("boxes", Setting.whole("count", 4, 1, 100), Setting.decimal("side-min", 0.05, 0.001, 1), //
			Setting.decimal("side-max", 0.4, 0.001, 1)));
	}

	private BoxHoles(final Settings settings) {
		this.settings = settings;
	}

	@Override
	public String name() {
		return "boxes";
	}

	@Override
	public Map<String, String> settings() {
		return settings.asMap();
	}

	@Override
	public MaskGenerator with(final Map<String, String> changes) {
		return new BoxHoles(settings.with(changes).ordered("side-min", "side-max"));
	}

	@Override
	public Hole draw(final int width, final int height, final long seed) {
		MaskGenerator.checkSize(width, height);
		final SplittableRandom random = new SplittableRandom(seed);
		final Canvas canvas = new Canvas(width, height, 0);
		final int count = random.nextInt(1, settings.whole("count") + 1);
		for (int i = 0; i < count; i++)
			box(canvas, random, width, height, settings.decimal("side-min"), settings.decimal("side-max"));
		return canvas.hole();
	}

	/** Draws a box whose sides are a share of the image's, at least a pixel. */
	static void box(final Canvas canvas, final SplittableRandom random, final int width, final int height,
		final double least, final double most)
	{
		final int w = side(width, least + random.nextDouble() * (most - least));
		final int h = side(height, least + random.nextDouble() * (most - least));
		canvas.rectangle(random.nextInt(width - w + 1), random.nextInt(height - h + 1), w, h);
	}

	private static int side(final int extent, final double share) {
		return Math.min(extent, Math.max(1, (int) Math.round(share * extent)));
	}
}
