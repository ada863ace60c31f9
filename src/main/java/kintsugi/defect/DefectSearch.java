package kintsugi.defect;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import kintsugi.hole.Hole;

/**
 * A search for defects of several kinds.
 *
 * @param kinds names of detectors, without repetition
 * @param sensitivity how far a defect stands out at least, in robust standard deviations of what is around it; fewer
 *          find more
 * @param smallest the fewest pixels of a connected defect, 1 or more
 * @param largest the most pixels of a connected defect, or 0 for no limit; both hold for each kind, before growing
 * @param scale the largest width of dust and scratches in pixels, 1 or more
 * @param grow by how many pixels the found defects grow at last, 0 or more
 */
public record DefectSearch(List<String> kinds, double sensitivity, int smallest, int largest, int scale, int grow) {

	/** How far a defect stands out unless the user says otherwise. */
	public static final double SENSITIVITY = 6;
	/** The largest width of dust and scratches unless the user says otherwise, in pixels. */
	public static final int SCALE = 15;
	/** The largest width that can be asked for, in pixels. */
	public static final int LARGEST_SCALE = 500;
	/** What is searched for unless the user says otherwise. */
	public static final List<String> KINDS = List.of("hot-pixels", "dead-pixels", "dead-lines");

	/** Copies the kinds, and says with an {@link IllegalArgumentException} what cannot be searched for. */
	public DefectSearch {
		kinds = List.copyOf(new LinkedHashSet<>(kinds));
		if (kinds.isEmpty()) throw new IllegalArgumentException("No kind of defect is chosen. Choose at least one of " +
			String.join(", ", Detectors.names()) + ".");
		kinds.forEach(Detectors::named);
		if (!(sensitivity > 0 && sensitivity <= 1000)) throw new IllegalArgumentException(
			"The sensitivity must be a number above 0 and up to 1000, not " + sensitivity + "; 6 is usual, less finds more.");
		if (smallest < 1) throw new IllegalArgumentException("The minimum size must be 1 pixel or more, not " + smallest +
			".");
		if (largest < 0 || largest > 0 && largest < smallest) throw new IllegalArgumentException(
			"The maximum size must be at least the minimum of " + smallest + " pixels, or 0 for no limit, not " + largest +
				".");
		if (scale < 1 || scale > LARGEST_SCALE) throw new IllegalArgumentException("The scale, the largest width of dust " +
			"and scratches, must be from 1 to " + LARGEST_SCALE + " pixels, not " + scale + ".");
		if (grow < 0) throw new IllegalArgumentException("The defects can grow by 0 or more pixels, not by " + grow + ".");
	}

	/**
	 * What a search found.
	 *
	 * @param hole all defects together, grown
	 * @param pixels the number of pixels by kind, before growing, in the order of the search
	 */
	public record Found(Hole hole, Map<String, Long> pixels) {

		/** Gets the numbers in words, such as {@code 1,120 pixels (hot-pixels 20, dust 1,096)}. */
		public String describe() {
			final StringBuilder text = new StringBuilder();
			pixels.forEach((kind, count) -> text.append(text.isEmpty() ? "" : ", ").append(kind).append(' ').append(number(
				count)));
			return number(hole.count()) + (hole.count() == 1 ? " pixel (" : " pixels (") + text + ")";
		}

		private static String number(final long count) {
			return String.format(Locale.ROOT, "%,d", count);
		}
	}

	/** Gets the kinds of a text in which they are separated by commas or blanks; the usual ones if it is blank. */
	public static List<String> kinds(final String text) {
		return text == null || text.isBlank() ? KINDS : List.of(text.strip().split("[,;\\s]+"));
	}

	/** Makes a search with the usual settings for some kinds. */
	public static DefectSearch of(final String... kinds) {
		return new DefectSearch(List.of(kinds), SENSITIVITY, 1, 0, SCALE, 0);
	}

	/**
	 * Searches a plane.
	 *
	 * @param check called often; may throw an exception to stop the search
	 */
	public Found run(final Raster raster, final Runnable check) {
		final BitSet all = new BitSet();
		final Map<String, Long> pixels = new LinkedHashMap<>();
		for (final String kind : kinds) {
			check.run();
			final BitSet found = ofSize(Detectors.named(kind).find(raster, sensitivity, scale, check));
			pixels.put(kind, (long) found.cardinality());
			all.or(found);
		}
		return new Found(Hole.of(raster.width(), raster.height(), all).grow(grow), pixels);
	}

	private BitSet ofSize(final Hole hole) {
		final int most = largest == 0 ? Integer.MAX_VALUE : largest;
		if (smallest == 1 && largest == 0) return hole.bits();
		return Regions.keep(hole.bits(), hole.width(), region -> region.pixels() >= smallest && region.pixels() <= most);
	}
}
