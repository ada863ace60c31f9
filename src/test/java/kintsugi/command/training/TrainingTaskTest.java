package kintsugi.command.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import kintsugi.model.ModelStore;
import kintsugi.onnx.Device;
import kintsugi.train.TrainingRequest;
import kintsugi.train.TrainingResult;

class TrainingTaskTest {

	private static final String ANY = "";

	@TempDir
	Path folder;
	private final ImagePlus image = new ImagePlus("cells", new ByteProcessor(8, 8));

	@BeforeEach
	void start() {
		System.setProperty(ModelStore.FOLDER_PROPERTY, folder.resolve("models").toString());
	}

	@AfterEach
	void end() {
		System.clearProperty(ModelStore.FOLDER_PROPERTY);
	}

	@Test
	void theModelGoesIntoTheUsersFolder() throws IOException {
		final TrainingRequest request = task(ANY, 0, 0, "my-cells", ANY).request();
		assertThat(request.output()).isEqualTo(folder.resolve("models").resolve("my-cells"));
		assertThat(request.output().getParent()).isDirectory();
		assertThat(request.budget()).isNull();
		assertThat(request.resume()).isFalse();
	}

	@Test
	void stepsAndSeedReplaceTheRecipes() throws IOException {
		final TrainingTask task = task(ANY, 123, 0, "my-cells", "-7");
		assertThat(task.recipe().steps()).isEqualTo(123);
		assertThat(task.recipe().seed()).isEqualTo(-7);
		assertThat(task.recipe().name()).isEqualTo("pconv-small");
	}

	@Test
	void minutesAreTheBudget() throws IOException {
		assertThat(task(ANY, 0, 1.5, "my-cells", ANY).request().budget()).isEqualTo(Duration.ofSeconds(90));
	}

	@Test
	void startsFromAModelOrNone() throws IOException {
		assertThat(task("photo-small", 0, 0, "my-cells", ANY).request().start().name()).isEqualTo("photo-small");
		assertThat(task("none", 0, 0, "my-cells", ANY).request().start()).isNull();
		assertThatThrownBy(() -> task("magic", 0, 0, "my-cells", ANY).request()).hasMessageContaining("magic");
	}

	@Test
	void theRecipesStartSuitsTheImages() throws IOException {
		assertThat(fineTune(image)).isEqualTo("fluorescence-small");
		assertThat(fineTune(new ImagePlus("photo", new ColorProcessor(8, 8)))).isEqualTo("photo-small");
	}

	@Test
	void refusesWhatMakesNoSense() {
		assertThatThrownBy(() -> task(ANY, -1, 0, "my-cells", ANY)).hasMessageContaining("-1");
		assertThatThrownBy(() -> task(ANY, 0, -2, "my-cells", ANY)).hasMessageContaining("-2");
		assertThatThrownBy(() -> task(ANY, 5, 5, "my-cells", ANY)).hasMessageContaining("not both");
		assertThatThrownBy(() -> task(ANY, 0, 0, "my-cells", "x")).hasMessageContaining("'x'");
		assertThatThrownBy(() -> task(ANY, 0, 0, "my/cells", ANY)).hasMessageContaining("my/cells");
		assertThatThrownBy(() -> task(ANY, 0, 0, "", ANY)).hasMessageContaining("my-model");
	}

	@Test
	void refusesNamesThatAreTaken() throws IOException {
		assertThatThrownBy(() -> task(ANY, 0, 0, "harmonic", ANY)).hasMessageContaining("harmonic");
		Files.createDirectories(folder.resolve("models").resolve("other"));
		assertThatThrownBy(() -> task(ANY, 0, 0, "other", ANY)).hasMessageContaining("other");
		Files.createFile(folder.resolve("models").resolve("stopped.checkpoint.safetensors"));
		assertThatThrownBy(() -> task(ANY, 0, 0, "stopped", ANY)).hasMessage("A training of \"stopped\" was " +
			"stopped and can be resumed; resume it, delete " + folder.resolve("models").resolve(
				"stopped.checkpoint.safetensors") + ", or choose another name.");
	}

	@Test
	void refusesNamesWhoseVariantOrLastWeightsAreTaken() throws IOException {
		final Path models = Files.createDirectories(folder.resolve("models"));
		Files.createDirectory(models.resolve("other-last"));
		assertThatThrownBy(() -> task(ANY, 0, 0, "other", ANY)).hasMessageContaining("\"other-last\"");
		Files.createDirectory(models.resolve("padded-zero"));
		assertThatThrownBy(() -> comparison("padded")).hasMessageContaining("\"padded-zero\"");
		Files.createFile(models.resolve("halted-reflect.checkpoint.safetensors"));
		assertThatThrownBy(() -> comparison("halted")).hasMessageContaining("\"halted-reflect\" was stopped");
		assertThat(comparison("free-name").name()).isEqualTo("free-name");
	}

	private TrainingTask comparison(final String name) throws IOException {
		return TrainingTask.of(new TrainingOptions("", "padding", ANY, 0, 0, Device.CPU, name, ANY, ANY), image);
	}

	@Test
	void suggestsANameThatIsFree() throws IOException {
		assertThat(TrainingTask.suggestedName()).isEqualTo("my-model");
		Files.createDirectories(folder.resolve("models").resolve("my-model"));
		assertThat(TrainingTask.suggestedName()).isEqualTo("my-model-2");
	}

	@Test
	void checkpointsOfFinishedModelsAreNotOffered() throws IOException {
		final Path models = Files.createDirectories(folder.resolve("models"));
		Files.createFile(models.resolve("stopped.checkpoint.safetensors"));
		Files.createFile(models.resolve("finished.checkpoint.safetensors"));
		Files.createDirectory(models.resolve("finished"));
		assertThat(Checkpoints.names(ModelStore.standard())).containsExactly("stopped");
		assertThatThrownBy(() -> ResumeTask.of("finished", image, Device.CPU)).hasMessageContaining("stopped");
	}

	@Test
	void saysWhereTheModelIsAndHowToRepairWithIt() throws IOException {
		final TrainingTask task = task(ANY, 0, 0, "my-cells", ANY);
		final String summary = task.summary(new TrainingResult(ModelStore.standard().open("photo-small"), null, 900, //
			800, 21.5));
		assertThat(summary).contains("photo-small", "21.50 dB", "step 800 of 900", "model=photo-small");
		assertThat(task.summary(new TrainingResult(null, null, 5, 0, 20))).contains("my-cells", "5 steps",
			"Resume Training");
	}

	private String fineTune(final ImagePlus on) throws IOException {
		final TrainingOptions options = new TrainingOptions("", "fine-tune", ANY, 0, 0, Device.CPU, "my-cells", ANY, ANY);
		return TrainingTask.of(options, on).request().start().name();
	}

	private TrainingTask task(final String start, final long steps, final double minutes, final String name,
		final String seed) throws IOException
	{
		return TrainingTask.of(new TrainingOptions("", ANY, start, steps, minutes, Device.CPU, name, ANY, seed), image);
	}
}
