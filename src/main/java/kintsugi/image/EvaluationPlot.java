package kintsugi.image;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.gui.Plot;
import kintsugi.evaluate.EvaluationResult;
import kintsugi.evaluate.Metric;
import kintsugi.hole.RatioBin;
import kintsugi.metric.Estimate;

/**
 * Plots a metric over the hole ratio: a line for each method, thick for the models, with the standard error over files.
 * The errors hold the differences between images, which all methods share; whether one method is better than another is
 * told by {@link EvaluationResult#differences}, not by whether bars overlap.
 */
public final class EvaluationPlot {

	/** Colours that colour-blind readers tell apart (Okabe and Ito 2008). */
	private static final List<Color> COLOURS = List.of(new Color(0, 114, 178), new Color(213, 94, 0), //
		new Color(0, 158, 115), new Color(204, 121, 167), new Color(230, 159, 0), new Color(86, 180, 233), Color.BLACK);
	private static final int WIDTH = 480;
	private static final int HEIGHT = 320;
	private static final float SCALE = 2;
	/** Methods lie so many percent beside each other, so that their bars can be told apart. */
	private static final double SHIFT = 0.5;

	private EvaluationPlot() {}

	/** Makes the plot; holes that are of no ratio bin, such as thin defects, are not in it. */
	public static Plot of(final EvaluationResult result, final Metric metric) {
		final Plot plot = new Plot(metric.title() + " by hole ratio", "Hole ratio (%)", metric.title());
		// without a display ImageJ knows no size of its own
		plot.setFrameSize(WIDTH, HEIGHT);
		final List<RatioBin> bins = Stream.of(RatioBin.values()).filter(bin -> result.holes().stream().anyMatch(hole -> //
		hole.row().equals(bin.label()))).toList();
		if (bins.isEmpty()) {
			plot.addLabel(0.1, 0.5, "No hole is of a ratio bin.");
			return plot;
		}
		final List<String> names = result.methods().stream().map(EvaluationResult.Method::name).toList();
		double least = Double.POSITIVE_INFINITY;
		double greatest = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < names.size(); i++) {
			final Map<String, Estimate> means = result.means(metric, names.get(i));
			final double shift = SHIFT * (i - (names.size() - 1) / 2.0);
			final double[] values = values(bins, bin -> means.get(bin.label()).mean());
			final double[] errors = values(bins, bin -> error(means.get(bin.label())));
			plot.setLineWidth(result.models().contains(names.get(i)) ? 2 : 1);
			final Color colour = COLOURS.get(i % COLOURS.size());
			plot.setColor(colour, colour);
			plot.addPoints(values(bins, bin -> 50 * (bin.lower() + bin.upper()) + shift), values, Plot.CONNECTED_CIRCLES);
			plot.addErrorBars(errors);
			for (int k = 0; k < values.length; k++) {
				least = Math.min(least, values[k] - errors[k]);
				greatest = Math.max(greatest, values[k] + errors[k]);
			}
		}
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(String.join("\n", names));
		final double room = least < greatest ? 0.05 * (greatest - least) : 1;
		plot.setLimits(0, 100 * RatioBin.FROM_50_TO_60.upper(), least - room, greatest + room);
		return plot;
	}

	/** Draws the plot as an RGB image, large enough for a page. */
	public static ImagePlus draw(final EvaluationResult result, final Metric metric) {
		final Plot plot = of(result, metric);
		// only what was drawn once can be drawn larger
		plot.draw();
		final ImagePlus drawn = plot.makeHighResolution(plot.getTitle(), SCALE, true, false);
		return new ImagePlus(drawn.getTitle(), drawn.getProcessor().convertToRGB());
	}

	private static double error(final Estimate estimate) {
		return estimate.count() > 1 ? estimate.standardError() : 0;
	}

	private static double[] values(final List<RatioBin> bins, final ToDoubleFunction<RatioBin> value) {
		return bins.stream().mapToDouble(value).toArray();
	}
}
