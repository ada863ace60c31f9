package kintsugi.image;

import java.io.IOException;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import kintsugi.defect.DefectSearch;
import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;

/**
 * One search for defects as users order it, in ImageJ and in scripts alike.
 *
 * @param search what to look for
 * @param scope in which slices
 * @param output what becomes of the defects
 * @param model one of {@link kintsugi.repair.RepairMethods#names} or the path of a model, for a repair; blank for the
 *          one that suits the image
 * @param device where a repair runs
 */
public record DefectTask(DefectSearch search, Scope scope, DefectOutput output, String model, Device device) {

	/**
	 * Makes an order of words, as macros and scripts give them.
	 *
	 * @param stack all slices, or the current one
	 * @param output a name of {@link DefectOutput}
	 * @param device a name of {@link Device}
	 * @throws IllegalArgumentException if a name is unknown, with a sentence that lists the known ones
	 */
	public static DefectTask of(final DefectSearch search, final boolean stack, final String output, final String model,
		final String device)
	{
		return new DefectTask(search, stack ? Scope.STACK : Scope.SLICE, DefectOutput.parse(output), model, //
			Device.parse(device));
	}

	/**
	 * Searches an image, each slice by itself.
	 * <p>
	 * A selection is one for all slices: what is defective in any of them. A mask has as many slices as were searched, a
	 * repaired image all of them, each repaired in its own defects. The samples of the image are not changed.
	 * </p>
	 *
	 * @param progress hears how far it is, and may cancel
	 * @throws IllegalArgumentException if there is no image or it cannot be repaired, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so; then the selection is as it was
	 * @throws IOException if the model cannot be opened or the repair fails, with a sentence for the user
	 */
	public DefectResult run(final ImagePlus image, final Progress progress) throws IOException {
		if (image == null || image.getWidth() == 0) throw new IllegalArgumentException(
			"There is no image to find defects in.");
		final FoundDefects found = new FoundDefects(image, search, progress);
		return switch (output) {
			case SELECTION -> select(image, found, progress);
			case MASK -> mask(image, found, progress);
			case REPAIR -> repair(image, found, progress);
		};
	}

	/**
	 * Finds the defects of a slice.
	 *
	 * @param slice the index in the stack, from 1
	 * @param check called often; may throw an exception to stop the search
	 */
	public static DefectSearch.Found find(final DefectSearch search, final ImagePlus image, final int slice,
		final Runnable check)
	{
		return search.run(PlaneRaster.of(image, slice, Palette.of(image)), check);
	}

	/** Makes a selection of a hole, or null if it is empty. */
	public static Roi selection(final Hole hole) {
		if (hole.isEmpty()) return null;
		final ByteProcessor mask = MaskImages.of(hole);
		mask.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
		return new ThresholdToSelection().convert(mask);
	}

	private DefectResult select(final ImagePlus image, final FoundDefects found, final Progress progress) {
		Hole all = Hole.none(image.getWidth(), image.getHeight());
		for (int slice = 1; slice <= image.getStackSize(); slice++) {
			if (!scope.contains(image, slice)) continue;
			report(image, slice, progress);
			all = all.union(found.of(slice));
		}
		final Roi selection = selection(all);
		if (selection == null) image.deleteRoi();
		else image.setRoi(selection);
		return new DefectResult(null, found.sentence());
	}

	private DefectResult mask(final ImagePlus image, final FoundDefects found, final Progress progress) {
		final ImageStack masks = new ImageStack(image.getWidth(), image.getHeight());
		for (int slice = 1; slice <= image.getStackSize(); slice++) {
			if (!scope.contains(image, slice)) continue;
			report(image, slice, progress);
			masks.addSlice(image.getStack().getSliceLabel(slice), MaskImages.of(found.of(slice)));
		}
		final ImagePlus mask = new ImagePlus(Titles.defects(image.getTitle()), masks);
		if (masks.size() == image.getStackSize()) {
			mask.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
			mask.setOpenAsHyperStack(image.isHyperStack());
		}
		mask.setCalibration(image.getCalibration().copy());
		mask.getCalibration().disableDensityCalibration();
		return new DefectResult(mask, found.sentence());
	}

	private static void report(final ImagePlus image, final int slice, final Progress progress) {
		progress.report((slice - 1.0) / image.getStackSize(), "Searching slice " + slice + " of " + image.getStackSize());
	}

	private DefectResult repair(final ImagePlus image, final FoundDefects found, final Progress progress)
		throws IOException
	{
		final String method = model == null || model.isBlank() ? Images.defaultMethod(image) : model;
		progress.report(0, "Opening " + method);
		try (Repairer repairer = Repairer.open(method, device)) {
			final RepairResult result = Images.repair(repairer, image, found, scope, progress);
			return new DefectResult(result.image(), result.report().toSentence());
		}
	}
}
