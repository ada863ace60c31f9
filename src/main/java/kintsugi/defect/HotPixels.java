package kintsugi.defect;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Hole;

/** The kind {@code hot-pixels}: single pixels that are too bright, in any channel; see {@link IsolatedPixels}. */
@Plugin(type = Detector.class, priority = 1700)
public final class HotPixels implements Detector {

	@Override
	public String name() {
		return "hot-pixels";
	}

	@Override
	public String description() {
		return "single pixels that are too bright for their neighbours";
	}

	@Override
	public Hole find(final Raster raster, final double sensitivity, final int scale, final Runnable check) {
		return IsolatedPixels.find(raster, sensitivity, 1, check);
	}
}
