package kintsugi.model;

import java.util.Arrays;

import kintsugi.hole.Hole;

/**
 * The finite samples outside the hole, or an evenly spaced part of them.
 *
 * @param values the samples, in the image's order; every k-th where there are more than the limit
 * @param count how many there are in the image
 * @param least the least of all
 * @param greatest the greatest of all
 */
record ValidSamples(float[] values, int count, float least, float greatest) {

	/**
	 * Collects the samples.
	 *
	 * @param samples [C, H, W], with H and W of the hole
	 * @param limit the most values to return
	 */
	static ValidSamples of(final float[] samples, final int channels, final Hole hole, final int limit) {
		final int plane = hole.width() * hole.height();
		final Gaps gaps = new Gaps(hole);
		final Collector all = new Collector(1, Math.min(samples.length, limit));
		for (int c = 0; c < channels; c++)
			gaps.collect(samples, c * plane, all);
		if (all.count <= limit) return all.result();
		// an odd step does not fall in with an even period of the image, such as interleaved camera lines
		final int step = (all.count + limit - 1) / limit | 1;
		final Collector part = new Collector(step, (all.count + step - 1) / step);
		for (int c = 0; c < channels; c++)
			gaps.collect(samples, c * plane, part);
		return part.result();
	}

	/** The runs of valid pixels between the runs of the hole, as start and end of each in row-major order. */
	private static final class Gaps {

		private int[] edges = new int[64];
		private int size = 1;

		Gaps(final Hole hole) {
			hole.forEachRun((y, from, to) -> {
				add(y * hole.width() + from);
				add(y * hole.width() + to);
			});
			add(hole.width() * hole.height());
		}

		private void add(final int edge) {
			if (size == edges.length) edges = Arrays.copyOf(edges, 2 * size);
			edges[size++] = edge;
		}

		void collect(final float[] samples, final int offset, final Collector collector) {
			for (int i = 0; i < size; i += 2)
				collector.add(samples, offset + edges[i], offset + edges[i + 1]);
		}
	}

	/** Gathers every k-th finite sample, and the extremes of all. */
	private static final class Collector {

		private final int step;
		private final float[] values;
		private int kept;
		private int count;
		private int untilNext;
		private float least = Float.POSITIVE_INFINITY;
		private float greatest = Float.NEGATIVE_INFINITY;

		Collector(final int step, final int capacity) {
			this.step = step;
			this.values = new float[capacity];
		}

		void add(final float[] samples, final int from, final int to) {
			for (int i = from; i < to; i++) {
				final float value = samples[i];
				if (!(Math.abs(value) <= Float.MAX_VALUE)) continue;
				count++;
				if (value < least) least = value;
				if (value > greatest) greatest = value;
				if (untilNext-- > 0) continue;
				untilNext = step - 1;
				if (kept < values.length) values[kept++] = value;
			}
		}

		ValidSamples result() {
			final float[] exact = kept == values.length ? values : Arrays.copyOf(values, kept);
			return new ValidSamples(exact, count, least, greatest);
		}
	}
}
