package kintsugi.image.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;

/**
 * Copies a plane from file to file, some rows at a time, and compares the valid samples on the way.
 *
 * @param index of the plane, from 0
 */
record RowCopy<T extends NativeType<T> & RealType<T>>(TiffSource source, int index, Channels<T, ?> kind, Hole hole) {

	private static final int BUFFER = 4 << 20;

	/** Copies what an earlier run has not; see {@link TiffPlane#copyTo}. */
	boolean run(final TiffSink sink, final RowFill<T> fill, final RowProgress progress) throws IOException {
		final Layout layout = source.layout();
		if (hole.width() != layout.width() || hole.height() != layout.height()) throw new IllegalArgumentException(
			"A hole of " + hole.width() + " x " + hole.height() + " pixels is not for a plane of " + layout.width() + " x " +
				layout.height() + " pixels.");
		if (!sink.fits(layout)) throw new IllegalArgumentException("The file to write was started for planes of another " +
			"size or type than those of " + source.file() + ".");
		if (sink.done() == sink.planes()) throw new IllegalArgumentException("All planes are written.");
		final Box bounds = hole.bounds().orElse(new Box(0, 0, 0, 0));
		final int most = Math.max(1, BUFFER / layout.rowBytes());
		for (int y = sink.doneRows(); y < layout.height();) {
			final int rows = Math.min(most, layout.height() - y);
			final Object pixels = layout.type().pixels(rows * layout.width());
			source.read(index, 0, y, layout.width(), rows, pixels);
			final boolean touched = y < bounds.bottom() && y + rows > bounds.y();
			sink.addRows(touched ? filled(pixels, y, rows, fill) : pixels, rows);
			y += rows;
			if (!progress.goOn(y, layout.height()) && y < layout.height()) return false;
		}
		return true;
	}

	private Object filled(final Object pixels, final int y, final int rows, final RowFill<T> fill) throws IOException {
		final Object[] before = kind.split(pixels);
		final Object[] after = Arrays.stream(before).map(Channels::copy).toArray();
		final List<RandomAccessibleInterval<T>> views = new ArrayList<>();
		for (final Object channel : after)
			views.add(kind.rows(channel, hole.width(), y, rows));
		fill.fill(views);
		for (int c = 0; c < after.length; c++)
			for (int i = 0; i < rows * hole.width(); i++)
				if (Channels.differ(before[c], after[c], i) && !hole.isHole(i % hole.width(), y + i / hole.width()))
					throw new IOException("The repair failed its check: a valid sample of the result differs from " + source
						.file() + ". The result was not written; please report this.");
		return kind.join(after);
	}
}
