package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.command.TrainingImages;
import kintsugi.model.ModelPackage;
import kintsugi.onnx.Device;
import kintsugi.process.ChildProcess;
import kintsugi.train.Machine;
import kintsugi.train.TrainingData;
import kintsugi.train.TrainingRequest;
import kintsugi.train.TrainingResult;
import kintsugi.train.TrainingRun;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.Recipes;
import kintsugi.train.tensors.Safetensors;

/** What a training does when things go wrong around it: each is a sentence, and what was reached is kept. */
class TroubledTrainingTest {

	@TempDir
	private Path folder;

	private Path model() {
		return folder.resolve("tiny-model");
	}

	private Path checkpoint() {
		return folder.resolve("tiny-model.checkpoint.safetensors");
	}

	private List<String> arguments(final Path data, final String... more) {
		final List<String> arguments = new ArrayList<>(List.of("train", "--data", data.toString(), "--out", model()
			.toString(), "--device", "cpu", "--threads", "1", "--crop", "32", "--batch", "2", "--width", "4", "--levels", "3",
			"--set", "validation.samples=2"));
		Collections.addAll(arguments, more);
		return arguments;
	}

	private Run train(final Path data, final String... more) {
		return Run.of(arguments(data, more).toArray());
	}

	private long checkpointStep() throws IOException {
		return Long.parseLong(Safetensors.read(checkpoint()).metadata().get("step"));
	}

	/** Files of this size are refused by the operating system, as a full disk refuses them half-way. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aFullDiskIsASentenceAndTheLastCheckpointStays() throws IOException, InterruptedException {
		final Path data = Waves.write(folder.resolve("images"), 3, 48, 40);
		assertThat(train(data, "--steps", "4", "--decay", "0").code()).isZero();
		final byte[] before = Files.readAllBytes(checkpoint());

		final List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f " + before.length / 1024 / 2 +
			"; exec \"$@\"", "bash"));
		command.addAll(ChildProcess.java(List.of("-Djava.awt.headless=true", "-XX:-UsePerfData"), Main.class,
			arguments(data, "--steps", "8", "--decay", "0", "--resume", "--force").toArray(String[]::new)));
		try (ChildProcess child = ChildProcess.start(new ProcessBuilder(command))) {
			assertThat(child.waitFor()).as(child::output).isEqualTo(1);
			assertThat(child.output()).containsIgnoringCase("checkpoint").containsIgnoringCase("file too large")
				.doesNotContain("\tat ");
		}

		assertThat(checkpoint()).hasBinaryContent(before);
		assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
		assertThat(ModelPackage.open(model()).provenance()).containsEntry("steps", "4");
		assertThat(train(data, "--steps", "8", "--decay", "0", "--resume", "--force").code()).isZero();
		assertThat(checkpointStep()).isEqualTo(8);
	}

	@Test
	void aLearningRateThatIsAbsurdEndsTheRunAtAStepThatIsNamed() throws IOException {
		final Run run = train(Waves.write(folder.resolve("images"), 3, 48, 40), "--steps", "200", "--learning-rate", "1e20",
			"--decay", "0", "--checkpoint-every", "1");
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.err()).contains("step").contains("learning rate").contains("checkpoint is kept");
		assertThat(run.errorLines()).isEqualTo(1);
		assertThat(model()).doesNotExist();
		assertThat(Safetensors.read(checkpoint()).arrays().values()).allSatisfy(values -> {
			for (final float value : values)
				assertThat(value).isFinite();
		});
	}

	@Test
	void filesThatVanishWhileItTrainsArePassedOverByName() throws IOException {
		final Path data = Waves.write(folder.resolve("images"), 40, 48, 40);
		final Recipe recipe = Recipes.open("pconv-small").withChannels(1).with("network.levels", "3").with(
			"network.base_width", "4").with("network.max_width", "8").withCrop(32).withBatch(2).with("validation.samples",
			"2").withSteps(20);
		final List<String> messages = new ArrayList<>();
		final TrainingRequest request = new TrainingRequest(TrainingData.folder(data, Set.of(), new TrainingImages()),
			recipe, null, null, new Machine(Device.CPU, 1, false), null, model(), "CC0-1.0", false, false);
		final TrainingResult result = new TrainingRun(request, messages::add).run(step -> {
			if (step.step() == 1) deleteAllBut(data, "image0.png");
		});
		assertThat(result.finished()).isTrue();
		assertThat(messages).anySatisfy(message -> assertThat(message).startsWith("Passing over").contains(".png"));
		assertThat(result.best().provenance()).containsEntry("steps", "20");
	}

	private static void deleteAllBut(final Path folder, final String kept) {
		for (final java.io.File file : folder.toFile().listFiles())
			if (!file.getName().equals(kept)) assertThat(file.delete()).isTrue();
	}

	@Test
	void oneImageIsTrainedAndValidatedOnAndThatIsSaid() throws IOException {
		final Run run = train(Waves.write(folder.resolve("images"), 1, 48, 40), "--steps", "4");
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.out()).contains("There is only one image");
		assertThat(ModelPackage.open(model()).network().channels()).isEqualTo(1);
	}
}
