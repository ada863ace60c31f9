package kintsugi.image;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import kintsugi.defect.Raster;
import kintsugi.hole.Box;

/**
 * An ImageJ plane as a search for defects reads it: its stored samples; the three colours of an RGB plane and of an
 * indexed one. Nothing is copied but what is read.
 *
 * @param plane where the samples are
 */
record PlaneRaster(ImageProcessor plane) implements Raster {

	/**
	 * Makes the raster of a slice.
	 *
	 * @param slice from 1
	 * @param palette the colours of the image, or null if its samples are intensities
	 */
	static PlaneRaster of(final ImagePlus image, final int slice, final Palette palette) {
		final ImageProcessor plane = ImageLike.plane(image, slice);
		return new PlaneRaster(palette == null ? plane : palette.colours(plane));
	}

	@Override
	public int width() {
		return plane.getWidth();
	}

	@Override
	public int height() {
		return plane.getHeight();
	}

	@Override
	public int channels() {
		return plane instanceof ColorProcessor ? 3 : 1;
	}

	@Override
	public float lowest() {
		return plane.getBitDepth() == 32 ? Float.NaN : 0;
	}

	@Override
	public float highest() {
		return switch (plane.getBitDepth()) {
			case 32 -> Float.NaN;
			case 16 -> 65535;
			default -> 255;
		};
	}

	@Override
	public void read(final int channel, final Box box, final float[] samples) {
		final Object pixels = plane.getPixels();
		int to = 0;
		for (int y = box.y(); y < box.bottom(); y++) {
			final int from = y * plane.getWidth() + box.x();
			for (int i = from; i < from + box.width(); i++)
				samples[to++] = sample(pixels, i, 16 - 8 * channel);
		}
	}

	private static float sample(final Object pixels, final int i, final int shift) {
		if (pixels instanceof byte[] bytes) return bytes[i] & 0xff;
		if (pixels instanceof short[] shorts) return shorts[i] & 0xffff;
		if (pixels instanceof int[] colours) return colours[i] >> shift & 0xff;
		return ((float[]) pixels)[i];
	}
}
