package kintsugi.mask;

import java.util.ArrayList;
import java.util.List;

/** Prepares the frames of a movie for optical flow. */
final class Frames {

	/** The longest side in pixels at which flow is computed. */
	private static final int LONGEST = 256;

	private Frames() {}

	/**
	 * Makes frames small and brings their grey values to 0 to 255, all alike.
	 *
	 * @throws IllegalArgumentException if there are not two frames of one size, with a sentence for the user
	 */
	static List<Plane> prepare(final List<Plane> movie) {
		if (movie.size() < 2) throw new IllegalArgumentException("Occlusion needs a movie of at least 2 frames, not " +
			movie.size() + ".");
		final Plane first = movie.get(0);
		MaskGenerator.checkSize(first.width(), first.height());
		for (final Plane frame : movie)
			if (frame.width() != first.width() || frame.height() != first.height()) throw new IllegalArgumentException(
				"All frames of a movie must have one size, but there are frames of " + first.width() + "x" + first.height() +
					" and " + frame.width() + "x" + frame.height() + " pixels.");
		final int factor = Math.min(Math.min(first.width(), first.height()) / 16, //
			(Math.max(first.width(), first.height()) + LONGEST - 1) / LONGEST);
		final List<Plane> small = new ArrayList<>();
		for (final Plane frame : movie)
			small.add(reduced(frame, Math.max(1, factor)));
		return stretched(small);
	}

	/** Averages blocks of pixels; what is left over at the right and at the bottom is dropped. */
	static Plane reduced(final Plane plane, final int factor) {
		if (factor == 1) return plane;
		final int width = plane.width() / factor;
		final int height = plane.height() / factor;
		final float[] samples = new float[width * height];
		for (int y = 0; y < height * factor; y++)
			for (int x = 0; x < width * factor; x++)
				samples[y / factor * width + x / factor] += plane.samples()[y * plane.width() + x] / (factor * factor);
		return new Plane(width, height, samples);
	}

	private static List<Plane> stretched(final List<Plane> planes) {
		float least = Float.POSITIVE_INFINITY;
		float most = Float.NEGATIVE_INFINITY;
		for (final Plane plane : planes)
			for (final float value : plane.samples()) {
				if (!Float.isFinite(value)) continue;
				least = Math.min(least, value);
				most = Math.max(most, value);
			}
		final float low = least;
		final float scale = most > least ? 255 / (most - least) : 0;
		return planes.stream().map(plane -> stretched(plane, low, scale)).toList();
	}

	private static Plane stretched(final Plane plane, final float low, final float scale) {
		final float[] samples = new float[plane.samples().length];
		for (int i = 0; i < samples.length; i++)
			// what is missing in a movie is dark
			samples[i] = Float.isFinite(plane.samples()[i]) ? (plane.samples()[i] - low) * scale : 0;
		return new Plane(plane.width(), plane.height(), samples);
	}
}
