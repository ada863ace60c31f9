package kintsugi.image;

import java.awt.Color;
import java.util.ArrayList;
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

/** Plots a metric over the hole ratio: a line for each method, with the standard error over files. */
public final class EvaluationPlot {

	/** Colours that colour-blind readers tell apart (Okabe and Ito 2008). */
	private static final List<Color> COLOURS = List.of(new Color(0, 114, 178), new Color(213, 94, 0), //
		new Color(0, 158, 115), new Color(204, 121, 167), new Color(230, 159, 0), new Color(86, 180, 233), Color.BLACK);
	private static final int WIDTH = 480;
	private static final int HEIGHT = 320;
	private static final float SCALE = 2;

	private EvaluationPlot() {}

	/** Makes the plot; holes that are of no ratio bin, such as thin defects, are not in it. */
	public static Plot of(final EvaluationResult result, final Metric metric) {
		final Plot plot = new Plot(metric.title() + " by hole ratio", "Hole ratio (%)", metric.title());
		// without a display ImageJ knows no size of its own
		plot.setFrameSize(WIDTH, HEIGHT);
		final List<String> names = new ArrayList<>();
		for (final EvaluationResult.Method method : result.methods()) {
			final Map<String, Estimate> means = result.means(metric, method.name());
			final List<RatioBin> bins = Stream.of(RatioBin.values()).filter(bin -> means.containsKey(bin.label())).toList();
			if (bins.isEmpty()) continue;
			plot.setLineWidth(names.size() < result.references().size() ? 1 : 2);
			plot.setColor(COLOURS.get(names.size() % COLOURS.size()));
			plot.addPoints(values(bins, bin -> 50 * (bin.lower() + bin.upper())), //
				values(bins, bin -> means.get(bin.label()).mean()), Plot.CONNECTED_CIRCLES);
			plot.addErrorBars(values(bins, bin -> error(means.get(bin.label()))));
			names.add(method.name());
		}
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(String.join("\n", names));
		plot.setLimitsToFit(true);
		return plot;
	}

	/** Draws the plot as an RGB image, large enough for a page. */
	public static ImagePlus draw(final EvaluationResult result, final Metric metric) {
		final Plot plot = of(result, metric);
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
