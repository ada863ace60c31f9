package kintsugi.repair;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import kintsugi.hole.PixelIndex;

/** Intensities of hole pixels, and nothing else: 4 bytes for each pixel of the hole and channel. */
final class HoleValues {

	private final PixelIndex index;
	private final float[][] values;

	/** Makes values that are all 0. */
	HoleValues(final PixelIndex index, final int channels) {
		this.index = index;
		this.values = new float[channels][index.size()];
	}

	Hole hole() {
		return index.hole();
	}

	/** Gets the number of the first pixel of a run; those of the others follow. */
	int number(final int x, final int y) {
		return index.of(x, y);
	}

	/** Gets the intensity of a hole pixel. */
	float at(final int channel, final int x, final int y) {
		return values[channel][number(x, y)];
	}

	/** Gets the intensities of a channel, in the order of the numbers; not a copy. */
	float[] channel(final int channel) {
		return values[channel];
	}

	/** Cuts out a part, which lies within the image; positions count from its corner. */
	HoleValues crop(final Box part) {
		final HoleValues cropped = new HoleValues(new PixelIndex(hole().crop(part)), values.length);
		final int[] next = { 0 };
		hole().forEachRun(part, (y, from, to) -> {
			for (int channel = 0; channel < values.length; channel++)
				System.arraycopy(values[channel], number(from, y), cropped.values[channel], next[0], to - from);
			next[0] += to - from;
		});
		return cropped;
	}
}
