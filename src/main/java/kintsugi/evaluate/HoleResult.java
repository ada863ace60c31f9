package kintsugi.evaluate;

import java.util.Map;

/**
 * What became of one hole: every method filled the same.
 *
 * @param image where the hole is
 * @param row the label of its class
 * @param number which of the class's holes in its image it is, from 1 up
 * @param seed the seed that made the hole
 * @param border whether the hole touches the border
 * @param holePixels how many pixels are hole
 * @param scores what was measured, by the method's name
 */
public record HoleResult(MeasuredImage image, String row, int number, long seed, boolean border, long holePixels,
	Map<String, Map<Metric, Double>> scores)
{

	/** Gets the share of the pixels that are hole, from 0 to 1. */
	public double ratio() {
		return (double) holePixels / ((long) image.width() * image.height());
	}

	/** Gets what was measured of a method. */
	public double score(final String method, final Metric metric) {
		return scores.get(method).get(metric);
	}
}
