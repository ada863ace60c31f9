package kintsugi.defect;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Hole;

/** The kind {@code dead-pixels}: single pixels that are too dark, in any channel; see {@link IsolatedPixels}. */
@Plugin(type = Detector.class, priority = 1600)
public final class DeadPixels implements Detector {

	@Override
	public String name() {
		return "dead-pixels";
	}

	@Override
	public String description() {
		return "single pixels that are too dark for their neighbours";
	}

	@Override
	public Hole find(final Raster raster, final double sensitivity, final int scale, final Runnable check) {
		return IsolatedPixels.find(raster, sensitivity, -1, check);
	}
}
