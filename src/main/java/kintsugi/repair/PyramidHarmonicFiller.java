package kintsugi.repair;

import kintsugi.net.Membrane;

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
		final Membrane membrane = new Membrane(mask, 0, h, w, Membrane.halvings(h, w));
		for (int channel = 0; channel < c; channel++)
			membrane.fill(image, channel * h * w);
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
}
