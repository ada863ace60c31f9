package kintsugi.mask;

import java.util.Map;
import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Hole;

/**
 * The family {@code defects}: what spoils microscope images: dust and fibres, scratches, dead rows and columns, hot
 * pixels, and saturated blobs with their smear.
 * <p>
 * Settings: {@code dust}, {@code scratches}, {@code lines}, {@code hot} and {@code blobs}, how many there are on
 * average in an image of 512x512 pixels; a hole has between none and twice as many of each. The numbers of lines and
 * scratches grow with the image's sides, the others with its area. Sizes are in pixels of the detector and do not scale
 * with the image.
 * </p>
 */
@Plugin(type = MaskGenerator.class)
public final class DefectHoles implements MaskGenerator {

	private static final double REFERENCE = 512;
	private static final int SCRIBBLES_AT_MOST = 1000;

	private final Settings settings;

	/** Makes the family with about 15 specks, 3 scratches, 3 lines, 40 hot pixels and 3 blobs in 512x512 pixels. */
	public DefectHoles() {
		this(Settings.of("defects", Setting.decimal("dust", 15, 0, 1000), Setting.decimal("scratches", 3, 0, 100), //
			Setting.decimal("lines", 3, 0, 100), Setting.decimal("hot", 40, 0, 10000), //
			Setting.decimal("blobs", 3, 0, 100)));
	}

	private DefectHoles(final Settings settings) {
		this.settings = settings;
	}

	@Override
	public String name() {
		return "defects";
	}

	@Override
	public Map<String, String> settings() {
		return settings.asMap();
	}

	@Override
	public MaskGenerator with(final Map<String, String> changes) {
		final Settings changed = settings.with(changes);
		if (changed.asMap().keySet().stream().allMatch(name -> changed.decimal(name) == 0))
			throw new IllegalArgumentException("All numbers of defects are 0; set at least one of " + //
				String.join(", ", changed.asMap().keySet()) + " above 0.");
		return new DefectHoles(changed);
	}

	@Override
	public Hole draw(final int width, final int height, final long seed) {
		MaskGenerator.checkSize(width, height);
		final SplittableRandom random = new SplittableRandom(seed);
		final Canvas canvas = new Canvas(width, height, 0);
		final double area = width * height / (REFERENCE * REFERENCE);
		final double side = Math.sqrt(area);
		// a small image has less than one defect on average, but never none
		for (int i = 0; i < SCRIBBLES_AT_MOST && canvas.ratio() == 0; i++) {
			ThinDefects.scratches(canvas, random, width, height, count("scratches", side, random));
			ThinDefects.deadLines(canvas, random, width, height, count("lines", side, random));
			for (int n = count("dust", area, random); n > 0; n--)
				dust(canvas, random, random.nextInt(width), random.nextInt(height));
			for (int n = count("hot", area, random); n > 0; n--)
				hot(canvas, random, random.nextInt(width), random.nextInt(height));
			for (int n = count("blobs", area, random); n > 0; n--)
				blob(canvas, random, random.nextInt(width), random.nextInt(height), height);
		}
		if (canvas.ratio() == 0) throw new IllegalArgumentException("The numbers of defects are too small for an image " +
			"of " + width + "x" + height + " pixels; set larger ones.");
		return canvas.hole();
	}

	/** Draws a number of defects, of which a fraction is rounded at random, so that the mean stays. */
	private int count(final String name, final double extent, final SplittableRandom random) {
		return (int) (settings.decimal(name) * extent * random.nextDouble(0, 2) + random.nextDouble());
	}

	/** Draws a grain of a few lumps, or a bent fibre. */
	private static void dust(final Canvas canvas, final SplittableRandom random, final double x, final double y) {
		if (random.nextInt(5) == 0) {
			fibre(canvas, random, x, y);
			return;
		}
		final double size = random.nextDouble(0.7, 4.5);
		final int lumps = random.nextInt(1, 5);
		for (int i = 0; i < lumps; i++)
			canvas.ellipse(x + size * random.nextDouble(-1, 1), y + size * random.nextDouble(-1, 1), //
				size * random.nextDouble(0.5, 1.2), size * random.nextDouble(0.5, 1.2), random.nextDouble(Math.PI));
	}

	private static void fibre(final Canvas canvas, final SplittableRandom random, final double startX,
		final double startY)
	{
		final double bend = random.nextDouble(-0.3, 0.3);
		double angle = random.nextDouble(2 * Math.PI);
		double x = startX;
		double y = startY;
		for (int i = random.nextInt(4, 13); i > 0; i--) {
			final double nextX = x + 4 * Math.cos(angle);
			final double nextY = y + 4 * Math.sin(angle);
			canvas.stroke(x, y, nextX, nextY, 0.8);
			x = nextX;
			y = nextY;
			angle += bend + random.nextDouble(-0.15, 0.15);
		}
	}

	/** Draws one pixel, or now and then a pixel that leaks to its neighbours. */
	private static void hot(final Canvas canvas, final SplittableRandom random, final int x, final int y) {
		canvas.rectangle(x, y, 1, 1);
		if (random.nextInt(5) > 0) return;
		canvas.rectangle(x - 1, y, 3, 1);
		canvas.rectangle(x, y - 1, 1, 3);
	}

	/** Draws a disc with an uneven rim, and now and then the smear of a detector that is read column by column. */
	private static void blob(final Canvas canvas, final SplittableRandom random, final int x, final int y,
		final int height)
	{
		final double radius = random.nextDouble(3, 16);
		canvas.ellipse(x, y, radius, radius * random.nextDouble(0.8, 1), random.nextDouble(Math.PI));
		for (int i = 0; i < 10; i++) {
			final double angle = random.nextDouble(2 * Math.PI);
			final double lump = radius * random.nextDouble(0.15, 0.45);
			canvas.ellipse(x + radius * 0.85 * Math.cos(angle), y + radius * 0.85 * Math.sin(angle), lump, lump, 0);
		}
		if (random.nextInt(4) > 0) return;
		final int thickness = 1 + (int) (radius * random.nextDouble(0.1, 0.5));
		canvas.rectangle(x - thickness / 2, random.nextBoolean() ? y : 0, thickness, height);
	}
}
