package kintsugi.repair;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

import kintsugi.hole.Hole;

/**
 * A strategy in numbers, for one filler.
 *
 * @param whole whether the whole image is one window
 * @param longest the longest side of a window in pixels
 * @param deepest how far a hole pixel may be from the nearest valid one, in pixels, before a coarser scale comes first
 * @param sure how far from valid pixels a prediction counts alone, in pixels, where the whole image is not one window;
 *          see {@link Tempering}
 * @param context the pixels of the image around a hole of a width
 * @param why the choice, in words, for a hole that is not too wide for full resolution
 * @param whyCoarse the choice, in words, for one that is
 */
record Approach(boolean whole, int longest, int deepest, int sure, IntUnaryOperator context, String why,
	String whyCoarse)
{

	/** The ring of a wide hole that is predicted at full scale, in pixels; see {@link DeepFill}. */
	static final int RING = 32;
	/** How deep a hole may be that is not solved at a coarser scale even if that is asked for, in pixels. */
	private static final int LEAST_COARSE = 64;
	/** How much longer windows are that are to reach the valid pixels around a wide hole. */
	private static final int NATIVE = 2;
	/** The least side of a window that is tried for want of memory, in pixels. */
	private static final int LEAST_WINDOW = 128;

	/** Makes the approach. */
	static Approach of(final Strategy strategy, final Filler filler) {
		final int longest = longest(filler, 1);
		final int deepest = deepest(filler, longest);
		return switch (strategy) {
			case AUTO -> new Approach(false, longest, deepest, filler.sure(), filler::context, //
				"native, as no hole is wider than about " + 2 * deepest + " pixels", //
				"coarse to fine, as wider than " + 2 * deepest + " pixels");
			case NATIVE -> toNative(filler, longest(filler, NATIVE));
			case COARSE_TO_FINE -> new Approach(false, longest, Math.min(LEAST_COARSE, deepest), filler.sure(), //
				filler::context, "native, as no hole is wider than about " + 2 * Math.min(LEAST_COARSE, deepest) +
					" pixels", "coarse to fine, as asked for");
			case WHOLE -> new Approach(true, Integer.MAX_VALUE, Integer.MAX_VALUE, filler.sure(), filler::context,
				"the whole image, as asked for", "");
		};
	}

	/** Makes the approach for images of which the filler does not take the whole at once, though that is asked for. */
	static Approach ofParts(final Filler filler) {
		final Approach auto = of(Strategy.AUTO, filler);
		final String why = String.format(Locale.ROOT, //
			"in parts, as the whole image has more than the %,d pixels that the model takes at once", filler.mostPixels());
		return new Approach(false, auto.longest, auto.deepest, auto.sure, auto.context, why, why + "; " + auto.whyCoarse);
	}

	/** Gets how far from valid pixels a prediction counts alone, in pixels: everywhere where the whole is one window. */
	int alone() {
		return whole ? Integer.MAX_VALUE : sure;
	}

	/** Tells whether the filler takes at once what this approach gives it of an image. */
	boolean takes(final Hole hole, final Filler filler) {
		if (!whole || hole.isEmpty()) return true;
		final Window window = WindowPlanner.whole(hole, filler.multiple());
		return (long) window.width() * window.height() <= filler.mostPixels();
	}

	/** Gets the longest side of a window, some times what the filler is good at but no more than it takes at once. */
	private static int longest(final Filler filler, final int times) {
		final int multiple = filler.multiple();
		final long wanted = (long) times * Math.max(filler.longest(), multiple);
		final long most = (long) Math.sqrt(filler.mostPixels()) / multiple * multiple;
		return (int) Math.max(multiple, Math.min(wanted, most));
	}

	/** Gets how deep holes may be: less than the filler wants where it does not take windows as long as it wants. */
	private static int deepest(final Filler filler, final int longest) {
		final int wanted = filler.widest() / 2;
		return Math.max(1, longest < filler.longest() ? Math.min(wanted, longest / 4) : wanted);
	}

	/** Makes windows that see valid pixels from any place in a hole, as wide as memory allows. */
	private static Approach toNative(final Filler filler, final int longest) {
		final int deepest = Math.max(deepest(filler, longest), longest * 3 / 8);
		return new Approach(false, longest, deepest, Integer.MAX_VALUE, width -> Math.max(filler.context(width), //
			Math.min(width, deepest)), "native, as asked for", //
			"coarse to fine, as wider than windows of " + longest + " pixels reach");
	}

	/**
	 * Makes an approach of smaller windows than this one's, for want of memory.
	 *
	 * @param failed the longer side of the window that the memory did not suffice for
	 * @param multiple what the sides of windows must be multiples of
	 * @return none if windows that are worth a try would not be smaller
	 */
	Optional<Approach> smaller(final int failed, final int multiple) {
		final int present = Math.min(longest, failed);
		final int least = (LEAST_WINDOW + multiple - 1) / multiple * multiple;
		final int side = Math.max(least, present / 2 / multiple * multiple);
		if (side >= present) return Optional.empty();
		final int depth = Math.max(1, Math.min(deepest, side / 4));
		final String coarse = depth == deepest ? whyCoarse : "coarse to fine, as wider than " + 2 * depth +
			" pixels and the memory did not suffice for windows of more than " + side + " pixels";
		return Optional.of(new Approach(false, side, depth, sure, context, "native, in windows of at most " + side +
			" pixels, as the memory did not suffice for larger ones", coarse));
	}
}
