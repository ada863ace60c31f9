package kintsugi.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import kintsugi.mask.MaskGenerators;
import kintsugi.model.Normalisation;
import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.net.Weights;
import kintsugi.onnx.Device;
import kintsugi.train.loss.ObjectivePlan;
import kintsugi.train.recipe.AdamPlan;
import kintsugi.train.recipe.LearningRate;
import kintsugi.train.recipe.MaskShare;
import kintsugi.train.recipe.NetworkPlan;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.RecipeBuild;
import kintsugi.train.recipe.SamplePlan;
import kintsugi.train.recipe.Stage;
import kintsugi.train.recipe.ValidationPlan;

/** A tiny training for tests: generated images, a network of a few hundred weights. */
final class TrainingSamples {

	static final Network NETWORK = new PConvUNet(1, 4, 8, 3, Base.HARMONIC);
	static final Machine MACHINE = new Machine(Device.CPU, 1, false);

	private TrainingSamples() {}

	/** Makes images of 40x36 pixels, each a smooth one of its own. */
	static TrainingData data(final int images) {
		final List<ImageSource> sources = new ArrayList<>();
		for (int i = 0; i < images; i++)
			sources.add(source("image" + i, image(i)));
		return new TrainingData("samples", "", sources);
	}

	static ImageSource source(final String name, final TrainingImage... slices) {
		return new ImageSource() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public List<TrainingImage> read() throws IOException {
				return List.of(slices);
			}
		};
	}

	static Corpus corpus(final int images) {
		return new Corpus(data(images), 32, warning -> {});
	}

	static TrainingImage image(final int number) {
		final float[] samples = new float[40 * 36];
		for (int i = 0; i < samples.length; i++)
			samples[i] = (float) (100 + 50 * Math.sin(i % 40 * 0.3 + number) * Math.cos(i / 40 * 0.2));
		return TrainingImage.of(40, 36, samples);
	}

	static CropSampler sampler(final Corpus corpus, final Recipe recipe) {
		return CropSampler.training(corpus, RecipeBuild.holes(recipe), recipe.samples(), 1, recipe.seed());
	}

	static Batch validation(final Recipe recipe) throws IOException {
		return CropSampler.validation(corpus(2), RecipeBuild.holes(recipe), recipe.samples(), 1, recipe.seed()).samples(0,
			recipe.validation().samples());
	}

	/** Makes a recipe of one stage. */
	static Recipe recipe(final long steps, final long seed) {
		return recipe(seed, List.of(new Stage(steps, new LearningRate(1e-2, 2, 0.5), false)));
	}

	static Recipe recipe(final long seed, final List<Stage> stages) {
		return new Recipe("tiny", "A recipe for tests.", "", //
			new NetworkPlan(PConvUNet.ARCHITECTURE, 1, settings(), "", Map.of()), //
			new SamplePlan(32, 2, true, true, 0, Normalisation.DEFAULT), //
			List.of(new MaskShare(MaskGenerators.named("irregular"), 0.75, true), //
				new MaskShare(MaskGenerators.named("thin-defects"), 0.25, false)), //
			ObjectivePlan.small(), null, AdamPlan.DEFAULT, stages, new ValidationPlan(0.3, 3, 4), seed, 3);
	}

	private static Map<String, String> settings() {
		final Map<String, String> settings = new java.util.LinkedHashMap<>(NETWORK.settings());
		settings.remove("channels");
		return settings;
	}

	static Weights start(final long seed) {
		return Weights.initial(NETWORK, new SplittableRandom(seed));
	}

	static Trainer trainer(final Recipe recipe, final Weights weights) throws IOException {
		return new Trainer(NETWORK, weights, recipe, MACHINE, null, Map.of(), Map.of(), message -> {});
	}
}
