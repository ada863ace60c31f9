package kintsugi.image;

import java.io.IOException;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import kintsugi.hole.Hole;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Repairer;

/**
 * Repairs ImageJ images of 8, 16 and 32 bits and RGB: single ones, stacks and hyperstacks, slice by slice with the same
 * hole.
 * <p>
 * The three channels of an RGB slice are repaired together, the channels of a composite one by one. A virtual stack is
 * read plane by plane, and the result is in memory. 8-bit images with colours of their own are repaired in their
 * colours if they are indexed images, and by their samples if the colours only paint intensities.
 * </p>
 * <p>
 * The input and its selection are not modified. The result keeps everything of it but the selection, a threshold and
 * the link to its file, and says in its properties what was done; see {@link RepairReport#toProperties}.
 * </p>
 */
public final class Images {

	private Images() {}

	/** Gets the name of the method to offer first for an image; see {@link RepairMethods#defaultName}. */
	public static String defaultMethod(final ImagePlus image) {
		final boolean colours = image.getType() == ImagePlus.COLOR_RGB || Palette.of(image) != null;
		return RepairMethods.defaultName(colours ? 3 : 1);
	}

	/**
	 * Repairs what is selected.
	 *
	 * @throws IllegalArgumentException if that cannot be repaired, with a sentence for the user
	 * @throws IOException if the repair fails
	 */
	public static ImagePlus repair(final Repairer repairer, final ImagePlus image, final Roi roi) throws IOException {
		if (roi == null) throw new IllegalArgumentException(nothingSelected(image));
		return repair(repairer, image, Holes.of(image, roi), Progress.NONE).image();
	}

	/** Says that an image has no selection. */
	static String nothingSelected(final ImagePlus image) {
		return "Nothing is selected in \"" + image.getTitle() +
			"\". Select what is to be repaired with any selection tool, or name an open image as mask.";
	}

	/**
	 * Repairs a hole; an empty one gives an identical copy, and the report says so.
	 *
	 * @param progress hears how far it is, over all slices, and may cancel
	 * @throws IllegalArgumentException if the hole has another size or is the whole image, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if the repair fails
	 */
	public static RepairResult repair(final Repairer repairer, final ImagePlus image, final Hole hole,
		final Progress progress) throws IOException
	{
		final Palette palette = Palette.of(image);
		final ImageStack repaired = new ImageStack(image.getWidth(), image.getHeight());
		final int slices = image.getStackSize();
		RepairReport report = null;
		for (int slice = 1; slice <= slices; slice++) {
			progress.check();
			final ImageProcessor plane = ImageLike.plane(image, slice);
			final ImageProcessor result = plane.duplicate();
			final Progress part = new SliceProgress(progress, slice, slices);
			final RepairReport done = palette == null ? repair(repairer, plane, result, hole, part) : //
				repair(repairer, palette, plane, result, hole, part);
			report = report == null ? done : report.plus(done);
			repaired.addSlice(image.getStack().getSliceLabel(slice), result);
		}
		final ImagePlus result = ImageLike.of(image, repaired, Titles.repaired(image.getTitle()));
		Declaration.add(result, report);
		return new RepairResult(result, report);
	}

	private static RepairReport repair(final Repairer repairer, final ImageProcessor plane, final ImageProcessor result,
		final Hole hole, final Progress progress) throws IOException
	{
		if (plane instanceof ByteProcessor bytes) return repairer.repair(List.of(Planes.of(bytes)), //
			List.of(Planes.of((ByteProcessor) result)), hole, progress);
		if (plane instanceof ShortProcessor shorts) return repairer.repair(List.of(Planes.of(shorts)), //
			List.of(Planes.of((ShortProcessor) result)), hole, progress);
		if (plane instanceof FloatProcessor floats) return repairer.repair(List.of(Planes.of(floats)), //
			List.of(Planes.of((FloatProcessor) result)), hole, progress);
		return repairer.repair(Planes.of((ColorProcessor) plane), Planes.of((ColorProcessor) result), hole, progress);
	}

	/** Repairs an indexed plane in its colours. */
	private static RepairReport repair(final Repairer repairer, final Palette palette, final ImageProcessor plane,
		final ImageProcessor result, final Hole hole, final Progress progress) throws IOException
	{
		final ColorProcessor colours = palette.colours(plane);
		final ColorProcessor filled = (ColorProcessor) colours.duplicate();
		final RepairReport report = repair(repairer, colours, filled, hole, progress);
		palette.index(filled, hole, result);
		check(plane, result, hole);
		return report;
	}

	/** Compares the valid samples of an indexed plane, of which the repairer has seen the colours only. */
	private static void check(final ImageProcessor plane, final ImageProcessor result, final Hole hole)
		throws IOException
	{
		for (int y = 0; y < plane.getHeight(); y++)
			for (int x = 0; x < plane.getWidth(); x++)
				if (plane.get(x, y) != result.get(x, y) && !hole.isHole(x, y)) throw new IOException("The repair failed its " +
					"check: a valid sample of the result differs from the image. Do not use the result, and please report this.");
	}
}
