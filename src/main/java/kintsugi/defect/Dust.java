package kintsugi.defect;

import java.util.BitSet;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Hole;

/**
 * The kind {@code dust}: grains and short fibres, dark or bright, up to a width; in the mean of the channels.
 * <p>
 * Top-hats with a disc a little wider than the largest grain keep what is narrower. Where that exceeds its usual level
 * around by one and a half times the limit, a grain is, with all of it that exceeds 0.6 times the limit.
 * </p>
 */
@Plugin(type = Detector.class, priority = 1400)
public final class Dust implements Detector {

	/** Smaller ones are single bad pixels. */
	private static final int SMALLEST = 3;
	/** How much of the limit a grain reaches, and all of it: an image itself is more often like dust than noise is. */
	private static final double STRONG = 1.5;
	private static final double WEAK = 0.6;
	/** How many pixels of a grain end sharply at least, for each pixel of its size; a disc's rim has 3.5. */
	private static final double RIM = 1.2;
	/** How many pixels of a grain go on in something wider at most, for each pixel of its size. */
	private static final double JOINED = 0.3;
	/** How often a grain or fibre is at most as long as the largest width. */
	private static final int LONGEST = 4;

	@Override
	public String name() {
		return "dust";
	}

	@Override
	public String description() {
		return "dark or bright grains and short fibres";
	}

	@Override
	public Hole find(final Raster raster, final double sensitivity, final int scale, final Runnable check) {
		final Levels levels = Levels.of(raster);
		final BitSet all = new BitSet();
		for (final int sign : new int[] { 1, -1 }) {
			final BitSet strong = new BitSet();
			final BitSet weak = new BitSet();
			final BitSet sharp = new BitSet();
			final BitSet joined = new BitSet();
			final int radius = scale / 2 + 1;
			new Tiles(raster, check).forEach(Tiles.MEAN, 2 * radius + 2, tile -> {
				final TopHat hat = new TopHat(tile, radius, sign, levels);
				tile.mark(strong, raster.width(), i -> hat.excess(i) > STRONG * sensitivity);
				tile.mark(weak, raster.width(), i -> hat.excess(i) > WEAK * sensitivity);
				tile.mark(sharp, raster.width(), hat::isSharp);
				tile.mark(joined, raster.width(), i -> hat.goesOn(i, STRONG * sensitivity, WEAK * sensitivity));
			});
			all.or(Regions.keep(weak, raster.width(), region -> isGrain(region, scale), strong, sharp, joined));
		}
		return Hole.of(raster.width(), raster.height(), all);
	}

	private static boolean isGrain(final Regions.Region region, final int scale) {
		final int side = Math.max(region.bounds().width(), region.bounds().height());
		return region.seeds(0) > 0 && region.pixels() >= SMALLEST && side <= LONGEST * scale && //
			region.seeds(1) >= RIM * Math.sqrt(region.pixels()) && region.seeds(2) <= JOINED * Math.sqrt(region.pixels());
	}
}
