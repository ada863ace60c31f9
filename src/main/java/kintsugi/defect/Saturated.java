package kintsugi.defect;

import java.util.BitSet;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;

/**
 * The kind {@code saturated}: samples at the end of the range, in any channel: the largest value that the type can
 * hold, infinite ones, and values at which many samples of the channel end abruptly, as those of a 12-bit camera in a
 * 16-bit image. A dark end counts only if it holds few samples, because an empty ground is no defect.
 */
@Plugin(type = Detector.class, priority = 1200)
public final class Saturated implements Detector {

	/** A darkest value with more of the samples is the ground. */
	private static final double GROUND = 0.05;

	@Override
	public String name() {
		return "saturated";
	}

	@Override
	public String description() {
		return "samples at the end of the range";
	}

	@Override
	public Hole find(final Raster raster, final double sensitivity, final int scale, final Runnable check) {
		final BitSet marks = new BitSet();
		final float[] row = new float[raster.width()];
		for (int channel = 0; channel < raster.channels(); channel++) {
			final Plateau top = plateau(raster, channel, 1, check);
			final Plateau bottom = plateau(raster, channel, -1, check);
			if (top.isConstant()) continue;
			final float least = top.value() == raster.highest() || top.isCut() ? top.value() : Float.POSITIVE_INFINITY;
			final boolean dark = bottom.isCut() && bottom.count() <= GROUND * raster.width() * raster.height();
			final float most = dark ? -bottom.value() : Float.NEGATIVE_INFINITY;
			for (int y = 0; y < raster.height(); y++) {
				raster.read(channel, new Box(0, y, raster.width(), 1), row);
				for (int x = 0; x < row.length; x++)
					if (row[x] >= least || row[x] <= most) marks.set(y * raster.width() + x);
			}
		}
		return Hole.of(raster.width(), raster.height(), marks);
	}

	private static Plateau plateau(final Raster raster, final int channel, final int sign, final Runnable check) {
		final Plateau plateau = new Plateau();
		final float[] row = new float[raster.width()];
		for (int y = 0; y < raster.height(); y++) {
			check.run();
			raster.read(channel, new Box(0, y, raster.width(), 1), row);
			for (final float sample : row)
				if (Float.isFinite(sample)) plateau.add(sign * sample);
		}
		return plateau;
	}
}
