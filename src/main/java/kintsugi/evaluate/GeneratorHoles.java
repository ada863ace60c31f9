package kintsugi.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;
import kintsugi.mask.HoleSource;

/**
 * Holes as a source draws them, sorted into the ratio bins by what they turn out to be: for those that are what they
 * are only alone and whole, such as a lattice.
 */
public final class GeneratorHoles implements HolePlan {

	/** The label of holes of at most 1 % or above 60 % of the image. */
	public static final String OTHER = "other ratios";

	private final HoleSource source;
	private final int each;

	/**
	 * Makes a plan.
	 *
	 * @param each how many holes each image gets, at least 1
	 */
	public GeneratorHoles(final HoleSource source, final int each) {
		if (each < 1) throw new IllegalArgumentException("An image needs 1 or more holes, not " + each + ".");
		this.source = source;
		this.each = each;
	}

	@Override
	public List<String> extraRows() {
		return List.of(OTHER);
	}

	@Override
	public String describe() {
		return (each == 1 ? "one hole an image" : each + " holes an image") + " of " + source.describe();
	}

	@Override
	public List<DrawnHole> draw(final String image, final int width, final int height, final long seed,
		final Consumer<String> notes)
	{
		final SplittableRandom random = new SplittableRandom(seed ^ (31L * image.hashCode() + source.describe() //
			.hashCode()));
		final List<DrawnHole> holes = new ArrayList<>();
		for (int number = 1; number <= each; number++) {
			final long holeSeed = random.nextLong();
			try {
				final Hole hole = source.draw(width, height, holeSeed);
				if (hole.isEmpty() || hole.isAll()) notes.accept(image + ": " + source.describe() +
					" made a hole of nothing or of everything, which is left out.");
				else holes.add(new DrawnHole(RatioBin.of(hole.ratio()).map(RatioBin::label).orElse(OTHER), number,
					holeSeed, hole));
			}
			catch (final IllegalArgumentException e) {
				notes.accept(image + ": " + e.getMessage());
				break;
			}
		}
		return holes;
	}
}
