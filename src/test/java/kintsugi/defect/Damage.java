package kintsugi.defect;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import kintsugi.hole.Hole;
import kintsugi.mask.DefectHoles;

/**
 * Damages images as detectors, dust, glass and programs do: seeded defects of one kind, with intensities that follow
 * what is below them.
 */
public final class Damage {

	/** A change below this share of the range in use cannot be asked to be found. */
	private static final float VISIBLE = 0.03f;

	private final int width;
	private final int height;
	private final float[][] whole;
	private final float[][] damaged;
	private final Levels levels;
	private final float most;
	private final boolean integer;
	private final SplittableRandom random;
	private final BitSet painted = new BitSet();

	private Damage(final Raster raster, final float[][] channels, final long seed) {
		width = raster.width();
		height = raster.height();
		whole = channels;
		damaged = new float[channels.length][];
		for (int c = 0; c < channels.length; c++)
			damaged[c] = channels[c].clone();
		levels = Levels.of(raster);
		integer = !Float.isNaN(raster.highest());
		most = integer ? raster.highest() : levels.high() + levels.range();
		random = new SplittableRandom(seed);
	}

	/**
	 * A damaged image.
	 *
	 * @param raster its samples
	 * @param visible the pixels that differ enough from the whole image to be found
	 * @param touched all pixels that were painted
	 */
	public record Damaged(Raster raster, Hole visible, Hole touched) {}

	/** Damages an image. */
	public static Damaged of(final String kind, final int width, final int height, final float highest, final long seed,
		final float[]... channels)
	{
		final Raster raster = Raster.of(width, height, Float.isNaN(highest) ? highest : 0, highest, channels);
		final Damage damage = new Damage(raster, channels, seed);
		switch (kind) {
			case "hot-pixels" -> damage.pixels(1);
			case "dead-pixels" -> damage.pixels(-1);
			case "dead-lines" -> damage.lines();
			case "dust" -> damage.soft("dust", 0.3);
			case "scratches" -> damage.soft("scratches", 0.5);
			case "saturated" -> damage.blobs();
			case "burnt-in" -> damage.text();
			default -> throw new IllegalArgumentException(kind);
		}
		return damage.result(highest);
	}

	private Damaged result(final float highest) {
		final BitSet visible = new BitSet();
		for (int i = painted.nextSetBit(0); i >= 0; i = painted.nextSetBit(i + 1))
			for (int c = 0; c < whole.length; c++)
				if (Math.abs(damaged[c][i] - whole[c][i]) > VISIBLE * levels.range()) visible.set(i);
		return new Damaged(Raster.of(width, height, integer ? 0 : Float.NaN, highest, damaged), //
			Hole.of(width, height, visible), Hole.of(width, height, painted));
	}

	private void set(final int channel, final int i, final double value) {
		final double kept = integer ? Math.rint(Math.max(0, Math.min(most, value))) : value;
		damaged[channel][i] = (float) kept;
		painted.set(i);
	}

	private void pixels(final int sign) {
		for (int n = Math.max(5, width * height / 5000); n > 0; n--) {
			final int x = random.nextInt(width);
			final int y = random.nextInt(height);
			final int c = random.nextInt(whole.length);
			final float end = sign < 0 ? levels.low() : Math.min(most, levels.high() + 0.3f * levels.range());
			final double share = random.nextDouble(0.3, 1);
			blend(c, x, y, end, share);
			if (random.nextInt(5) > 0) continue;
			for (int k = 0; k < 4; k++)
				blend(c, x + (k == 0 ? 1 : k == 1 ? -1 : 0), y + (k == 2 ? 1 : k == 3 ? -1 : 0), end, 0.25 * share);
		}
	}

	private void blend(final int channel, final int x, final int y, final float end, final double share) {
		if (x < 0 || y < 0 || x >= width || y >= height) return;
		final int i = y * width + x;
		set(channel, i, damaged[channel][i] + share * (end - damaged[channel][i]));
	}

