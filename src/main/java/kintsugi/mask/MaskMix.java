package kintsugi.mask;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import kintsugi.hole.Hole;

/**
 * Draws holes of several kinds, each with its share.
 *
 * @param parts the kinds, at least one with a share above 0
 */
public record MaskMix(List<Part> parts) implements HoleSource {

	/**
	 * A kind of holes.
	 *
	 * @param source what draws them
	 * @param share its part among the kinds, 0 or more; the shares need not add up to 1
	 */
	public record Part(HoleSource source, double share) {

		/** Checks the share. */
		public Part {
			if (!(share >= 0 && share < Double.POSITIVE_INFINITY)) throw new IllegalArgumentException(
				"The share of " + source.describe() + " must be 0 or more, not " + share + ".");
		}
	}

	/** Copies and checks the kinds. */
	public MaskMix {
		parts = List.copyOf(parts);
		if (!(sum(parts) > 0)) throw new IllegalArgumentException(
			"There is no kind of holes with a share above 0; name at least one.");
	}

	@Override
	public Hole draw(final int width, final int height, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		double rest = random.nextDouble() * sum(parts);
		HoleSource chosen = null;
		for (final Part part : parts) {
			if (part.share() == 0) continue;
			// rounding may leave a rest above the last share
			chosen = part.source();
			rest -= part.share();
			if (rest < 0) break;
		}
		return chosen.draw(width, height, random.nextLong());
	}

	/** Says which kinds there are with their shares in percent. */
	@Override
	public String describe() {
		return parts.stream().filter(part -> part.share() > 0) //
			.map(part -> String.format(Locale.ROOT, "%.3g %% ", 100 * part.share() / sum(parts)) + part.source().describe())
			.collect(Collectors.joining(", "));
	}

	private static double sum(final List<Part> parts) {
		return parts.stream().mapToDouble(Part::share).sum();
	}
}
