package kintsugi.image;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
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
 */
public record RepairTask(String model, Device device, Strategy strategy, HoleSource holes, int grow, Scope scope) {

	/** Makes the order for what is selected or masked, in all slices. */
	public static RepairTask of(final String model, final HoleSource holes, final int grow, final Device device) {
		return new RepairTask(model, device, Strategy.AUTO, holes, grow, Scope.STACK);
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
		if (image == null || image.getWidth() == 0) throw new IllegalArgumentException("There is no image to repair.");
		final SliceHoles found = holes.in(image);
		progress.report(0, "Opening " + model);
		try (Repairer repairer = Repairer.open(model, device, strategy)) {
			final RepairResult result = Images.repair(repairer, image, found.of(1).grow(grow), progress);
			final Optional<String> remark = holes.remark();
			return remark.isPresent() ? remark(result, remark.get()) : result;
		}
	}

	/**
	 * Repairs an image in place: writes its hole samples and no others, and declares that in its properties.
	 * <i>Edit &gt; Undo</i> takes it back.
	 *
	 * @param progress hears how far it is, and may cancel; then the image is as it was
	 * @throws IllegalArgumentException if the image cannot be repaired like this, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if the model cannot be opened or the repair fails, with a sentence for the user
	 */
	public RepairReport runInPlace(final ImagePlus image, final Progress progress) throws IOException {
		final RepairResult result = run(image, progress);
		if (image.getStack().isVirtual()) throw new IllegalArgumentException("\"" + image.getTitle() +
			"\" is a virtual stack, whose samples are in a file; repair it in a new image or to a file instead.");
		for (int slice = 1; slice <= image.getStackSize(); slice++) {
			final Object to = ImageLike.plane(image, slice).getPixels();
			System.arraycopy(result.image().getStack().getPixels(slice), 0, to, 0, Array.getLength(to));
		}
		Declaration.add(image, result.report());
		image.updateAndDraw();
		return result.report();
	}

	/**
	 * Repairs an image to a TIFF file, which appears when it is complete.
	 *
	 * @param file where the result is to be; one that is there is replaced
	 * @param progress hears how far it is, and may cancel
	 * @throws IllegalArgumentException if the image cannot be repaired like this, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if the repair fails or the file cannot be written, with a sentence for the user
	 */
	public RepairReport runToFile(final ImagePlus image, final Path file, final Progress progress) throws IOException {
		final RepairResult result = run(image, progress);
		ImageFiles.write(result.image(), file);
		return result.report();
	}

	private static RepairResult remark(final RepairResult result, final String remark) {
		final RepairReport report = result.report().plus(new RepairReport(result.report().provenance(), 0, 0, 0, 0, //
			List.of(remark)));
		report.toProperties().forEach(result.image()::setProp);
		return new RepairResult(result.image(), report);
	}
}
