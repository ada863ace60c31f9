package kintsugi.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Repairer;
import kintsugi.repair.Strategy;

/**
 * One repair as users order it, in ImageJ and in scripts alike.
 *
 * @param model one of {@link RepairMethods#names}, or the path of a model's folder or zip file
 * @param device where to run
 * @param strategy how holes are divided
 * @param holes where the holes come from
 * @param grow by how many pixels the holes grow on all sides before the repair, 0 or more
 * @param scope which slices are repaired
 * @param sketch where lines come from that guide the repair; other than {@link SketchSource#NONE} only for models that
 *          know sketches
 */
public record RepairTask(String model, Device device, Strategy strategy, HoleSource holes, int grow, Scope scope,
	SketchSource sketch)
{

	/** Makes an order without a sketch. */
	public RepairTask(final String model, final Device device, final Strategy strategy, final HoleSource holes,
		final int grow, final Scope scope)
	{
		this(model, device, strategy, holes, grow, scope, SketchSource.NONE);
	}

	/** Makes the order for what is selected or masked, in all slices. */
	public static RepairTask of(final String model, final HoleSource holes, final int grow, final Device device) {
		return new RepairTask(model, device, Strategy.AUTO, holes, grow, Scope.STACK);
	}

	/** Makes the same order with a sketch. */
	public RepairTask with(final SketchSource lines) {
		return new RepairTask(model, device, strategy, holes, grow, scope, lines);
	}

	/**
	 * Repairs an image in a copy.
	 *
	 * @param progress hears how far it is, and may cancel
	 * @return the repaired image, not shown
	 * @throws IllegalArgumentException if the image cannot be repaired like this, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if the model cannot be opened or the repair fails, with a sentence for the user
	 */
	public RepairResult run(final ImagePlus image, final Progress progress) throws IOException {
		return Memory.guard(() -> {
			final SliceHoles found = find(image, progress);
			Memory.checkCopy(image);
			try (Repairer repairer = open(progress)) {
				return Images.repair(repairer, image, found, scope, progress);
			}
		});
	}

	/**
	 * Repairs an image in place: writes its hole samples and no others, and declares that in its properties.
	 * <p>
	 * <i>Edit &gt; Undo</i>, also {@code run("Undo")} in a macro, takes it back with its declaration, whole stacks too,
	 * as long as the hole samples are what was written; before that, ImageJ takes back what was done to other samples
	 * since. Several repairs are taken back one after the other, up to {@value UndoHistory#MOST}. There is no redo:
	 * repair again. What ImageJ could undo before the repair it cannot undo any more.
	 * </p>
	 *
	 * @param image not virtual; locked by nobody or by this thread, and locked until this returns
	 * @param progress hears how far it is, and may cancel; then the image is as it was
	 * @throws IllegalArgumentException if the image cannot be repaired like this, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if the model cannot be opened or the repair fails, with a sentence for the user; then the image
	 *           is as it was
	 */
	public RepairReport runInPlace(final ImagePlus image, final Progress progress) throws IOException {
		check(image);
		InPlaceRepair.check(image);
		if (!image.lockSilently()) throw new IllegalArgumentException("\"" + image.getTitle() +
			"\" is in use by another command. Wait until that is done.");
		try {
			return Memory.guard(() -> {
				final SliceHoles found = find(image, progress);
				try (Repairer repairer = open(progress)) {
					return InPlaceRepair.run(repairer, image, found, scope, progress);
				}
			});
		}
		finally {
			image.unlock();
		}
	}

	/**
	 * Repairs an image, which may be a virtual stack larger than memory, to a TIFF file, a plane at a time.
	 * <p>
	 * The file appears when it is complete. A run that was canceled or killed leaves a hidden file beside, and the same
	 * order for an image of the same samples and holes continues from it. {@link kintsugi.image.tiff.TiffStack#open}
	 * opens the result as a virtual stack.
	 * </p>
	 *
	 * @param file where the result is to be, ending in .tif or .tiff; one that is there is replaced
	 * @param progress hears how far it is, and may cancel
	 * @throws IllegalArgumentException if the image cannot be repaired like this, or the file is one that the image or
	 *           the mask is read from, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if the repair fails or the file cannot be written, with a sentence for the user
	 */
	public RepairReport runToFile(final ImagePlus image, final Path file, final Progress progress) throws IOException {
		check(image);
		final StreamRepair stream = new StreamRepair(image, holes.mask(), sketch.image(), file);
		return Memory.guard(() -> {
			final SliceHoles found = find(image, progress);
			try (Repairer repairer = open(progress)) {
				return stream.run(repairer, found, this, progress);
			}
		});
	}

	/**
	 * Repairs the plane of a TIFF file, which may be larger than memory, to another TIFF file, by windows: only
	 * what surrounds the hole is read to memory. Runs are continued as in {@link #runToFile}.
	 *
	 * @param mask a TIFF file of the same size whose samples are not 0 in the hole, or null if the holes of this order
	 *          come from the samples: {@link HoleSource.Kind#NAN}, {@link HoleSource.Kind#SATURATED} or
	 *          {@link HoleSource.Kind#RANGE}
	 * @param output where the result is to be; one that is there is replaced
	 * @param progress hears how far it is, and may cancel
	 * @throws IllegalArgumentException if the image cannot be repaired like this, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if a file cannot be read or written, also for planes of more than 2,147,483,647 pixels and for
	 *           compressed files, or the repair fails, with a sentence for the user
	 */
	public RepairReport runFile(final Path input, final Path mask, final Path output, final Progress progress)
		throws IOException
	{
		return runFile(input, mask, null, output, progress);
	}

	/**
	 * Repairs the plane of a TIFF file in the same way, guided by lines.
	 *
	 * @param lines a TIFF file of the same size whose samples are not 0 on lines, in place of this order's sketch; null
	 *          for none
	 * @throws IllegalArgumentException if the image cannot be repaired like this, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if a file cannot be read or written, or the repair fails, with a sentence for the user
	 */
	public RepairReport runFile(final Path input, final Path mask, final Path lines, final Path output,
		final Progress progress) throws IOException
	{
		if (lines == null && !sketch.isNone()) throw new IllegalArgumentException(
			"The sketch of a file cannot come from " + sketch.name() + ", as nothing is open. Give a file of lines.");
		if (lines != null) RepairMethods.requireSketched(model);
		return Memory.guard(() -> {
			try (Repairer repairer = open(progress)) {
				return new PlaneFileRepair(this, input, mask, lines, output).run(repairer, progress);
			}
		});
	}

	/**
	 * Shows what the repair would make of the current slice, and changes nothing: for a preview, add the picture to a
	 * copy of the image's overlay, and set the overlay of before when the preview ends.
	 *
	 * @param progress hears how far it is, and may cancel
	 * @return a picture of the repaired hole in the image's colours and display range, transparent elsewhere, at its
	 *         place and with the position of the slice; nothing if the slice has no hole
	 * @throws IllegalArgumentException if the image cannot be repaired like this, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if the model cannot be opened or the repair fails, with a sentence for the user
	 */
	public Optional<ImageRoi> preview(final ImagePlus image, final Progress progress) throws IOException {
		return preview(image, find(image, progress), progress);
	}

	/**
	 * Shows the same in holes that were found before, so that several previews need not look for them anew.
	 *
	 * @param found the holes that {@link #find} found in this image
	 */
	public Optional<ImageRoi> preview(final ImagePlus image, final SliceHoles found, final Progress progress)
		throws IOException
	{
		check(image);
		return Memory.guard(() -> {
			try (Repairer repairer = open(progress)) {
				return RepairPreview.of(repairer, image, found, scope, progress);
			}
		});
	}

	/**
	 * Finds the holes of an image, grown as ordered, and their sketch. Which slices are repaired the scope tells.
	 *
	 * @param progress hears of it if the whole image has to be looked through first, and may cancel
	 * @throws IllegalArgumentException if there is nothing to find them by, or the model knows no sketch and there is
	 *           one, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if a slice cannot be read, with a sentence for the user
	 */
	public SliceHoles find(final ImagePlus image, final Progress progress) throws IOException {
		check(image);
		if (!sketch.isNone()) RepairMethods.requireSketched(model);
		return Memory.guard(() -> sketch.in(image, holes, grow, progress));
	}

	private static void check(final ImagePlus image) {
		if (image == null || image.getWidth() == 0) throw new IllegalArgumentException("There is no image to repair.");
	}

	private Repairer open(final Progress progress) throws IOException {
		progress.check();
		progress.report(0, "Opening " + model);
		return Repairer.open(model, device, strategy);
	}
}
