package kintsugi.repair;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How holes were divided, summed over slices.
 *
 * @param windows how many windows of each size were predicted, by the size in words, such as {@code 128 x 128}
 * @param wide how many holes were solved coarse to fine
 * @param widest the width of the widest of them in pixels, about
 * @param scale the coarsest scale, such as 4 for a quarter; 1 for full resolution
 * @param smooth whether a smooth fill got a share in what was predicted far from valid pixels
 * @param reasons why, in words, each once
 */
public record Division(Map<String, Long> windows, long wide, int widest, int scale, boolean smooth,
	Set<String> reasons)
{


	/** Nothing was divided. */
	public static final Division NONE = new Division(Map.of(), 0, 0, 1, false, Set.of());

	private static final String SMOOTH = "with a share of a smooth fill far from valid pixels";

	/** Makes a division with copies of the collections. */
	public Division {
		windows = Map.copyOf(windows);
		reasons = Collections.unmodifiableSet(new LinkedHashSet<>(reasons));
	}

	/** Makes a division of windows at one resolution. */
	static Division of(final List<Tile> tiles, final String reason) {
		final Map<String, Long> windows = new TreeMap<>();
		for (final Tile tile : tiles)
			windows.merge(tile.window().width() + " x " + tile.window().height(), 1L, Long::sum);
		return new Division(windows, 0, 0, 1, false, reason.isEmpty() ? Set.of() : Set.of(reason));
	}

	/** Makes a division that also solved a wide hole at reduced scales. */
	Division coarse(final int width, final String reason) {
		final Set<String> all = new LinkedHashSet<>(reasons);
		all.add(reason);
		return new Division(windows, wide + 1, Math.max(widest, width), scale, smooth, all);
	}

	/** Makes a division that also went down to a scale. */
	Division scaled(final int reduced) {
		return new Division(windows, wide, widest, Math.max(scale, reduced), smooth, reasons);
	}

	/** Makes a division in which a smooth fill also got a share, or did not. */
	Division smoothed(final boolean also) {
		return new Division(windows, wide, widest, scale, smooth || also, reasons);
	}

	/** Adds what another part or slice took. */
	public Division plus(final Division other) {
		final Map<String, Long> sum = new TreeMap<>(windows);
		other.windows.forEach((size, count) -> sum.merge(size, count, Long::sum));
		final Set<String> all = new LinkedHashSet<>(reasons);
		all.addAll(other.reasons);
		return new Division(sum, wide + other.wide, Math.max(widest, other.widest), Math.max(scale, other.scale), //
			smooth || other.smooth, all);
	}

	/** Gets the number of windows. */
	public long count() {
		return windows.values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * Gets what was done and why in a few words, such as {@code 3 windows of 128 x 128 pixels; native, as asked for};
	 * empty if nothing was.
	 */
	public String toWords() {
		if (windows.isEmpty()) return "";
		final List<String> words = new ArrayList<>();
		words.add(String.format(Locale.ROOT, "%,d %s of %s", count(), count() == 1 ? "window" : "windows", sizes()));
		if (wide > 0) words.add(String.format(Locale.ROOT, "%,d %s, up to about %,d pixels wide, from 1/%d on", wide, //
			wide == 1 ? "hole" : "holes", widest, scale));
		words.addAll(reasons);
		if (smooth) words.add(SMOOTH);
		return String.join("; ", words);
	}

	/** Gets the number of windows and what was not the method's alone, at full scale, for the middle of a sentence. */
	String toPhrase() {
		if (windows.isEmpty()) return "";
		return String.format(Locale.ROOT, " in %,d %s%s%s%s", count(), count() == 1 ? "window" : "windows", //
			wide > 0 ? ", coarse to fine" : "", smooth ? ", " + SMOOTH : "", wide > 0 || smooth ? "," : "");
	}

	private String sizes() {
		if (windows.size() <= 3) return String.join(", ", new TreeMap<>(windows).keySet()) + " pixels";
		return windows.size() + " sizes";
	}
}
