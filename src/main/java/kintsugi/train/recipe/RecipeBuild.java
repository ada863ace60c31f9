package kintsugi.train.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import kintsugi.mask.BinnedHoles;
import kintsugi.mask.HoleSource;
import kintsugi.mask.MaskMix;
import kintsugi.model.ModelException;
import kintsugi.model.ModelPackage;
import kintsugi.model.ModelStore;
import kintsugi.net.Network;

/** Makes what a recipe describes. */
public final class RecipeBuild {

	private RecipeBuild() {}

	/**
	 * Makes the network of a recipe without variants.
	 *
	 * @param channels the channels of the images, which decide where the recipe does not; a network has 1 or 3
	 * @throws IllegalArgumentException if the recipe takes its network from the model that it starts from
	 */
	public static Network network(final Recipe recipe, final int channels) {
		return recipe.network().create(channels);
	}

	/**
	 * Opens the model that a recipe starts from, if it names one.
	 *
	 * @param channels the channels of the images, by which a bundled model is chosen where the recipe leaves it open
	 * @throws ModelException if it cannot be opened, naming the models that can
	 */
	public static Optional<ModelPackage> start(final Recipe recipe, final int channels, final ModelStore store)
		throws ModelException
	{
		final String start = recipe.network().start();
		if (start.isEmpty()) return Optional.empty();
		if (!start.equals(NetworkPlan.AUTO_START)) return Optional.of(store.open(start));
		final String suggestion = store.suggestion(channels).orElseThrow(() -> new ModelException("The recipe " + recipe
			.name() + " starts from a bundled model, and none is there; choose a model to start from."));
		return Optional.of(store.open(suggestion));
	}

	/** Makes the source of a recipe's holes: its kinds by their shares. */
	public static HoleSource holes(final Recipe recipe) {
		final List<MaskMix.Part> parts = new ArrayList<>();
		for (final MaskShare share : recipe.masks()) {
			final HoleSource source = share.binned() ? new BinnedHoles(share.generator(), share.border()) : share.generator();
			parts.add(new MaskMix.Part(source, share.share()));
		}
		return new MaskMix(parts);
	}
}