	private void lines() {
		for (int n = random.nextInt(1, 5); n > 0; n--) {
			final boolean row = random.nextBoolean();
			final int along = row ? width : height;
			final int first = random.nextInt(row ? height : width);
			final int thick = Math.min(random.nextInt(10) < 7 ? 1 : random.nextInt(2, 4), (row ? height : width) - first);
			final int from = random.nextInt(5) < 3 ? 0 : random.nextInt(3 * along / 4);
			final int kind = random.nextInt(4);
			final double gain = random.nextBoolean() ? random.nextDouble(0.4, 0.75) : random.nextDouble(1.3, 1.8);
			final float level = kind == 0 ? levels.low() : kind == 1 ? levels.high() : levels.low() + //
				levels.range() * (float) random.nextDouble();
			for (int a = from; a < along; a++)
				for (int t = first; t < first + thick; t++)
					for (int c = 0; c < whole.length; c++) {
						final int i = row ? t * width + a : a * width + t;
						set(c, i, kind == 3 ? gain * whole[c][i] : level);
					}
		}
	}

	/** Paints what lies on the glass: soft at its rim, and letting some of the image through. */
	private void soft(final String setting, final double least) {
		final Hole hole = only(setting);
		final float[] cover = smooth(hole);
		for (final Hole part : hole.components()) {
			final double strength = random.nextDouble(least, 1);
			final float end = random.nextInt(4) > 0 ? levels.low() : levels.high();
			part.grow(1).forEachRun((y, from, to) -> {
				for (int x = from; x < to; x++)
					for (int c = 0; c < whole.length; c++)
						blend(c, x, y, end, strength * cover[y * width + x]);
			});
		}
	}

	private Hole only(final String setting) {
		final Map<String, String> none = Map.of("dust", "0", "scratches", "0", "lines", "0", "hot", "0", "blobs", "0");
		final Map<String, String> settings = new java.util.HashMap<>(none);
		settings.put(setting, setting.equals("dust") ? "15" : "4");
		return new DefectHoles().with(settings).draw(width, height, random.nextLong());
	}

	private float[] smooth(final Hole hole) {
		final float[] cover = new float[width * height];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				float sum = 0;
				for (int v = -1; v <= 1; v++)
					for (int u = -1; u <= 1; u++)
						if (x + u >= 0 && y + v >= 0 && x + u < width && y + v < height && hole.isHole(x + u, y + v)) //
							sum += (2 - Math.abs(u)) * (2 - Math.abs(v)) / 16f;
				cover[y * width + x] = hole.isHole(x, y) ? Math.min(1, 1.4f * sum) : sum;
			}
		return cover;
	}

	/** Saturates; in 16 bits, at the level at which a camera of fewer bits does. */
	private void blobs() {
		final float end = integer && most <= 255 ? most : (float) Math.rint(levels.high() + 0.1 * levels.range());
		for (int c = 0; c < whole.length; c++)
			for (int i = 0; i < width * height; i++)
				if (damaged[c][i] > end) damaged[c][i] = end;
		only("blobs").forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++)
				for (int c = 0; c < whole.length; c++)
					set(c, y * width + x, end);
		});
	}

	/** Draws a scale bar with its length, and a label, in white, black or yellow. */
	private void text() {
		final BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
		final Graphics2D graphics = canvas.createGraphics();
		if (random.nextBoolean()) graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
			RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setColor(Color.WHITE);
		final int size = random.nextInt(10, 25);
		graphics.setFont(new Font("SansSerif", random.nextBoolean() ? Font.BOLD : Font.PLAIN, size));
		graphics.drawString("t = " + random.nextInt(1, 600) + " min", 5, size + 4);
		final int length = width / random.nextInt(4, 8);
		graphics.fillRect(width - length - 10, height - 12, length, random.nextInt(2, 7));
		graphics.drawString(random.nextInt(1, 100) + " um", width - length - 5, height - 16);
		graphics.dispose();
		final int colour = random.nextInt(3);
		final List<Float> ends = new ArrayList<>();
		for (int c = 0; c < whole.length; c++)
			ends.add(colour == 1 || colour == 2 && c == 2 ? 0 : integer && most <= 255 ? most : levels.high());
		for (int i = 0; i < width * height; i++) {
			final double share = canvas.getRaster().getSample(i % width, i / width, 0) / 255.0;
			for (int c = 0; c < whole.length && share > 0; c++)
				set(c, i, whole[c][i] + share * (ends.get(c) - whole[c][i]));
		}
	}
}
