package kintsugi.image;

import java.io.IOException;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import kintsugi.hole.Hole;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Repairer;

/**
 * Repairs ImageJ images of 8, 16 and 32 bits and RGB: single ones, stacks and hyperstacks, slice by slice, each slice
 * in the hole that it has.
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
		return RepairMethods.defaultName(channels(image));
	}

	/** Gets how many channels of an image are repaired together: 3 of colours, else 1. */
	public static int channels(final ImagePlus image) {
		return image.getType() == ImagePlus.COLOR_RGB || Palette.of(image) != null ? 3 : 1;
	}

	/** Gets the name of the method to offer first for an image and a sketch: {@link RepairMethods#defaultSketched}. */
	public static String defaultMethod(final ImagePlus image, final SketchSource sketch) {
		if (sketch.isNone()) return defaultMethod(image);
		return RepairMethods.defaultSketched(channels(image)).orElseGet(() -> defaultMethod(image));
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
	 * Repairs the same hole in all slices; an empty one gives an identical copy, and the report says so.
	 *
	 * @param progress hears how far it is, over all slices, and may cancel
	 * @throws IllegalArgumentException if the hole has another size or is the whole image, or memory does not suffice for
	 *           the copy, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if the repair fails
	 */
	public static RepairResult repair(final Repairer repairer, final ImagePlus image, final Hole hole,
		final Progress progress) throws IOException
	{
		return repair(repairer, image, slice -> hole, Scope.STACK, progress);
	}

	/**
	 * Repairs each slice in its own hole. Slices without a hole, or not in the scope, are copied.
	 *
	 * @param progress hears how far it is, over all slices, and may cancel
	 * @throws IllegalArgumentException if a hole has another size or is a whole slice, or memory does not suffice for the
	 *           copy, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if the repair fails
	 */
	public static RepairResult repair(final Repairer repairer, final ImagePlus image, final SliceHoles holes,
		final Scope scope, final Progress progress) throws IOException
	{
		return Memory.guard(() -> copy(repairer, image, holes, scope, progress));
	}

	private static RepairResult copy(final Repairer repairer, final ImagePlus image, final SliceHoles holes,
		final Scope scope, final Progress progress) throws IOException
	{
		final StackRepair repair = new StackRepair(image, holes, scope);
		Memory.checkCopy(image);
		final Presence presence = new Presence(image);
		final ImageStack repaired = new ImageStack(image.getWidth(), image.getHeight(), //
			image.getProcessor().getColorModel());
		final SliceWork work = new CopyRepair(new PlaneRepairer(repairer, image, holes), (slice, samples, its, done) -> //
		repaired.addSlice(repair.pixels().label(slice), samples));
		final RepairReport report = repair.run(repairer, 1, work, RepairReport.EMPTY, progress);
		presence.check();
		final ImagePlus result = ImageLike.of(image, repaired, Titles.repaired(image.getTitle()));
		Declaration.add(result, report);
		return new RepairResult(result, report);
	}
}
