package kintsugi.defect;

import java.util.BitSet;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Hole;

/**
 * The kind {@code burnt-in}: text, arrows and scale bars that were drawn into the samples: areas of exactly one colour,
 * the same in all channels, with sharp borders nearly all around.
 * <p>
 * Light that saturates the detector also makes areas of one colour, but ends softly. Small parts of a found colour
 * close to a found area, as the dots of letters, belong to it.
 * </p>
 */
@Plugin(type = Detector.class, priority = 1100)
public final class BurntIn implements Detector {

	/** In pixels; smaller areas of one colour are chance. */
	private static final int SMALLEST = 10;
	/** The share of the image that a text or a bar can be. */
	private static final double LARGEST = 0.2;
	/** The share of an area's border that is sharp. */
	private static final double SHARP = 0.7;
	/** Small parts belong to an area at most so far away, in pixels. */
	private static final int NEAR = 12;
	/** How much of the range in use a sharp step is for each standard deviation of the sensitivity. */
	private static final double STEP = 0.02;

	@Override
	public String name() {
		return "burnt-in";
	}

	@Override
	public String description() {
		return "text, arrows and scale bars of one colour";
	}

	@Override
	public Hole find(final Raster raster, final double sensitivity, final int scale, final Runnable check) {
		final int width = raster.width();
		final int height = raster.height();
		final float step = (float) (STEP * sensitivity * Levels.of(raster).range());
		final BitSet all = new BitSet();
		for (final float[] colour : FlatColours.of(raster, step, check)) {
			final BitSet pixels = new BitSet();
			final BitSet sharp = new BitSet();
			final BitSet soft = new BitSet();
			map(raster, colour, step, check, pixels, sharp, soft);
			final BitSet areas = Regions.keep(pixels, width, region -> isDrawn(region, (double) width * height), sharp, soft);
			if (areas.isEmpty()) continue;
			final BitSet near = Hole.of(width, height, areas).grow(NEAR).bits();
			all.or(Regions.keep(pixels, width, region -> region.seeds(0) == region.pixels(), near));
			all.or(areas);
		}
		return Hole.of(width, height, all);
	}

	private static boolean isDrawn(final Regions.Region region, final double plane) {
		final int sharp = region.seeds(0);
		return region.pixels() >= SMALLEST && region.pixels() <= LARGEST * plane && //
			sharp > 0 && sharp >= SHARP * (sharp + region.seeds(1));
	}

	private static void map(final Raster raster, final float[] colour, final float step, final Runnable check,
		final BitSet pixels, final BitSet sharp, final BitSet soft)
	{
		final ColourRows rows = new ColourRows(raster);
		for (int y = 0; y < raster.height(); y++) {
			check.run();
			rows.go(y);
			for (int x = 0; x < raster.width(); x++) {
				if (!rows.has(x, colour)) continue;
				final int i = y * raster.width() + x;
				pixels.set(i);
				if (rows.isSharp(x, step)) sharp.set(i);
				if (rows.isSoft(x, step)) soft.set(i);
			}
		}
	}
}
