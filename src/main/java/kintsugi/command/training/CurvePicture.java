package kintsugi.command.training;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import ij.gui.Plot;
import kintsugi.command.training.Curve.Points;
import kintsugi.command.training.TrainingHistory.Snapshot;

/** Draws curves of a training; works on any thread and without a display. */
final class CurvePicture {

	/** Okabe and Ito's colours, which colour-blind people can tell apart; yellow is too pale for lines. */
	private static final List<Color> COLORS = List.of(new Color(0x000000), new Color(0x0072b2), new Color(0xd55e00),
		new Color(0x009e73), new Color(0xcc79a7), new Color(0xe69f00), new Color(0x56b4e9), new Color(0x7f5539),
		new Color(0x808080));

	/** What Plot needs around its frame for numbers and labels, in pixels. */
	private static final Dimension MARGINS = new Dimension(84, 60);
	private static final Dimension SMALLEST = new Dimension(120, 60);
	private static final Points NONE = new Points(new double[0], new double[0]);
	private static final int FONT_SIZE = 12;
	private static final int LEGEND = 20;
	private static final int GAP = 5;
	/** The range of values from which on equal ratios say more than equal differences. */
	private static final double WIDE = 8;

	/** Less than this is noise, in dB and in parts of a loss alike. */
	private static final double LEAST_SPAN = 0.2;
	private static final int FIRST_STEPS = 10;

	/** One line of a plot; {@code label} is empty for one that the legend leaves out. */
	private record Line(String label, Points points, Color color, float width, boolean marked) {}

	/** The lowest and the highest of some values. */
	private record Range(double low, double high) {

		static Range of(final Stream<double[]> values) {
			final DoubleSummaryStatistics all = values.flatMapToDouble(DoubleStream::of).summaryStatistics();
			return all.getCount() == 0 ? new Range(0, 1) : new Range(all.getMin(), all.getMax());
		}

		/** Tells whether a logarithmic axis can show it, and shows it better. */
		boolean isWide() {
			return low > 0 && high > WIDE * low;
		}
	}

	private CurvePicture() {}

	/**
	 * Draws losses: thin and pale on the training samples, bold with circles on the validation samples; thin and dark
	 * where no validation has them, as those of a discriminator. Several that have no axis in common, because some
	 * are negative, have each their own scale.
	 *
	 * @param names of the losses to draw
	 */
	static BufferedImage losses(final Snapshot state, final List<String> names, final Dimension size) {
		final List<Line> thin = new ArrayList<>();
		final List<Line> bold = new ArrayList<>();
		final boolean own = names.size() > 1 && names.stream().anyMatch(name -> range(state, name).low() < 0);
		for (final String name : names) {
			final Color color = color(state, name);
			final Range range = own ? range(state, name) : new Range(0, 1);
			final Points training = state.training().getOrDefault(name, NONE).smoothed();
			final Points validation = state.validation().getOrDefault(name, NONE);
			final boolean alone = validation.isEmpty();
			thin.add(new Line(alone ? name + last(training) : "", scaled(training, range), alone ? color : pale(color), 1, //
				false));
			bold.add(new Line(name + last(validation), scaled(validation, range), color, 2, true));
		}
		return draw(own ? "Each on its own scale" : "Loss", Stream.concat(thin.stream(), bold.stream()).toList(),
			size);
	}

	/** Draws the PSNR inside holes by step. */
	static BufferedImage psnr(final Snapshot state, final Dimension size) {
		return draw("PSNR (dB)", List.of(new Line("PSNR inside holes" + last(state.psnr()), state.psnr(), COLORS.get(1), //
			2, true)), size);
	}

	private static Range range(final Snapshot state, final String name) {
		return Range.of(Stream.of(state.training().getOrDefault(name, NONE).smoothed().values(), //
			state.validation().getOrDefault(name, NONE).values()));
	}

	private static Points scaled(final Points points, final Range range) {
		final double span = Math.max(1e-12, range.high() - range.low());
		return new Points(points.steps(), DoubleStream.of(points.values()).map(value -> (value - range.low()) / span)
			.toArray());
	}

