package kintsugi.train.recipe;

import java.util.List;
import java.util.Map;

/**
 * The network of a recipe.
 *
 * @param architecture its name, such as {@code pconv-unet}
 * @param channels 1 or 3, or 0 for as many as the images have
 * @param settings the architecture's further settings by name
 * @param start the name of the model that it starts from unless the user says otherwise, or empty for random weights
 * @param variants settings that differ between networks that are trained one after the other and compared, by the variant's name;
 *          empty for a single network
 */
public record NetworkPlan(String architecture, int channels, Map<String, String> settings, String start,
	Map<String, Map<String, String>> variants)
{}
