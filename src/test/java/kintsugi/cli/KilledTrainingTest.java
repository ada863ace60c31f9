package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.model.ModelPackage;
import kintsugi.process.ChildProcess;
import kintsugi.train.tensors.Safetensors;

/**
 * Kills a training in a process of its own, as a crash or a power cut would, at random moments: while the program
 * starts, between steps, and while a checkpoint is being written.
 */
class KilledTrainingTest {

	private static final int KILLS = 20;
	private static final String CHECKPOINT = ".checkpoint.safetensors";

	private static final String RECIPE = """
		name: tiny
		description: A network of a few thousand weights in two stages, with a checkpoint every third step.
		network: {architecture: pconv-unet, channels: 1, base_width: 4, max_width: 8, levels: 3, base: harmonic}
		samples: {crop: 32, batch: 2, flip: true, turn: true}
		masks:
		  - {generator: irregular, share: 0.75}
		  - {generator: thin-defects, share: 0.25}
		losses: {hole_per_area: 1, log_error: 0.2, valid: 0.1}
		stages:
		  - {steps: 250, learning_rate: 1e-2, warm_up: 10, decay: 0}
		  - {steps: 150, learning_rate: 2e-3, decay: 0.5, freeze_encoder_norm: true}
		validation: {share: 0.3, samples: 4, every: 20}
		seed: 11
		checkpoint_every: 3
		""";

	private final SplittableRandom random = new SplittableRandom(7);

	@TempDir
	private Path folder;
	private Path data;
	private Path recipe;

	@BeforeEach
	void makeImages() throws IOException {
		data = Waves.write(folder.resolve("images"), 5, 48, 40);
		recipe = Files.writeString(folder.resolve("tiny.yaml"), RECIPE);
	}

	private List<String> arguments(final Path model) {
		return List.of("train", "--data", data.toString(), "--recipe", recipe.toString(), "--out", model.toString(), //
			"--device", "cpu", "--threads", "1", "--force");
	}

	@Test
	void aRunThatWasKilledAgainAndAgainEndsWithTheWeightsOfTheUninterruptedOne() throws Exception {
		final Path whole = Files.createDirectory(folder.resolve("whole")).resolve("tiny-model");
		final Run reference = Run.of(arguments(whole).toArray());
		assertThat(reference.code()).as(reference.err()).isZero();

		int kills = 0;
		for (int run = 0; kills < KILLS; run++) {
			final Path model = Files.createDirectory(folder.resolve("run" + run)).resolve("tiny-model");
			for (boolean ended = false; !ended;) {
				ended = kills == KILLS ? finishes(model) : !killed(model);
				if (!ended) kills++;
			}
			assertSameRun(model, whole);
		}
	}

	/** Lets a run come to its end. */
	private boolean finishes(final Path model) throws IOException, InterruptedException {
		try (ChildProcess child = start(model)) {
			assertThat(child.waitFor()).as(child::output).isZero();
			return true;
		}
	}

	/** Starts or resumes a run and kills it; gets whether it was still alive. */
	private boolean killed(final Path model) throws IOException, InterruptedException {
		try (ChildProcess child = start(model)) {
			switch (random.nextInt(5)) {
				case 0 -> Thread.sleep(random.nextInt(1500));
				case 1, 2 -> {
					awaitTraining(child);
					Thread.sleep(random.nextInt(600));
				}
				default -> {
					awaitTraining(child);
					awaitPart(model.getParent(), random.nextInt(10), child);
				}
			}
			child.kill();
			final int code = child.waitFor();
			assertThat(code).as(child::output).isIn(0, 128 + 9);
			return code != 0;
		}
	}

	/** Starts or resumes a run in a JVM that starts fast and collects garbage often, which must not matter. */
	private ChildProcess start(final Path model) throws IOException {
		final List<String> command = ChildProcess.java(List.of("-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1", //
			"-XX:+UseSerialGC", "-Xmn2m"), Main.class, arguments(model).toArray(String[]::new));
		if (Files.exists(checkpoint(model))) command.add("--resume");
		return ChildProcess.start(new ProcessBuilder(command));
	}

	private static Path checkpoint(final Path model) {
		return model.resolveSibling(model.getFileName() + CHECKPOINT);
	}

	/** Waits until the training begins, or has ended already. */
	private static void awaitTraining(final ChildProcess child) throws InterruptedException {
		child.awaitLine(line -> line.startsWith("Training on "));
	}

	/** Waits until a checkpoint is being written, after some others. */
	private static void awaitPart(final Path folder, final int others, final ChildProcess child) throws IOException,
		InterruptedException
	{
		for (int count = 0; count <= others; count++) {
			child.await(() -> parts(folder) == 0);
			child.await(() -> parts(folder) > 0);
		}
	}

	private static int parts(final Path folder) throws IOException {
		int count = 0;
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.part")) {
			for (final Path file : files)
				count += file == null ? 0 : 1;
		}
		return count;
	}

	private static void assertSameRun(final Path model, final Path whole) throws IOException {
		final Safetensors state = Safetensors.read(checkpoint(model));
		final Safetensors expected = Safetensors.read(checkpoint(whole));
		for (final String key : List.of("step", "best_step", "best_psnr"))
			assertThat(state.metadata()).containsEntry(key, expected.metadata().get(key));
		assertSame(state.arrays(), expected.arrays());
		assertSame(ModelPackage.open(model).weights().asMap(), ModelPackage.open(whole).weights().asMap());
		assertThat(model.getParent().toFile().list()).noneMatch(name -> name.endsWith(".part"));
	}

	private static void assertSame(final Map<String, float[]> actual, final Map<String, float[]> expected) {
		assertThat(actual.keySet()).isEqualTo(expected.keySet());
		assertThat(expected.keySet()).allMatch(name -> Arrays.equals(actual.get(name), expected.get(name)));
	}
}
