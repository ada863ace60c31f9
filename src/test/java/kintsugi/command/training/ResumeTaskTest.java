package kintsugi.command.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import kintsugi.command.TrainingImages;
import kintsugi.model.ModelStore;
import kintsugi.onnx.Device;
import kintsugi.train.Control;
import kintsugi.train.ImageSource;
import kintsugi.train.Machine;
import kintsugi.train.TrainingData;
import kintsugi.train.TrainingListener;
import kintsugi.train.TrainingRequest;
import kintsugi.train.TrainingResult;
import kintsugi.train.TrainingRun;
import kintsugi.train.TrainingState;
import kintsugi.train.TrainingStep;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.Recipes;

/** Stops trainings of a network of a few hundred weights after a step and resumes them. */
class ResumeTaskTest {

	private static final int SIDE = 48;

	@TempDir
	Path folder;

	@Test
	void aRunWithHeldOutImagesGoesOnWithoutThem() throws IOException {
		final Path images = Files.createDirectory(folder.resolve("images"));
		for (int i = 0; i < 4; i++)
			IJ.saveAsTiff(new ImagePlus("image", pixels(i)), images.resolve("cells-" + i + ".tif").toString());
		final Path checkpoint = stop(TrainingData.folder(images, Set.of("cells-2", "cells-0.tif"), new TrainingImages()),
			scratch());
		final ResumeTask task = ResumeTask.of(checkpoint.toString(), null, Device.CPU);
		assertThat(task.state().heldOut()).containsExactly("cells-0.tif", "cells-2");
		assertThat(task.request().data().sources()).extracting(ImageSource::name).containsExactly("cells-1.tif",
			"cells-3.tif");
		assertThat(finish(task).steps()).isEqualTo(2);
	}

	@Test
	void aTrainingOnAnOpenStackGoesOnWithTheSamePlanes() throws IOException {
		final ImageStack stack = new ImageStack(SIDE, SIDE);
		for (int i = 0; i < 4; i++)
			stack.addSlice(pixels(i));
		final ImagePlus open = new ImagePlus("cells", stack);
		final Path checkpoint = stop(OpenImage.data(open), scratch());
		final ResumeTask task = ResumeTask.of(checkpoint.toString(), open, Device.CPU);
		assertThat(task.state().heldOut()).isEmpty();
		assertThat(finish(task).steps()).isEqualTo(2);
		assertThatThrownBy(() -> ResumeTask.of(checkpoint.toString(), null, Device.CPU)).hasMessageContaining("\"cells\"");
	}

	@Test
	void whatWasSelectedMustBeSelectedAgain() throws IOException {
		final ImagePlus open = new ImagePlus("cells", pixels(1));
		open.setRoi(4, 4, 6, 6);
		final Path checkpoint = stop(OpenImage.data(open), scratch());
		open.deleteRoi();
		final ResumeTask without = ResumeTask.of(checkpoint.toString(), open, Device.CPU);
		assertThatThrownBy(() -> finish(without)).isInstanceOf(IOException.class).hasMessageContaining("another selection");
		open.setRoi(4, 4, 6, 6);
		assertThat(finish(ResumeTask.of(checkpoint.toString(), open, Device.CPU)).steps()).isEqualTo(2);
	}

	@Test
	void aFineTuningOfAnOpenImageIsToBeStartedAgain() throws IOException {
		final ImagePlus open = new ImagePlus("cells", pixels(1));
		final Path checkpoint = stop(OpenImage.data(open).asOne(), fineTuning());
		assertThatThrownBy(() -> ResumeTask.of(checkpoint.toString(), open, Device.CPU)).isInstanceOf(IOException.class) //
			.hasMessageContaining("\"cells\"").hasMessageContaining("start it again");
	}

	@Test
	void aFineTuningThatIsStoppedPromisesNoResumption() throws IOException {
		final FineTuneTask task = new FineTuneTask(null, null, 0, ModelStore.standard().open("fluorescence-small"), 1, //
			Device.CPU, "mine", ModelStore.standard());
		assertThat(task.summary(new TrainingResult(null, null, 5, 0, 20))).contains("\"mine\"", "5 steps", "tart it again")
			.doesNotContain("Resume");
	}

	/** Trains for a step and stops; gets the checkpoint. */
	private Path stop(final TrainingData data, final Recipe recipe) throws IOException {
		final TrainingRequest request = new TrainingRequest(data, recipe, null, null, new Machine(Device.CPU, 1, false), //
			null, folder.resolve("tiny-model"), "CC0-1.0", false, false);
		assertThat(new TrainingRun(request, message -> {}).run(new TrainingListener() {

			@Override
			public void stepDone(final TrainingStep step) {}

			@Override
			public Control control() {
				return Control.CANCEL;
			}
		}).finished()).isFalse();
		assertThat(TrainingState.read(request.checkpoint()).step()).isLessThan(2);
		return request.checkpoint();
	}

	private static TrainingResult finish(final ResumeTask task) throws IOException {
		return new TrainingRun(task.request(), message -> {}).run(step -> {});
	}

	private static Recipe scratch() throws IOException {
		return tiny(Recipes.open("pconv-small").withNetworkSettings(Map.of("base_width", "4", "max_width", "8", "levels",
			"3")));
	}

	/** Makes the recipe for fine-tuning with a small network of its own. */
	private static Recipe fineTuning() throws IOException {
		final Recipe small = scratch();
		return new Recipe("fine-tune", small.description(), small.source(), small.network(), small.samples(), small.masks(),
			small.objective(), small.adversarial(), small.adam(), small.stages(), small.validation(), small.seed(), //
			small.checkpointEvery());
	}

	private static Recipe tiny(final Recipe recipe) {
		return recipe.withCrop(32).withBatch(2).withSteps(2);
	}

	private static ImageProcessor pixels(final int number) {
		final ByteProcessor pixels = new ByteProcessor(SIDE, SIDE);
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, (int) (128 + 60 * Math.sin(0.2 * (i % SIDE) + number) * Math.cos(0.15 * (i / SIDE))));
		return pixels;
	}
}
