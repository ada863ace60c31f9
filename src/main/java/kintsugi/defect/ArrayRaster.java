package kintsugi.defect;

import kintsugi.hole.Box;

/** A raster of arrays in memory, one a channel. */
record ArrayRaster(int width, int height, float lowest, float highest, float[][] planes) implements Raster {

	@Override
	public int channels() {
		return planes.length;
	}

	@Override
	public void read(final int channel, final Box box, final float[] samples) {
		for (int y = 0; y < box.height(); y++)
			System.arraycopy(planes[channel], (box.y() + y) * width + box.x(), samples, y * box.width(), box.width());
	}
}
