package kintsugi.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import kintsugi.model.ModelStore;
import kintsugi.repair.RepairMethods;

class TrainModelTest {

	private static final String RECIPE = """
		name: tiny
		description: A network that is trained in a second.
		network: {architecture: pconv-unet, channels: auto, base_width: 4, max_width: 8, levels: 3, base: harmonic}
		samples: {crop: 32, batch: 2, flip: true, turn: true, percentiles: [1, 99]}
		masks:
		  - {generator: irregular, share: 1, binned: false}
		losses: {hole_per_area: 1}
		stages:
		  - {steps: 3, learning_rate: 1e-3, warm_up: 1, decay: 0}
		validation: {share: 0.25, samples: 2, every: 2}
		seed: 1
		checkpoint_every: 2
		""";

	@TempDir
	Path folder;
	private final Context context = new Context(CommandService.class);
	private final CommandService commands = context.getService(CommandService.class);
	private String recipe;

	@BeforeEach
	void start() throws IOException {
		System.setProperty(ModelStore.FOLDER_PROPERTY, folder.resolve("models").toString());
		recipe = Files.writeString(folder.resolve("tiny.yaml"), RECIPE.replace("\t", "")).toString();
	}

	@AfterEach
	void end() {
		System.clearProperty(ModelStore.FOLDER_PROPERTY);
		context.dispose();
	}

	@Test
	void trainsOnAStackAndGivesTheNameOfAModelThatRepairs() throws Exception {
		final CommandModule module = run("image", stack(), "recipe", recipe, "device", "cpu", "name", "by-command");
		assertThat(module.isCanceled()).isFalse();
		assertThat(module.getOutput("model")).isEqualTo("by-command");
		assertThat(RepairMethods.names()).contains("by-command");
	}

	@Test
	void nothingToTrainOnCancelsWithASentence() throws Exception {
		final CommandModule module = run("recipe", recipe, "name", "by-nothing");
		assertThat(module.isCanceled()).isTrue();
		assertThat(module.getCancelReason()).contains("nothing to train on");
	}

	@Test
	void aWrongNumberCancelsWithASentence() throws Exception {
		assertThat(run("image", stack(), "name", "by-both", "steps", 3, "minutes", 2.0).getCancelReason()) //
			.contains("not both");
	}

	@Test
	void hasALabelButNoMenuPath() {
		final CommandInfo info = commands.getCommand(TrainModel.class);
		assertThat(info.getLabel()).isEqualTo("Train Model");
		assertThat(info.getMenuPath()).isEmpty();
	}

	private CommandModule run(final Object... inputs) throws Exception {
		return commands.run(TrainModel.class, true, inputs).get();
	}

	private static ImagePlus stack() {
		final ImageStack stack = new ImageStack(40, 40);
		final Random random = new Random(1);
		for (int slice = 0; slice < 3; slice++) {
			final ByteProcessor pixels = new ByteProcessor(40, 40);
			for (int i = 0; i < pixels.getPixelCount(); i++)
				pixels.set(i, random.nextInt(256));
			stack.addSlice(pixels);
		}
		return new ImagePlus("cells", stack);
	}
}
