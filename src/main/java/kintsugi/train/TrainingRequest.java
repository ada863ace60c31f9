package kintsugi.train;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

import kintsugi.model.ModelPackage;
import kintsugi.net.Network;

/**
 * What is to be trained, on what, and where it goes.
 *
 * @param data the folder of images
 * @param heldOut names of files in it that must not be trained on
 * @param network the network to train
 * @param start the model whose weights it starts from, or null for random ones
 * @param settings how it is trained
 * @param licence the SPDX identifier of the new model's licence, which depends on that of the data
 * @param output the folder or zip file of the new model; its name is the model's
 * @param replace whether a model that is there may be replaced
 * @param resume whether to continue from the checkpoint of an earlier run to the same output
 */
public record TrainingRequest(Path data, Set<String> heldOut, Network network, ModelPackage start,
	TrainingSettings settings, String licence, Path output, boolean replace, boolean resume)
{

	/** Checks that nothing but the start is missing, and that the start fits the network. */
	public TrainingRequest {
		Objects.requireNonNull(data);
		Objects.requireNonNull(network);
		Objects.requireNonNull(settings);
		Objects.requireNonNull(output);
		heldOut = Set.copyOf(heldOut);
		if (settings.crop() % network.multiple() != 0) throw new IllegalArgumentException("The crop of " +
			settings.crop() + " pixels is no multiple of " + network.multiple() +
			", which the network's levels ask for.");
		if (start != null && !(start.network().architecture().equals(network.architecture()) && //
			start.network().settings().equals(network.settings()))) throw new IllegalArgumentException("The model " +
				start.name() + " has the network " + start.network().settings() + ", not " + network.settings() +
				"; leave the network's settings out when starting from a model.");
	}

	/** Gets the file that the run's state is kept in, beside the output. */
	public Path checkpoint() {
		return output.resolveSibling(output.getFileName() + ".checkpoint.safetensors");
	}

	/** Gets the new model's name: the output's without {@code .zip}. */
	public String name() {
		return output.getFileName().toString().replaceFirst("\\.zip$", "");
	}
}
