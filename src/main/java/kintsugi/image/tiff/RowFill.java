package kintsugi.image.tiff;

import java.io.IOException;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;

/**
 * Writes the hole samples of some rows of a plane.
 *
 * @param <T> the type of the samples
 */
@FunctionalInterface
public interface RowFill<T> {

	/**
	 * Writes to the hole's samples, and to no others. It is not asked where no row of the hole's bounds is. A
	 * prediction of the whole plane does it by {@code prediction.crop(new Box(0, (int) rows.get(0).min(1), width,
	 * height)).writeTo(rows)}, with the height of these rows.
	 *
	 * @param rows the channels: intervals of the plane's width whose minimum in y is the first row, and which hold the
	 *          samples of the file
	 * @throws IOException if the samples cannot be had, with a sentence for the user
	 */
	void fill(List<RandomAccessibleInterval<T>> rows) throws IOException;
}
