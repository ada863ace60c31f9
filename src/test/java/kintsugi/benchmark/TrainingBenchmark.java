package kintsugi.benchmark;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import kintsugi.net.Network;
import kintsugi.net.Weights;
import kintsugi.onnx.Device;
import kintsugi.train.Corpus;
import kintsugi.train.CropSampler;
import kintsugi.train.Machine;
import kintsugi.train.Trainer;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.RecipeBuild;
import kintsugi.train.recipe.Recipes;

/**
 * Twenty steps of the bundled models' training: crops of 128x128 pixels, 8 a step, from generated images. After each
 * run it prints the share of the loop's time that is spent outside forward, backward and update, which the project
 * promises to keep below 10 %.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = { "-Djava.awt.headless=true", "-Dai.djl.offline=true" })
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class TrainingBenchmark {

	private static final int CROP = 128;
	private static final int STEPS = 20;
	private static final double OUTSIDE_AT_MOST = 0.1;

	private Corpus corpus;

	/** Makes a corpus of 16 images of 400x400 RGB pixels. */
	@Setup
	public void makeCorpus() {
		corpus = Noise.corpus(16, 400, CROP);
	}

	/** Trains and prints the share of time outside the network. */
	@Benchmark
	public double train() throws IOException {
		final Recipe recipe = Recipes.open("pconv-small").withSteps(STEPS).withCheckpointEvery(1000);
		final Network network = RecipeBuild.network(recipe, 3);
		final CropSampler sampler = CropSampler.training(corpus, RecipeBuild.holes(recipe), recipe.samples(), 3, //
			recipe.seed());
		final double[] seconds = new double[2];
		try (Trainer trainer = new Trainer(network, Weights.initial(network, new SplittableRandom(1)), recipe, //
			new Machine(Device.CPU, 1, false), null, Map.of(), Map.of(), message -> {}))
		{
			trainer.train(sampler, null, null, null, step -> {
				seconds[0] += step.networkSeconds();
				seconds[1] += step.seconds();
			});
		}
		final double outside = 1 - seconds[0] / seconds[1];
		System.out.printf(Locale.ROOT, "%n%.3f s a step, %.1f %% of it outside forward, backward and update (at most %.0f %%)%n",
			seconds[1] / STEPS, 100 * outside, 100 * OUTSIDE_AT_MOST);
		final double images = recipe.samples().batch() * STEPS / seconds[1];
		System.out.printf(Locale.ROOT, "%.1f images of %dx%d a second, %.3f of what the bare network step gives (%.1f)%n", images,
			CROP, CROP, seconds[0] / seconds[1], recipe.samples().batch() * STEPS / seconds[0]);
		return outside;
	}

	/** Runs the benchmark. */
	public static void main(final String... args) throws RunnerException {
		new Runner(new OptionsBuilder().include(TrainingBenchmark.class.getSimpleName()).build()).run();
	}
}
