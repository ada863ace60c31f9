package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import kintsugi.mask.HoleSampler;
import kintsugi.model.Normalisation;
import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.net.Weights;
import kintsugi.train.Corpus;
import kintsugi.train.CropSampler;
import kintsugi.train.LearningRate;
import kintsugi.train.loss.Objective;
import kintsugi.train.Trainer;
import kintsugi.train.TrainingImage;
import kintsugi.train.TrainingSettings;

/**
 * Twenty steps of the bundled models' training: crops of 128x128 pixels, 8 a step, from generated images. After each
 * run it prints the share of the loop's time that is spent outside forward, backward and update, which the project
 * promises to keep below 15 %.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = { "-Djava.awt.headless=true", "-Dai.djl.offline=true" })
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class TrainingBenchmark {

	private static final int CROP = 128;
	private static final int BATCH = 8;
	private static final int STEPS = 20;
	private static final double OUTSIDE_AT_MOST = 0.15;

	private Path folder;
	private Corpus corpus;

	/** Makes a corpus of 16 images of 400x320 RGB pixels. */
	@Setup
	public void makeCorpus() throws IOException {
		folder = Files.createTempDirectory("kintsugi-training");
		final List<Path> files = new ArrayList<>();
		for (int i = 0; i < 16; i++)
			files.add(Files.createFile(folder.resolve("image" + i + ".png")));
		corpus = new Corpus(files, TrainingBenchmark::image, CROP, warning -> {});
	}

	private static TrainingImage image(final Path file) {
		final SplittableRandom random = new SplittableRandom(file.getFileName().toString().hashCode());
		final byte[][] planes = new byte[3][400 * 320];
		for (final byte[] plane : planes)
			random.nextBytes(plane);
		return TrainingImage.of(400, 320, planes);
	}

	/** Trains and prints the share of time outside the network. */
	@Benchmark
	public double train() throws IOException {
		final Network network = new PConvUNet(3, 24, 144, 6, Base.HARMONIC);
		final TrainingSettings settings = new TrainingSettings(CROP, BATCH, STEPS, new LearningRate(1e-3, 200, 0.3),
			0.25, 1, 1, Objective.small(), Normalisation.DEFAULT, 1000);
		final CropSampler sampler = new CropSampler(corpus, new HoleSampler(settings.thinShare()),
			settings.normalisation(), 3, CROP, BATCH, settings.seed());
		final double[] seconds = new double[2];
		try (Trainer trainer = new Trainer(network, Weights.initial(network, new SplittableRandom(1)), settings, java.util.Map.of())) {
			trainer.train(sampler, null, step -> {
				seconds[0] += step.networkSeconds();
				seconds[1] += step.seconds();
			});
		}
		final double outside = 1 - seconds[0] / seconds[1];
		System.out.printf(Locale.ROOT, "%n%.3f s a step, %.1f %% of it outside forward, backward and update (at most %.0f %%)%n",
			seconds[1] / STEPS, 100 * outside, 100 * OUTSIDE_AT_MOST);
		return outside;
	}

	/** Removes the corpus. */
	@TearDown
	public void removeCorpus() throws IOException {
		try (var files = Files.list(folder)) {
			for (final Path file : files.toList())
				Files.delete(file);
		}
		Files.delete(folder);
	}

	/** Runs the benchmark. */
	public static void main(final String... args) throws RunnerException {
		new Runner(new OptionsBuilder().include(TrainingBenchmark.class.getSimpleName()).build()).run();
	}
}