	private static String last(final Points points) {
		if (points.isEmpty()) return "";
		final double value = points.values()[points.values().length - 1];
		return String.format(Locale.ROOT, Math.abs(value) < 0.001 && value != 0 ? " %.1e" : //
			Math.abs(value) < 1 ? " %.4f" : " %.2f", value);
	}

	private static Color color(final Snapshot state, final String name) {
		return COLORS.get(Math.max(0, state.names().indexOf(name)) % COLORS.size());
	}

	private static Color pale(final Color color) {
		return new Color((color.getRed() + 2 * 255) / 3, (color.getGreen() + 2 * 255) / 3, (color.getBlue() + 2 * 255) / 3);
	}

	private static BufferedImage draw(final String yLabel, final List<Line> all, final Dimension size) {
		final List<Line> lines = all.stream().filter(line -> !line.points().isEmpty()).toList();
		final Plot plot = new Plot("", "Step", yLabel);
		plot.setFrameSize(Math.max(SMALLEST.width, size.width - MARGINS.width), //
			Math.max(SMALLEST.height, size.height - MARGINS.height - LEGEND));
		plot.setAntialiasedText(true);
		plot.setFont(Font.PLAIN, FONT_SIZE);
		for (final Line line : lines) {
			plot.setColor(line.color(), line.color());
			plot.setLineWidth(line.width());
			plot.addPoints(floats(line.points().steps()), floats(line.points().values()), null, //
				line.marked() ? Plot.CONNECTED_CIRCLES : Plot.LINE, line.label());
		}
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		limit(plot, Range.of(lines.stream().map(line -> line.points().steps())), Range.of(lines.stream().map(line -> line
			.points().values())));
		return withLegend(plot.getProcessor().getBufferedImage(), lines);
	}

	/** Leaves some room above and below the values. */
	private static void limit(final Plot plot, final Range steps, final Range values) {
		final double last = Math.max(steps.low() + FIRST_STEPS, steps.high());
		if (values.isWide()) {
			plot.setLogScaleY();
			plot.setLimits(steps.low(), last, values.low() / 1.2, values.high() * 1.2);
			return;
		}
		final double least = LEAST_SPAN * Math.max(1e-6, Math.min(1, Math.abs(values.high())));
		final double room = Math.max(0.06 * (values.high() - values.low()), (least - values.high() + values.low()) / 2);
		plot.setLimits(steps.low(), last, values.low() - room, values.high() + room);
	}

	/** Puts the legend above the plot; ImageJ's own would lie over the curves. */
	private static BufferedImage withLegend(final BufferedImage plot, final List<Line> lines) {
		final BufferedImage picture = new BufferedImage(plot.getWidth(), plot.getHeight() + LEGEND,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = picture.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
		graphics.drawImage(plot, 0, LEGEND, null);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
		final List<Line> named = lines.stream().filter(line -> !line.label().isEmpty()).toList();
		final int room = picture.getWidth() - MARGINS.width;
		final boolean whole = named.stream().mapToInt(line -> width(graphics, line.label())).sum() <= room;
		int x = MARGINS.width - 4 * GAP;
		for (final Line line : named) {
			// the values go first where there is too little room
			final String label = whole ? line.label() : line.label().replaceFirst(" [^ ]*$", "");
			graphics.setColor(line.color());
			graphics.fillRect(x, LEGEND - 3 - FONT_SIZE / 2, 2 * GAP, 3);
			graphics.drawString(label, x + 3 * GAP, LEGEND - GAP / 2);
			x += width(graphics, label);
		}
		graphics.dispose();
		return picture;
	}

	private static int width(final Graphics2D graphics, final String label) {
		return 5 * GAP + graphics.getFontMetrics().stringWidth(label);
	}

	private static float[] floats(final double[] values) {
		final float[] floats = new float[values.length];
		for (int i = 0; i < values.length; i++)
			floats[i] = (float) values[i];
		return floats;
	}
}
