package kintsugi.defect;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The colours that have been drawn with, perhaps: those that many pixels share with neighbours and end sharply. */
final class FlatColours {

	/** More are never drawn with. */
	private static final int MOST = 8;
	private static final int FEWEST = 10;
	/** How many neighbours of the same colour a pixel in a stroke has. */
	private static final int IN_STROKE = 2;

	private FlatColours() {}

	/**
	 * Finds the colours, the most frequent one first.
	 *
	 * @param step the difference above which a border is sharp
	 */
	static List<float[]> of(final Raster raster, final float step, final Runnable check) {
		final Map<List<Float>, int[]> counts = new HashMap<>();
		final ColourRows rows = new ColourRows(raster);
		for (int y = 0; y < raster.height(); y++) {
			check.run();
			rows.go(y);
			for (int x = 0; x < raster.width(); x++)
				if (rows.isSharp(x, step) && rows.same(x) >= IN_STROKE) counts.computeIfAbsent(key(rows.colour(x)), //
					key -> new int[1])[0]++;
		}
		return counts.entrySet().stream().filter(entry -> entry.getValue()[0] >= FEWEST) //
			.sorted(Comparator.comparing((final Map.Entry<List<Float>, int[]> entry) -> -entry.getValue()[0]) //
				.thenComparing(entry -> entry.getKey().toString())) //
			.limit(MOST).map(entry -> colour(entry.getKey())).toList();
	}

	private static List<Float> key(final float[] colour) {
		final Float[] key = new Float[colour.length];
		Arrays.setAll(key, channel -> colour[channel]);
		return List.of(key);
	}

	private static float[] colour(final List<Float> key) {
		final float[] colour = new float[key.size()];
		for (int channel = 0; channel < colour.length; channel++)
			colour[channel] = key.get(channel);
		return colour;
	}
}
