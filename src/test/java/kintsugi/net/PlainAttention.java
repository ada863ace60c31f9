package kintsugi.net;

/** Contextual attention the slow and plain way, patch by patch, for one image. */
final class PlainAttention {

	private final float[] x;
	private final float[] valid;
	private final int c;
	private final int h;
	private final int w;
	private final int rate;
	/** The places are {@code rows} x {@code columns}. */
	private final int rows;
	private final int columns;

	PlainAttention(final float[] x, final float[] valid, final int c, final int h, final int w, final int rate) {
		this.x = x;
		this.valid = valid;
		this.c = c;
		this.h = h;
		this.w = w;
		this.rate = rate;
		rows = h / rate;
		columns = w / rate;
	}

	/** Rebuilds [C, H, W]. */
	float[] rebuilt(final double scale) {
		final float[] sums = new float[x.length];
		final float[] counts = new float[h * w];
		for (int place = 0; place < rows * columns; place++) {
			final double[] shares = shares(place, scale);
			for (int v = -rate / 2; v < rate + rate / 2; v++)
				for (int u = -rate / 2; u < rate + rate / 2; u++) {
					final int y = place / columns * rate + v;
					final int z = place % columns * rate + u;
					if (y < 0 || y >= h || z < 0 || z >= w) continue;
					counts[y * w + z]++;
					for (int other = 0; other < shares.length; other++)
						for (int i = 0; i < c && shares[other] > 0; i++)
							sums[(i * h + y) * w + z] += shares[other] * //
								x[(i * h + other / columns * rate + v) * w + other % columns * rate + u];
				}
		}
		for (int i = 0; i < sums.length; i++)
			sums[i] /= counts[i % (h * w)];
		return sums;
	}

	/** Gets the shares of all patches in one place; 0 for those that cannot be used. */
	private double[] shares(final int place, final double scale) {
		final double[] shares = new double[rows * columns];
		double all = 0;
		for (int other = 0; other < shares.length; other++) {
			double score = 0;
			for (int i = -1; i < 2; i++)
				for (int j = -1; j < 2; j++)
					if (inside(place, i, j) && inside(other, i, j)) score += cosine(place + i * columns + j, other + i * columns +
						j);
			if (usable(other)) shares[other] = Math.exp(scale * (score - 9));
			all += shares[other];
		}
		for (int other = 0; other < shares.length && all > 0; other++)
			shares[other] /= all;
		return shares;
	}

	private boolean inside(final int place, final int down, final int right) {
		final int row = place / columns + down;
		final int column = place % columns + right;
		return row >= 0 && row < rows && column >= 0 && column < columns;
	}

	private double cosine(final int a, final int b) {
		double ab = 0;
		double aa = 1e-8;
		double bb = 1e-8;
		for (int i = 0; i < 9 * c; i++) {
			final double p = reduced(i / 9, a, i / 3 % 3 - 1, i % 3 - 1);
			final double q = reduced(i / 9, b, i / 3 % 3 - 1, i % 3 - 1);
			ab += p * q;
			aa += p * p;
			bb += q * q;
		}
		return ab / Math.sqrt(aa * bb);
	}

	/** Gets the mean of the samples of a place beside another, 0 outside. */
	private double reduced(final int channel, final int place, final int down, final int right) {
		if (!inside(place, down, right)) return 0;
		double sum = 0;
		for (int i = 0; i < rate * rate; i++)
			sum += x[(channel * h + (place / columns + down) * rate + i / rate) * w + (place % columns + right) * rate + i %
				rate];
		return sum / rate / rate;
	}

	/** A patch that is not of valid samples alone in all 3 x 3 places is not used. */
	private boolean usable(final int place) {
		for (int i = -rate; i < 2 * rate; i++)
			for (int j = -rate; j < 2 * rate; j++) {
				final int y = place / columns * rate + i;
				final int z = place % columns * rate + j;
				if (y < 0 || y >= h || z < 0 || z >= w || valid[y * w + z] == 0) return false;
			}
		return true;
	}
}
