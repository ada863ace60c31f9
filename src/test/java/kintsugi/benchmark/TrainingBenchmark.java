package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.Param;
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
 * Steps of {@code pconv-small}: crops of 128x128 pixels, 8 a step, from generated images. It prints how much
 * longer the loop's step takes than a bare forward, backward and update in the same run, which the project promises to
 * keep below 10 %.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = { "-Djava.awt.headless=true", "-Dai.djl.offline=true" })
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class TrainingBenchmark {

	private static final int CROP = 128;
	private static final int STEPS = 60;
	private static final int WARM = 5;
	private static final double OVERHEAD_AT_MOST = 0.1;

	/** Threads of the network's arithmetic. */
	@Param({ "1", "2" })
	private int threads;

	private Corpus corpus;

	/** Makes a corpus of 16 images of 400x400 RGB pixels. */
	@Setup
	public void makeCorpus() {
		corpus = Noise.corpus(16, 400, CROP);
	}

	/** Trains by the recipe, and prints the time of a step beside that of a bare one. */
	@Benchmark
	public double train() throws IOException {
		final Recipe recipe = Recipes.open("pconv-small").withSteps(STEPS);
		final Network network = RecipeBuild.network(recipe, 3);
		final Weights weights = Weights.initial(network, new SplittableRandom(1));
		final CropSampler sampler = CropSampler.training(corpus, RecipeBuild.holes(recipe), recipe.samples(), 3, //
			recipe.seed());
		final Path checkpoint = Files.createTempDirectory("kintsugi-training").resolve("run.checkpoint.safetensors");
		final double loop;
		try (Trainer trainer = new Trainer(network, weights, recipe, new Machine(Device.CPU, threads, false), null, //
			Map.of(), Map.of(), message -> {}))
		{
			final long[] times = new long[2];
			trainer.train(sampler, null, null, checkpoint, step -> times[step.step() == WARM ? 0 : 1] = System.nanoTime());
			loop = (times[1] - times[0]) / 1e9 / (STEPS - WARM);
		}
		final double bare = BareSteps.seconds(network, weights, sampler.batch(0), CROP, recipe.objective(), threads, STEPS);
		Files.deleteIfExists(checkpoint);
		final int batch = recipe.samples().batch();
		System.out.printf(Locale.ROOT, "%n%d threads: %.3f s a step with all around it, %.3f s bare: %+.1f %% (at most " +
			"%+.0f %%)%n", threads, loop, bare, 100 * (loop / bare - 1), 100 * OVERHEAD_AT_MOST);
		System.out.printf(Locale.ROOT, "%.1f images of %dx%d a second, %.3f of the %.1f that bare steps give%n",
			batch / loop, CROP, CROP, bare / loop, batch / bare);
		return loop / bare;
	}

	/** Runs the benchmark. */
	public static void main(final String... args) throws RunnerException {
		new Runner(new OptionsBuilder().include(TrainingBenchmark.class.getSimpleName()).build()).run();
	}
}
