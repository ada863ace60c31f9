package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.net.Base;
import kintsugi.net.GatedNetwork;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.net.Weights;
import kintsugi.train.recipe.AdamPlan;
import kintsugi.train.recipe.AdversarialPlan;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.tensors.Safetensors;

/** Tests runs of two networks: what a discriminator changes, and that parts, tries and stops change nothing. */
class AdversarialTrainingTest {

	/** No batch norm, which alone could tell parts from the whole. */
	private static final Network WITHOUT_NORM = new PConvUNet(1, 4, 8, 1, Base.NONE);

	@TempDir
	private Path folder;
	private final List<String> messages = new ArrayList<>();
	private final Map<Long, Map<String, Double>> losses = new LinkedHashMap<>();

	private static Recipe recipe(final long steps, final long from) {
		return TrainingSamples.recipe(steps, 5).withAdam(new AdamPlan(0.5, 0.999)).withAdversarial(new AdversarialPlan(0.1,
			1e-3, 4, 8, from));
	}

	/** Trains until a step; from a checkpoint if {@code resume}; gets the last weights of the generator. */
	private Weights train(final Network network, final Recipe recipe, final Path checkpoint, final boolean resume,
		final long stopAfter) throws IOException
	{
		final Weights start = Weights.initial(network, new SplittableRandom(5));
		try (Trainer trainer = new Trainer(network, start, recipe, TrainingSamples.MACHINE, null, Map.of(), Map.of(),
			messages::add))
		{
			if (resume) trainer.resume(checkpoint);
			final long[] done = { 0 };
			return trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), recipe),
				TrainingSamples.validation(recipe), null, checkpoint, new TrainingListener() {

					@Override
					public void stepDone(final TrainingStep step) {
						done[0] = step.step();
						losses.put(step.step(), step.losses());
					}

					@Override
					public Control control() {
						return done[0] >= stopAfter ? Control.CANCEL : Control.CONTINUE;
					}
				}).last();
		}
	}

	private Map<String, float[]> arrays(final Network network, final Recipe recipe, final String name,
		final long... stops) throws IOException
	{
		final Path checkpoint = folder.resolve(name + ".safetensors");
		for (int i = 0; i < stops.length; i++)
			train(network, recipe, checkpoint, i > 0, stops[i]);
		return Safetensors.read(checkpoint).arrays();
	}

	private static void assertSame(final Map<String, float[]> actual, final Map<String, float[]> expected) {
		assertThat(actual.keySet()).isEqualTo(expected.keySet());
		expected.forEach((name, values) -> assertThat(actual.get(name)).as(name).containsExactly(values));
	}

	@Test
	void aResumedRunOfTwoNetworksEndsAsTheUninterruptedOneBitByBit() throws IOException {
		final Map<String, float[]> whole = arrays(TrainingSamples.NETWORK, recipe(9, 3), "whole", 9);
		assertThat(whole).containsKeys("discriminator.1.weight", "discriminator.6.left",
			"adam.first.discriminator.1.weight", "adam.second.discriminator.6.bias");
		for (final long stop : new long[] { 2, 3, 4, 7 }) // before, at and after the discriminator's first step
			assertSame(arrays(TrainingSamples.NETWORK, recipe(9, 3), "parts" + stop, stop, 9), whole);
	}

	@Test
	void aResumedRunOfGatedConvolutionsDoesSo() throws IOException {
		final Network network = new GatedNetwork(1, 4, 4, Base.HARMONIC, false);
		assertSame(arrays(network, recipe(5, 1), "parts", 2, 5), arrays(network, recipe(5, 1), "whole", 5));
	}

	@Test
	void bothNetworksLearnAndTheVectorsFollow() throws IOException {
		final Map<String, float[]> first = arrays(TrainingSamples.NETWORK, recipe(4, 0), "first", 1);
		final Map<String, float[]> last = arrays(TrainingSamples.NETWORK, recipe(4, 0), "last", 4);
		for (final String name : List.of("discriminator.1.weight", "discriminator.5.bias", "discriminator.3.left",
			"decoder.1.weight"))
			assertThat(last.get(name)).as(name).isNotEqualTo(first.get(name));
		assertThat(last.keySet()).noneMatch(name -> name.startsWith("best.discriminator."));
	}

	@Test
	void beforeItsFirstStepADiscriminatorChangesNothing() throws IOException {
		final Recipe with = recipe(4, 3);
		final Weights plain = train(TrainingSamples.NETWORK, with.withAdversarial(null), null, false, 3);
		losses.clear();
		assertSame(train(TrainingSamples.NETWORK, with, null, false, 3).asMap(), plain.asMap());
		assertThat(losses.values()).noneMatch(terms -> terms.containsKey("adversarial"));
		losses.clear();
		final String last = "decoder.1.weight"; // of many values, as its gradient is small beside that of the other terms
		assertThat(train(TrainingSamples.NETWORK, with, null, false, 4).asMap().get(last)).isNotEqualTo(train(
			TrainingSamples.NETWORK, with.withAdversarial(null), null, false, 4).asMap().get(last));
	}

	@Test
	void itsTermsAreToldFromItsFirstStepOn() throws IOException {
		train(TrainingSamples.NETWORK, recipe(4, 2), null, false, 4);
		final Set<String> plain = Set.of("valid", "hole_per_area", "log_error");
		final Set<String> both = Set.of("valid", "hole_per_area", "log_error", "adversarial", "discriminator");
		assertThat(losses.values()).extracting(Map::keySet).containsExactly(plain, plain, both, both);
		assertThat(losses.get(4L).get("discriminator")).isBetween(0.1, 10.0);
	}

	@Test
	void aRunThatEndsBeforeItBeginsIsTold() throws IOException {
		train(TrainingSamples.NETWORK, recipe(2, 2), null, false, 2);
		assertThat(messages).anyMatch(message -> message //
			.contains("2 steps ends before its discriminator begins, at step 2"));
		messages.clear();
		train(TrainingSamples.NETWORK, recipe(2, 1), null, false, 2);
		assertThat(messages).noneMatch(message -> message.contains("before its discriminator begins"));
	}

	@Test
	void aCheckpointWithoutTheDiscriminatorIsASentence() throws IOException {
		final Path checkpoint = folder.resolve("run.safetensors");
		train(TrainingSamples.NETWORK, recipe(4, 0), checkpoint, false, 1);
		final Safetensors all = Safetensors.read(checkpoint);
		final Map<String, float[]> without = new LinkedHashMap<>(all.arrays());
		without.remove("discriminator.4.left");
		new Safetensors(without, all.metadata()).write(checkpoint);
		assertThatThrownBy(() -> train(TrainingSamples.NETWORK, recipe(4, 0), checkpoint, true, 4)).isInstanceOf(
			IOException.class).hasMessageContainingAll("run.safetensors", "discriminator.4.left");
	}

	@Test
	void aRunIsNotResumedWithAnotherDiscriminator() throws IOException {
		final Path checkpoint = folder.resolve("run.safetensors");
		train(TrainingSamples.NETWORK, recipe(4, 0), checkpoint, false, 1);
		for (final AdversarialPlan other : new AdversarialPlan[] { null, new AdversarialPlan(0.2, 1e-3, 4, 8, 0),
			new AdversarialPlan(0.1, 1e-3, 4, 9, 0) })
			assertThatThrownBy(() -> train(TrainingSamples.NETWORK, recipe(4, 0).withAdversarial(other), checkpoint, true, 4))
				.isInstanceOf(IOException.class).hasMessageContaining("resume with the same settings");
		assertThatThrownBy(() -> train(TrainingSamples.NETWORK, recipe(4, 0).withAdam(AdamPlan.DEFAULT), checkpoint, true,
			4)).isInstanceOf(IOException.class).hasMessageContaining("0.5");
	}

	@Test
	void partsAndTriesThatFailGiveTheGradientsOfTheWhole() throws IOException {
		final Recipe recipe = recipe(3, 0).withBatch(5);
		final Map<String, float[]> whole = arrays(new SmallMemory(WITHOUT_NORM, 5, true), recipe, "whole", 3);
		assertThat(messages).noneMatch(message -> message.contains("does not fit"));
		for (final int room : new int[] { 4, 2, 1 }) {
			messages.clear();
			final Map<String, float[]> parts = arrays(new SmallMemory(WITHOUT_NORM, room, true), recipe, "room" + room, 3);
			assertThat(messages).anyMatch(message -> message.contains("does not fit into memory"));
			whole.forEach((name, values) -> {
				if (!name.startsWith("adam.") && !name.startsWith("best.")) assertThat(parts.get(name)).as(name) //
					.containsExactly(values, within(2e-4f));
			});
		}
	}

	@Test
	void theVectorsMoveOnceAStepWhateverTheParts() throws IOException {
		final Recipe recipe = recipe(1, 0).withBatch(5);
		final Map<String, float[]> whole = arrays(new SmallMemory(WITHOUT_NORM, 5, true), recipe, "whole", 1);
		final Map<String, float[]> parts = arrays(new SmallMemory(WITHOUT_NORM, 1, true), recipe, "parts", 1);
		for (int layer = 1; layer <= 6; layer++)
			for (final String side : List.of(".left", ".right"))
				assertThat(parts.get("discriminator." + layer + side)).containsExactly(whole.get("discriminator." + layer +
					side));
	}

	@Test
	void theSameSeedGivesTheSameTraining() throws IOException {
		assertSame(arrays(TrainingSamples.NETWORK, recipe(3, 0), "again", 3), arrays(TrainingSamples.NETWORK, recipe(3, 0),
			"once", 3));
	}
}
