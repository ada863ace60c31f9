package kintsugi.defect;

import java.util.BitSet;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;

/**
 * The kind {@code dead-lines}: rows and columns, or long parts of them, that differ from the rows or columns on both
 * sides; up to three together; in any channel. See {@link LineScores}.
 */
@Plugin(type = Detector.class, priority = 1500)
public final class DeadLines implements Detector {

	/** How many rows are looked at together. */
	private static final int BAND = 64;
	private static final int MARGIN = 16;
	private static final int THICKEST = 3;
	/** Where so much of a row is found, the rest is only hidden by what is as bright. */
	private static final double MOST = 0.4;

	@Override
	public String name() {
		return "dead-lines";
	}

	@Override
	public String description() {
		return "rows and columns, or parts of them, that differ from both sides";
	}

	@Override
	public Hole find(final Raster raster, final double sensitivity, final int scale, final Runnable check) {
		final Levels levels = Levels.of(raster);
		final int thickest = Math.min(scale, THICKEST);
		final Hole rows = rows(raster, levels, sensitivity, thickest, check);
		final BitSet columns = rows(new TransposedRaster(raster), levels, sensitivity, thickest, check).bits();
		final BitSet all = rows.bits();
		final int height = raster.height();
		for (int i = columns.nextSetBit(0); i >= 0; i = columns.nextSetBit(i + 1))
			all.set(i % height * raster.width() + i / height);
		return Hole.of(raster.width(), height, all);
	}

	private static Hole rows(final Raster raster, final Levels levels, final double sensitivity, final int thickest,
		final Runnable check)
	{
		final BitSet marks = new BitSet();
		for (int channel = 0; channel < raster.channels(); channel++)
			for (int top = 0; top < raster.height(); top += BAND) {
				check.run();
				final Box band = new Box(0, top, raster.width(), BAND).clip(raster.width(), raster.height());
				final Tile tile = new Tiles(raster, check).read(channel, band, MARGIN);
				final LineScores scores = new LineScores(tile, raster.height(), levels, sensitivity);
				for (int y = 0; y < band.height(); y++)
					for (int rows = 1; rows <= Math.min(thickest, raster.height() - top - y); rows++)
						mark(scores.find(y + MARGIN, rows), raster.width(), top + y, rows, marks);
			}
		return Hole.of(raster.width(), raster.height(), marks);
	}

	private static void mark(final BitSet found, final int width, final int y, final int rows, final BitSet marks) {
		if (found.isEmpty()) return;
		if (found.cardinality() >= MOST * width) found.set(0, width);
		for (int row = y; row < y + rows; row++)
			for (int x = found.nextSetBit(0); x >= 0; x = found.nextSetBit(x + 1))
				marks.set(row * width + x);
	}
}
