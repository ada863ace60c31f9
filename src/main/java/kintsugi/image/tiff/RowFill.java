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
	 * Writes to the hole's samples, and to no others. Rows without a hole pixel are not shown.
	 *
	 * @param rows the channels: intervals of the plane's width whose minimum in y is the first row, and which hold the
	 *          samples of the file
	 * @throws IOException if the samples cannot be had, with a sentence for the user
	 */
	void fill(List<RandomAccessibleInterval<T>> rows) throws IOException;
}
