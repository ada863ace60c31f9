package kintsugi.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import kintsugi.net.Membrane;

/**
 * The base fill of networks whose graph for a CPU leaves it to be computed before: loops over the pixels of the hole
 * take a small part of the time of the graph's hundred steps over all pixels.
 *
 * @param levels of the fill's pyramid, or 0 for networks that want no fill
 */
record BaseFill(int levels) {

	/** The metadata key of the levels. */
	static final String LEVELS = "kintsugi.fill.levels";

	/** Reads whether a session's network wants its holes filled before. */
	static BaseFill of(final OrtSession session) throws OrtException {
		final String levels = session.getMetadata().getCustomMetadata().getOrDefault(LEVELS, "0");
		return new BaseFill(levels.matches("\\d{1,2}") ? Integer.parseInt(levels) : 0);
	}

	/**
	 * Fills holes if the network wants it.
	 *
	 * @param images [n, c, h, w], which stay as they are
	 * @param masks [n, 1, h, w]
	 * @param lines [n, 1, h, w] of a sketch, or null for a network that knows none
	 * @return the filled images, or the images themselves
	 */
	float[] apply(final float[] images, final float[] masks, final float[] lines, final int n, final int c, final int h,
		final int w)
	{
		if (levels == 0) return images;
		final float[] filled = images.clone();
		for (int image = 0; image < n; image++) {
			final Membrane membrane = new Membrane(masks, lines, image * h * w, h, w, levels);
			for (int channel = 0; channel < c; channel++)
				membrane.fill(filled, (image * c + channel) * h * w);
		}
		return filled;
	}
}
