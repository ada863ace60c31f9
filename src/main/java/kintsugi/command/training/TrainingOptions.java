package kintsugi.command.training;

import kintsugi.onnx.Device;
import kintsugi.train.recipe.Recipes;

/**
 * What a user chooses for a training, as it was typed.
 *
 * @param data the folder of images, or empty for the current image
 * @param recipe a recipe's name, or the path of a YAML file
 * @param start {@value #RECIPE} for what the recipe says, {@value #NONE} for random weights, or a model's name or path
 * @param steps the length, or 0 for the recipe's
 * @param minutes the time that it may take, or 0 for no limit
 * @param device where to run
 * @param name the new model's name
 * @param licence the SPDX identifier of the new model's licence
 * @param seed a whole number, or empty for the recipe's
 */
public record TrainingOptions(String data, String recipe, String start, long steps, double minutes, Device device,
	String name, String licence, String seed)
{

	/** The start that leaves it to the recipe. */
	public static final String RECIPE = "recipe";
	/** The start from random weights. */
	public static final String NONE = "none";
	/** The licence that is offered. */
	public static final String LICENCE = "BSD-2-Clause";

	/**
	 * Checks the numbers.
	 *
	 * @throws IllegalArgumentException if one is out of range, with a sentence for the user
	 */
	public TrainingOptions {
		if (steps < 0) throw new IllegalArgumentException("The number of steps must be 1 or more, or 0 for the " +
			"recipe's, not " + steps + ".");
		if (!(minutes >= 0) || Double.isInfinite(minutes)) throw new IllegalArgumentException(
			"The time must be above 0 minutes, or 0 for no limit, not " + minutes + ".");
		if (steps > 0 && minutes > 0) throw new IllegalArgumentException("Give the length of the training in steps or in " +
			"minutes, not both (" + steps + " steps, " + minutes + " minutes).");
		recipe = recipe == null || recipe.isBlank() ? Recipes.DEFAULT : recipe.strip();
		start = start == null || start.isBlank() ? RECIPE : start.strip();
		licence = licence == null || licence.isBlank() ? LICENCE : licence.strip();
		data = data == null ? "" : data.strip();
		name = name == null ? "" : name.strip();
		seed = seed == null ? "" : seed.strip();
	}
}
