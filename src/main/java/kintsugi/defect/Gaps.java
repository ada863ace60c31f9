package kintsugi.defect;

import java.util.BitSet;

/** Fills samples that are no finite numbers from around them, so that filters need not know of them. */
final class Gaps {

	private Gaps() {}

	/**
	 * Fills the gaps of a window layer by layer with the mean of the neighbours that have a value; if there are none at
	 * all, with 0.
	 *
	 * @return what was filled
	 */
	static BitSet fill(final float[] samples, final int width, final int height) {
		final BitSet gaps = new BitSet();
		for (int i = 0; i < width * height; i++)
			if (!Float.isFinite(samples[i])) gaps.set(i);
		final BitSet open = (BitSet) gaps.clone();
		while (!open.isEmpty()) {
			final BitSet layer = new BitSet();
			final float[] values = new float[open.cardinality()];
			int count = 0;
			for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
				final float mean = mean(samples, open, width, height, i);
				if (Float.isNaN(mean)) continue;
				layer.set(i);
				values[count++] = mean;
			}
			if (count == 0) break;
			count = 0;
			for (int i = layer.nextSetBit(0); i >= 0; i = layer.nextSetBit(i + 1))
				samples[i] = values[count++];
			open.andNot(layer);
		}
		for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1))
			samples[i] = 0;
		return gaps;
	}

	private static float mean(final float[] samples, final BitSet open, final int width, final int height, final int i) {
		final int x = i % width;
		final int y = i / width;
		double sum = 0;
		int count = 0;
		for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
			for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++)
				if (!open.get(v * width + u)) {
					sum += samples[v * width + u];
					count++;
				}
		return count == 0 ? Float.NaN : (float) (sum / count);
	}
}
