package kintsugi.image;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import ij.ImagePlus;
import kintsugi.image.HoleSource.Kind;
import kintsugi.image.tiff.TiffStack;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairReport;

/**
 * One repair and where its result goes, as users order it.
 *
 * @param task the repair
 * @param inPlace whether the hole samples are written into the image itself
 * @param output the TIFF file that the result is written to, or null for none
 */
public record RepairOrder(RepairTask task, boolean inPlace, Path output) {

	/**
	 * Makes an order.
	 *
	 * @param output the path of a TIFF file; empty for a new image or in place
	 * @throws IllegalArgumentException if the result had to go to two places or the path is none, with a sentence for the
	 *           user
	 */
	public static RepairOrder of(final RepairTask task, final boolean inPlace, final String output) {
		if (output == null || output.isBlank()) return new RepairOrder(task, inPlace, null);
		if (inPlace) throw new IllegalArgumentException("The result can be in place or in the file " + output.strip() +
			", but not both. Leave out one of in_place and output.");
		try {
			return new RepairOrder(task, false, Path.of(output.strip()));
		}
		catch (final InvalidPathException e) {
			throw new IllegalArgumentException("The output '" + output + "' is no file's name: " + e.getReason() + ".", e);
		}
	}

	/**
	 * Gets the source of holes that is meant by its name, a mask and a range; without a name, the mask if there is one,
	 * else the selection.
	 *
	 * @param mask an image, or null; for {@code mask} only
	 * @param low the least intensity that is hole, for {@code range} only; infinite for no limit
	 * @param high the greatest intensity that is hole, for {@code range} only; infinite for no limit
	 * @throws IllegalArgumentException if it makes no sense, with a sentence for the user
	 */
	public static HoleSource holes(final String name, final ImagePlus mask, final double low, final double high) {
		final boolean named = name != null && !name.isBlank();
		final Kind kind = named ? HoleSource.kind(name) : mask == null ? Kind.SELECTION : Kind.MASK;
		if (kind == Kind.MASK && mask == null) throw new IllegalArgumentException(
			"The holes are to come from a mask, but there is none. Choose an open image as mask.");
		if (kind == Kind.MASK) return HoleSource.mask(mask);
		if (kind != Kind.RANGE) return HoleSource.of(kind);
		if (Double.isInfinite(low) && Double.isInfinite(high)) throw new IllegalArgumentException(
			"The holes are to be a range of intensities, which needs two numbers: low and high.");
		if (low > high || Double.isNaN(low + high)) throw new IllegalArgumentException("The range of intensities from " +
			low + " to " + high + " is none. Low is the least intensity that is hole, high the greatest.");
		return HoleSource.range(low, high);
	}

	/**
	 * Repairs.
	 *
	 * @param progress hears how far it is, and may cancel
	 * @return a new image, not shown; the image itself if in place; a virtual stack of the file that was written
	 * @throws IllegalArgumentException if the image cannot be repaired like this, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if the model cannot be opened, the repair fails or the file cannot be written, with a sentence
	 *           for the user
	 */
	public RepairResult run(final ImagePlus image, final Progress progress) throws IOException {
		if (inPlace) return new RepairResult(image, task.runInPlace(image, progress));
		if (output == null) return task.run(image, progress);
		final RepairReport report = task.runToFile(image, output, progress);
		return new RepairResult(TiffStack.open(output), report);
	}
}
