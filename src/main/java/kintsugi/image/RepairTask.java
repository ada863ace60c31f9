package kintsugi.image;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Repairer;

/**
 * One repair as users order it, in ImageJ and in scripts alike.
 *
 * @param model one of {@link RepairMethods#names}, or the path of a model's folder or zip file
 * @param grow by how many pixels the hole grows on all sides before the repair, 0 or more
 * @param device where to run
 */
public record RepairTask(String model, int grow, Device device) {

	/**
	 * Repairs what is selected in an image, or what a mask marks instead.
	 *
	 * @param mask an image whose non-zero pixels are the hole, or null for the selection
	 * @param progress hears how far it is, and may cancel
	 * @return the repaired image, not shown
	 * @throws IllegalArgumentException if the image cannot be repaired like this, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if the model cannot be opened or the repair fails, with a sentence for the user
	 */
	public RepairResult run(final ImagePlus image, final ImagePlus mask, final Progress progress) throws IOException {
		final Hole hole = hole(image, mask).grow(grow);
		progress.report(0, "Opening " + model);
		try (Repairer repairer = Repairer.open(model, device)) {
			final RepairResult result = Images.repair(repairer, image, hole, progress);
			final Optional<String> remark = mask == null ? Optional.empty() : Holes.remarkOn(mask);
			return remark.isPresent() ? remark(result, remark.get()) : result;
		}
	}

	private static Hole hole(final ImagePlus image, final ImagePlus mask) {
		if (image == null || image.getWidth() == 0) throw new IllegalArgumentException("There is no image to repair.");
		if (mask == image) throw new IllegalArgumentException("The mask is the image \"" + image.getTitle() +
			"\" itself. Choose another image as mask.");
		if (mask != null) {
			Holes.checkSize(image, mask);
			return Holes.ofMask(mask);
		}
		if (image.getRoi() == null) throw new IllegalArgumentException(Images.nothingSelected(image));
		return Holes.of(image, image.getRoi());
	}

	private static RepairResult remark(final RepairResult result, final String remark) {
		final RepairReport report = result.report().plus(new RepairReport(result.report().provenance(), 0, 0, 0, 0, //
			List.of(remark)));
		report.toProperties().forEach(result.image()::setProp);
		return new RepairResult(result.image(), report);
	}
}
