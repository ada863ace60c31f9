package kintsugi.command.training;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

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
	private static final int FONT_SIZE = 12;
	private static final int LEGEND = 20;
	private static final int GAP = 5;
	/** The range of values from which on equal ratios say more than equal differences. */
	private static final double WIDE = 8;

	/** One line of a plot; {@code label} is empty for one that the legend leaves out. */
	private record Line(String label, Points points, Color color, float width, boolean marked) {}

	private CurvePicture() {}

	/**
	 * Draws losses: thin and pale on the training samples, bold with circles on the validation samples.
	 *
	 * @param names of the losses to draw
	 */
	static BufferedImage losses(final Snapshot state, final List<String> names, final Dimension size) {
		final List<Line> lines = new ArrayList<>();
		for (final String name : names)
			if (state.training().containsKey(name)) lines.add(new Line("", state.training().get(name), //
				pale(color(state, name)), 1, false));
		for (final String name : names) {
			final Points validation = state.validation().get(name);
			if (validation != null) lines.add(new Line(name, validation, color(state, name), 2, true));
		}
		return draw("Loss", lines, size);
	}

	/** Draws the PSNR inside holes by step. */
	static BufferedImage psnr(final Snapshot state, final Dimension size) {
		return draw("PSNR (dB)", List.of(new Line("PSNR inside holes", state.psnr(), COLORS.get(1), 2, true)), size);
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
		if (isWide(lines)) plot.setLogScaleY();
		if (!lines.isEmpty()) limit(plot, lines);
		return withLegend(plot.getProcessor().getBufferedImage(), lines);
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
		int x = MARGINS.width - 2 * GAP;
		for (final Line line : lines) {
			if (line.label().isEmpty()) continue;
			graphics.setColor(line.color());
			graphics.fillRect(x, LEGEND - 3 - FONT_SIZE / 2, 2 * GAP, 3);
			graphics.drawString(line.label(), x + 3 * GAP, LEGEND - GAP / 2);
			x += 5 * GAP + graphics.getFontMetrics().stringWidth(line.label());
		}
		graphics.dispose();
		return picture;
	}

	/** Tells whether a logarithmic axis can show all values, and shows them better. */
	private static boolean isWide(final List<Line> lines) {
		final double[] values = values(lines);
		final double low = DoubleStream.of(values).min().orElse(0);
		return low > 0 && DoubleStream.of(values).max().orElse(0) > WIDE * low;
	}

	private static double[] values(final List<Line> lines) {
		return lines.stream().flatMapToDouble(line -> DoubleStream.of(line.points().values())).toArray();
	}

	/** Leaves some room above and below the values, and begins at the first step that there is. */
	private static void limit(final Plot plot, final List<Line> lines) {
		final double[] steps = lines.stream().flatMapToDouble(line -> DoubleStream.of(line.points().steps())).toArray();
		final double first = DoubleStream.of(steps).min().orElse(0);
		final double last = Math.max(first + 1, DoubleStream.of(steps).max().orElse(1));
		final double low = DoubleStream.of(values(lines)).min().orElse(0);
		final double high = DoubleStream.of(values(lines)).max().orElse(1);
		if (isWide(lines)) plot.setLimits(first, last, low / 1.2, high * 1.2);
		else {
			final double room = high > low ? 0.06 * (high - low) : Math.max(0.5, 0.05 * Math.abs(high));
			plot.setLimits(first, last, low - room, high + room);
		}
	}

	private static float[] floats(final double[] values) {
		final float[] floats = new float[values.length];
		for (int i = 0; i < values.length; i++)
			floats[i] = (float) values[i];
		return floats;
	}
}
