package kintsugi.repair;

/**
 * The pyramid harmonic fill: a membrane over the hole, coarse to fine, without a model.
 * <p>
 * Valid samples are averaged down to about 4 pixels; from the coarsest level up, the fill of the level below is doubled
 * bilinearly, valid samples are put back, and a few Jacobi steps of the isotropic nine-point Laplacian (1/20 and 4/20)
 * smooth the hole. Sizes need not be even: what lies outside the image weighs nothing. The time grows with the pixels
 * of the window and the pixels of the hole.
 * </p>
 */
final class PyramidHarmonicFiller implements Filler {

	/** The pyramid ends where no side is longer than this, in pixels. */
	private static final int COARSEST = 4;
	/** Jacobi steps at each level but the coarsest. */
	private static final int STEPS = 8;
	/** Jacobi steps at the coarsest level, which starts from the mean and so has further to go. */
	private static final int COARSEST_STEPS = 32;

	@Override
	public int channels() {
		return 0;
	}

	@Override
	public int multiple() {
		return 1;
	}

	@Override
	public float[] fill(final float[] image, final float[] mask, final int c, final int h, final int w) {
		final int[] holes = Level.holes(mask);
		for (int channel = 0; channel < c; channel++) {
			final float[] known = new float[h * w];
			for (int i = 0; i < known.length; i++)
				known[i] = mask[i] > 0 ? image[channel * h * w + i] : 0;
			final float[] filled = fill(new Level(known, mask, holes, w, h));
			System.arraycopy(filled, 0, image, channel * h * w, h * w);
		}
		return image;
	}

	@Override
	public Provenance provenance() {
		return new Provenance(HarmonicMethod.NAME, "", ProgramVersion.get(), "CPU", "");
	}

	@Override
	public void close() {
		// holds nothing
	}

	private static float[] fill(final Level level) {
		final float[] values = level.values();
		if (level.width() <= COARSEST && level.height() <= COARSEST) {
			final float mean = level.mean();
			for (final int hole : level.holes())
				values[hole] = mean;
			level.relax(values, COARSEST_STEPS);
			return values;
		}
		final Level half = level.half();
		final float[] coarse = fill(half);
		for (final int hole : level.holes())
			values[hole] = bilinear(coarse, half.width(), half.height(), hole % level.width(), hole / level.width());
		level.relax(values, STEPS);
		return values;
	}

	/** Reads a level at a pixel of the level above it, which has pixels of half the size; edges continue. */
	private static float bilinear(final float[] values, final int width, final int height, final int x, final int y) {
		final int nearX = x / 2;
		final int nearY = y / 2;
		final int farX = Math.max(0, Math.min(width - 1, nearX + (x % 2 == 0 ? -1 : 1)));
		final int farY = Math.max(0, Math.min(height - 1, nearY + (y % 2 == 0 ? -1 : 1)));
		final float near = 0.75f * values[nearY * width + nearX] + 0.25f * values[nearY * width + farX];
		final float far = 0.75f * values[farY * width + nearX] + 0.25f * values[farY * width + farX];
		return 0.75f * near + 0.25f * far;
	}
}
