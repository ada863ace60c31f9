package kintsugi.train.recipe;

import java.util.List;

import kintsugi.train.Stage;
import kintsugi.train.loss.ObjectivePlan;

/**
 * A training as data: all but the images, the start and the machine.
 *
 * @param name the recipe's name
 * @param description what it is for, one sentence
 * @param source the publication that it follows, or empty
 * @param network the network
 * @param samples how images become samples
 * @param masks the holes, each kind with its share
 * @param objective the losses
 * @param stages one after the other
 * @param validation how the best weights are found
 * @param seed any number, 0 included
 * @param checkpointEvery steps between two checkpoints
 */
public record Recipe(String name, String description, String source, NetworkPlan network, SamplePlan samples,
	List<MaskShare> masks, ObjectivePlan objective, List<Stage> stages, ValidationPlan validation, long seed,
	int checkpointEvery)
{

	/** Copies the lists. */
	public Recipe {
		masks = List.copyOf(masks);
		stages = List.copyOf(stages);
	}
}
