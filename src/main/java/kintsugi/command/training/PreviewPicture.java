package kintsugi.command.training;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

import kintsugi.train.Preview;

/** Draws validation samples in rows: with their holes, repaired, and as they truly are. */
final class PreviewPicture {

	private static final List<String> COLUMNS = List.of("Hole", "Repair", "Truth");
	/** Kintsugi's gold; no grey level, and rare in photographs. */
	private static final int HOLE = 0xd4a017;
	private static final int GAP = 6;
	private static final int HEADER = 20;
	private static final int MAX_ROWS = 8;

	private PreviewPicture() {}

	/** Gets the size that shows all rows with samples of a side. */
	static Dimension size(final int rows, final int side) {
		return new Dimension(COLUMNS.size() * (side + GAP) + GAP, HEADER + Math.max(1, rows) * (side + GAP));
	}

	/** Draws as large as the size allows. */
	static BufferedImage draw(final List<Preview> previews, final Dimension size, final Color background) {
		final BufferedImage picture = new BufferedImage(Math.max(1, size.width), Math.max(1, size.height),
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = picture.createGraphics();
		graphics.setColor(background);
		graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		graphics.setColor(Color.BLACK);
		final List<Preview> rows = previews.subList(0, Math.min(MAX_ROWS, previews.size()));
		if (rows.isEmpty()) graphics.drawString("The first validation brings previews.", GAP, HEADER - GAP);
		else drawRows(graphics, rows, size);
		graphics.dispose();
		return picture;
	}

	private static void drawRows(final Graphics2D graphics, final List<Preview> rows, final Dimension size) {
		final int side = Math.max(8, Math.min((size.width - GAP) / COLUMNS.size() - GAP, //
			(size.height - HEADER) / rows.size() - GAP));
		final int left = Math.max(GAP, (size.width - COLUMNS.size() * (side + GAP) + GAP) / 2);
		final FontMetrics metrics = graphics.getFontMetrics();
		for (int column = 0; column < COLUMNS.size(); column++) {
			final String title = COLUMNS.get(column);
			final int x = left + column * (side + GAP);
			graphics.drawString(title, x + (side - metrics.stringWidth(title)) / 2, HEADER - GAP);
			for (int row = 0; row < rows.size(); row++)
				graphics.drawImage(cell(rows.get(row), column), x, HEADER + row * (side + GAP), side, side, null);
		}
	}

	/** Makes one sample's picture, a pixel a sample. */
	private static BufferedImage cell(final Preview preview, final int column) {
		final int side = preview.side();
		final BufferedImage cell = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
		final float[] samples = column == 1 ? preview.repaired() : preview.truth();
		for (int i = 0; i < side * side; i++) {
			final boolean hole = column == 0 && preview.mask()[i] == 0;
			cell.setRGB(i % side, i / side, hole ? HOLE : color(samples, preview.channels(), i, side * side));
		}
		return cell;
	}

	private static int color(final float[] samples, final int channels, final int index, final int plane) {
		int rgb = 0;
		for (int c = 0; c < 3; c++)
			rgb = rgb << 8 | level(samples[channels == 3 ? c * plane + index : index]);
		return rgb;
	}

	/** Maps network space, about -1 to 1, to a grey level. */
	private static int level(final float value) {
		return Math.max(0, Math.min(255, Math.round((value + 1) * 127.5f)));
	}
}
