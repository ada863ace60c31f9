package kintsugi.repair;

import java.util.stream.IntStream;

import kintsugi.net.Membrane;

/**
 * The pyramid harmonic fill: a membrane over the hole, coarse to fine, without a model.
 * <p>
 * Valid samples are averaged down to about 4 pixels; from the coarsest level up, the fill of the level below is doubled
 * bilinearly, valid samples are put back, and a few Jacobi steps of the isotropic nine-point Laplacian (1/20 and 4/20)
 * smooth the hole. Sizes need not be even: what lies outside the image weighs nothing. The time grows with the pixels
 * of the window and the pixels of the hole. Lines of a sketch hardly let anything pass, so that each side of a line is
 * filled from its own surroundings.
 * </p>
 */
final class PyramidHarmonicFiller implements Filler {

	@Override
	public int channels() {
		return 0;
	}

	@Override
	public int multiple() {
		return 1;
	}

	@Override
	public boolean sketched() {
		return true;
	}

	@Override
	public float[] fill(final float[] image, final float[] mask, final int c, final int h, final int w) {
		return fill(image, mask, null, 1, c, h, w);
	}

	@Override
	public float[] fill(final float[] images, final float[] masks, final float[] sketches, final int n, final int c,
		final int h, final int w)
	{
		for (int i = 0; i < n; i++) {
			final Membrane membrane = membrane(masks, sketches, i * h * w, h, w);
			for (int channel = 0; channel < c; channel++)
				membrane.fill(images, (i * c + channel) * h * w);
		}
		return images;
	}

	/**
	 * Prepares the fill of one of several windows; one without a line is filled as if there were no sketch at all.
	 *
	 * @param masks [N, H, W], 1 = valid, 0 = hole
	 * @param sketches [N, H, W], 1 on lines inside holes, or null
	 * @param from where the window begins in both
	 */
	static Membrane membrane(final float[] masks, final float[] sketches, final int from, final int h, final int w) {
		final boolean guided = sketches != null && IntStream.range(from, from + h * w).anyMatch(i -> sketches[i] > 0);
		return new Membrane(masks, guided ? sketches : null, from, h, w, Membrane.halvings(h, w));
	}

	@Override
	public Provenance provenance() {
		return new Provenance(HarmonicMethod.NAME, "", ProgramVersion.get(), "CPU", "");
	}

	@Override
	public void close() {
		// holds nothing
	}
}
