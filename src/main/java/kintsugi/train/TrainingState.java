package kintsugi.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import kintsugi.net.Network;
import kintsugi.net.Networks;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.Recipes;
import kintsugi.train.tensors.Safetensors;

/**
 * What a checkpoint tells about its run, for resuming it without asking again.
 *
 * @param output the model that the run would have written
 * @param recipe the recipe with the run's length
 * @param network the network
 * @param step the steps done
 * @param data what the images are called
 * @param location their folder, or empty if they were open images
 * @param start what the weights began as
 * @param heldOut the names of images in the folder that were left out, with or without extension
 * @param licence the SPDX identifier of the licence that the model was to have
 */
public record TrainingState(Path output, Recipe recipe, Network network, long step, String data, String location,
	String start, Set<String> heldOut, String licence)
{

	static final String DATA = "data";
	static final String LOCATION = "location";
	static final String START = "start";
	/** Names, one a line. */
	static final String HELD_OUT = "held_out";
	static final String LICENCE = "licence";
	private static final String SETTING = "network.";

	/**
	 * Reads the text of a checkpoint, not its arrays.
	 *
	 * @throws IOException if it is no checkpoint of this version, with a sentence
	 */
	public static TrainingState read(final Path checkpoint) throws IOException {
		final String name = checkpoint.getFileName().toString();
		if (!name.endsWith(TrainingRequest.CHECKPOINT)) throw new IOException("The name of the checkpoint " + checkpoint +
			" does not end with " + TrainingRequest.CHECKPOINT + ", so it does not say which model it becomes.");
		final Map<String, String> metadata = Safetensors.readHeader(checkpoint).metadata();
		if (!metadata.containsKey(RunIdentity.RECIPE)) throw new IOException("The file " + checkpoint +
			" is no checkpoint of this version.");
		final Map<String, String> settings = new LinkedHashMap<>();
		metadata.forEach((key, value) -> {
			if (key.startsWith(SETTING)) settings.put(key.substring(SETTING.length()), value);
		});
		try {
			return new TrainingState(checkpoint.resolveSibling(name.substring(0, name.length() - //
				TrainingRequest.CHECKPOINT.length())), Recipes.read(metadata.get(RunIdentity.RECIPE), name), //
				Networks.create(metadata.get("architecture"), settings), Long.parseLong(metadata.get("step")), //
				metadata.getOrDefault(DATA, ""), metadata.getOrDefault(LOCATION, ""), metadata.getOrDefault(START, ""), //
				metadata.getOrDefault(HELD_OUT, "").lines().collect(Collectors.toCollection(TreeSet::new)), //
				metadata.getOrDefault(LICENCE, ""));
		}
		catch (final IllegalArgumentException e) {
			throw new IOException("The checkpoint " + checkpoint + " cannot be understood. " + e.getMessage(), e);
		}
	}
}
