package kintsugi.train;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Images to draw samples from, read when they are first drawn and kept while memory lasts.
 * <p>
 * What cannot be read or is smaller than the crop is passed over and named once. Which image a seed draws does
 * not depend on what was drawn before, so a resumed run sees the same images. Safe for several threads.
 * </p>
 */
public final class Corpus {

	private final List<ImageSource> sources;
	private final int smallestSide;
	private final Consumer<String> warnings;
	private final Map<ImageSource, SoftReference<List<TrainingImage>>> images = new ConcurrentHashMap<>();
	private final Map<ImageSource, Integer> skipped = new ConcurrentHashMap<>();

	/** Says that no image of a corpus is large enough or can be read. */
	public static final class NoUsableImageException extends IOException {

		private static final long serialVersionUID = 1L;

		private final int largestSide;

		NoUsableImageException(final String message, final int largestSide) {
			super(message);
			this.largestSide = largestSide;
		}

		/** Gets the side of the largest square that fits into one of the images, 0 if none can be read. */
		int largestSide() {
			return largestSide;
		}
	}

	/**
	 * Makes a corpus.
	 *
	 * @param smallestSide the least width and height of a usable image, in pixels
	 * @param warnings is told once about each source that is passed over
	 */
	public Corpus(final TrainingData data, final int smallestSide, final Consumer<String> warnings) {
		this.sources = data.sources();
		this.smallestSide = smallestSide;
		this.warnings = warnings;
	}

	/**
	 * Draws an image: each usable source with the same chance, and of its slices each with the same.
	 *
	 * @throws NoUsableImageException if not one of the sources is usable
	 */
	public TrainingImage draw(final SplittableRandom random) throws IOException {
		while (skipped.size() < sources.size()) {
			final ImageSource source = sources.get(random.nextInt(sources.size()));
			final List<TrainingImage> slices = slices(source);
			if (!slices.isEmpty()) return slices.get(random.nextInt(slices.size()));
		}
		throw noUsableImage();
	}

	/**
	 * Gets an image by number, so that numbers from 0 up go round all usable sources.
	 *
	 * @throws NoUsableImageException if not one of the sources is usable
	 */
	public TrainingImage at(final long number, final SplittableRandom random) throws IOException {
		for (int i = 0; i < sources.size(); i++) {
			final List<TrainingImage> slices = slices(sources.get((int) ((number + i) % sources.size())));
			if (!slices.isEmpty()) return slices.get(random.nextInt(slices.size()));
		}
		throw noUsableImage();
	}

	private NoUsableImageException noUsableImage() {
		return new NoUsableImageException("None of the " + sources.size() + " images to train on has at least " +
			smallestSide + "x" + smallestSide + " pixels and can be read; choose other images or a smaller crop.", //
			skipped.values().stream().mapToInt(Integer::intValue).max().orElse(0));
	}

	/** Gets the usable slices of a source from memory or by reading it; none if it is passed over. */
	private List<TrainingImage> slices(final ImageSource source) {
		if (skipped.containsKey(source)) return List.of();
		final SoftReference<List<TrainingImage>> kept = images.get(source);
		final List<TrainingImage> known = kept == null ? null : kept.get();
		if (known != null) return known;
		try {
			final List<TrainingImage> all = source.read();
			final List<TrainingImage> usable = all.stream().filter(image -> side(image) >= smallestSide).toList();
			if (usable.isEmpty()) {
				final TrainingImage first = all.get(0);
				skip(source, side(first), "it has " + first.width() + "x" + first.height() +
					" pixels, less than the crop of " + smallestSide + "x" + smallestSide);
			}
			else images.put(source, new SoftReference<>(usable));
			return usable;
		}
		catch (final IOException | RuntimeException e) {
			// a decoder that stumbles over one file must not end a run of hours
			skip(source, 0, String.valueOf(e.getMessage()));
			return List.of();
		}
	}

	private static int side(final TrainingImage image) {
		return Math.min(image.width(), image.height());
	}

	private void skip(final ImageSource source, final int side, final String why) {
		if (skipped.putIfAbsent(source, side) == null) warnings.accept(why.contains(source.name()) ? //
			"Passing over an image: " + why : "Passing over " + source.name() + ": " + why);
	}
}
