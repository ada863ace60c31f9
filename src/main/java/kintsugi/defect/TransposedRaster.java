package kintsugi.defect;

import kintsugi.hole.Box;

/** A raster whose rows are the columns of another. */
record TransposedRaster(Raster raster) implements Raster {

	@Override
	public int width() {
		return raster.height();
	}

	@Override
	public int height() {
		return raster.width();
	}

	@Override
	public int channels() {
		return raster.channels();
	}

	@Override
	public float lowest() {
		return raster.lowest();
	}

	@Override
	public float highest() {
		return raster.highest();
	}

	@Override
	public void read(final int channel, final Box box, final float[] samples) {
		final float[] other = new float[box.width() * box.height()];
		raster.read(channel, new Box(box.y(), box.x(), box.height(), box.width()), other);
		for (int y = 0; y < box.height(); y++)
			for (int x = 0; x < box.width(); x++)
				samples[y * box.width() + x] = other[x * box.height() + y];
	}
}
