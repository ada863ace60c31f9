package kintsugi.image.folder;

import java.util.Objects;

import kintsugi.onnx.Device;
import kintsugi.repair.RepairIdentity;
import kintsugi.repair.Strategy;

/**
 * How each image of a folder is repaired.
 *
 * @param model the method of all images, see {@link kintsugi.repair.RepairMethods#names}, or null for each image's own
 *          default
 * @param device where to run
 * @param strategy how holes are divided
 * @param holes where the holes come from
 * @param grow by how many pixels the holes grow on all sides before the repair, 0 or more
 */
public record FileRepair(String model, Device device, Strategy strategy, FileHoles holes, int grow) {

	/** The word for each image's own default model. */
	public static final String AUTOMATIC = "automatic";

	/** Checks the numbers; a model without a name is none. */
	public FileRepair {
		Objects.requireNonNull(device);
		model = model == null || model.isBlank() ? null : model.strip();
		if (grow < 0) throw new IllegalArgumentException(
			"The hole can grow by a whole number of pixels from 0 up, not by " +
			grow + ".");
	}

	/**
	 * Makes the order of a dialog, macro or script.
	 *
	 * @param model a name or path; empty or {@value #AUTOMATIC} for each image's own default
	 * @throws IllegalArgumentException if it makes no sense, with a sentence for the user
	 */
	public static FileRepair of(final String model, final String device, final String strategy, final FileHoles holes,
		final int grow)
	{
		final boolean automatic = model == null || model.strip().equals(AUTOMATIC);
		return new FileRepair(automatic ? null : model, Device.parse(device), Strategy.parse(strategy), holes, grow);
	}

	/** Says what decides the result but the image, the mask, the model and the device. */
	String settings(final FileFormat format) {
		return RepairIdentity.settings(strategy, grow, holes.toString()) + " format=" + format;
	}
}
