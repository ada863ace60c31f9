package kintsugi.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * Draws how the cost of a repair grows with its hole, on logarithmic axes.
 *
 * @param points the share of the hole from 0.001 to 1, and the cost of one disc and of specks, from 0.001 of that of
 *          the whole image
 */
record SharePlot(List<double[]> points) {

	private static final int WIDTH = 560;
	private static final int HEIGHT = 360;
	private static final int MARGIN = 60;
	private static final String[] COLOURS = { "#b8860b", "#2f6f8f" };
	private static final String[] NAMES = { "one disc", "specks of 9 pixels" };

	String toSvg() {
		final StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
			"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n" +
				"<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n", WIDTH, HEIGHT));
		for (final double tick : new double[] { 0.001, 0.01, 0.1, 1 }) {
			line(svg, x(tick), y(0.001), x(tick), y(3), "#dddddd");
			line(svg, x(0.001), y(tick), x(1), y(tick), "#dddddd");
			text(svg, x(tick), HEIGHT - MARGIN + 18, "middle", "#333333", 100 * tick + " %");
			text(svg, MARGIN - 6, y(tick) + 4, "end", "#333333", Double.toString(tick));
		}
		text(svg, WIDTH / 2.0, HEIGHT - 16, "middle", "#333333", "share of the image that is hole");
		text(svg, MARGIN, 24, "start", "#333333", "time / time of the whole image in one window");
		for (int series = 0; series < NAMES.length; series++) {
			final StringBuilder path = new StringBuilder();
			for (final double[] point : points)
				path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point[0]), y(point[series + 1])));
			svg.append(String.format("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n", path, //
				COLOURS[series]));
			text(svg, WIDTH - 12, HEIGHT - MARGIN - 30 + 16 * series, "end", COLOURS[series], NAMES[series]);
		}
		return svg + "</svg>\n";
	}

	private static void line(final StringBuilder svg, final double x1, final double y1, final double x2, final double y2,
		final String colour)
	{
		svg.append(String.format(Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n", x1,
			y1, x2, y2, colour));
	}

	private static void text(final StringBuilder svg, final double x, final double y, final String anchor,
		final String colour, final String text)
	{
		svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n", x,
			y, anchor, colour, text));
	}

	private static double x(final double share) {
		return MARGIN + (Math.log10(share) + 3) / 3 * (WIDTH - MARGIN - 12);
	}

	private static double y(final double cost) {
		return HEIGHT - MARGIN - (Math.log10(Math.max(0.001, cost)) + 3) / 3.5 * (HEIGHT - MARGIN - 34);
	}
}
