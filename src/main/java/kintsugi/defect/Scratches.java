package kintsugi.defect;

import java.util.BitSet;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Hole;

/**
 * The kind {@code scratches}: thin and long, dark or bright, straight or gently bent; in the mean of the channels.
 * <p>
 * A top-hat keeps what is narrow; its mean along short lines in 16 directions is high only where that is long as well.
 * Noise and grains average out.
 * </p>
 */
@Plugin(type = Detector.class, priority = 1300)
public final class Scratches implements Detector {

	/** Wider ones are left to other kinds, in pixels. */
	private static final int WIDEST = 7;
	private static final int SHORTEST = 25;
	/** How many pixels of a scratch end sharply at least, for each column or row of it. */
	private static final double RIM = 0.9;
	/** How many pixels of a scratch go on in something wider at most, for each column or row of it. */
	private static final double JOINED = 0.4;
	/** The share of the limit that the mean along a line has to reach, for seeds and for all else. */
	private static final double SEED = 0.75;
	private static final double REST = 0.4;
	/** How many seeds a scratch has at least, for each column or row of it. */
	private static final double SEEDS = 0.6;
	/** How often a scratch is at least as long as it is wide. */
	private static final double SLIM = 5;

	@Override
	public String name() {
		return "scratches";
	}

	@Override
	public String description() {
		return "thin and long lines, dark or bright";
	}

	@Override
	public Hole find(final Raster raster, final double sensitivity, final int scale, final Runnable check) {
		final Levels levels = Levels.of(raster);
		final int radius = Math.min(scale, WIDEST) / 2 + 1;
		final BitSet all = new BitSet();
		for (final int sign : new int[] { 1, -1 }) {
			final BitSet seeds = new BitSet();
			final BitSet rest = new BitSet();
			final BitSet sharp = new BitSet();
			final BitSet joined = new BitSet();
			new Tiles(raster, check).forEach(Tiles.MEAN, 2 * radius + Directions.REACH + 2, tile -> {
				final TopHat hat = new TopHat(tile, radius, sign, levels);
				final Directions lines = new Directions(tile, hat, (float) sensitivity);
				tile.mark(seeds, raster.width(), i -> lines.mean(i) > SEED * sensitivity && hat.excess(i) > SEED * sensitivity);
				tile.mark(rest, raster.width(), i -> lines.mean(i) > REST * sensitivity && hat.excess(i) > REST * sensitivity);
				tile.mark(sharp, raster.width(), hat::isSharp);
				tile.mark(joined, raster.width(), i -> hat.goesOn(i, SEED * sensitivity, REST * sensitivity));
			});
			all.or(Regions.keep(rest, raster.width(), region -> isScratch(region, 2 * radius + 1), seeds, sharp, joined));
		}
		return Hole.of(raster.width(), raster.height(), all);
	}

	private static boolean isScratch(final Regions.Region region, final int widest) {
		final double length = region.length();
		// a slanting line of one pixel's width has no more pixels than columns or rows
		final int side = Math.max(region.bounds().width(), region.bounds().height());
		return length >= SHORTEST && region.pixels() <= Math.min(widest, length / SLIM) * length && //
			region.seeds(0) >= SEEDS * side && region.seeds(1) >= RIM * side && region.seeds(2) <= JOINED * side;
	}
}
