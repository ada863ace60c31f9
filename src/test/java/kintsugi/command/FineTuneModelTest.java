package kintsugi.command;

import static org.assertj.core.api.Assertions.assertThat;

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
import ij.gui.Roi;
import ij.process.ByteProcessor;
import kintsugi.model.ModelStore;

class FineTuneModelTest {

	@TempDir
	Path folder;
	private final Context context = new Context(CommandService.class);
	private final CommandService commands = context.getService(CommandService.class);
	private final ImagePlus image = image();

	@BeforeEach
	void start() {
		System.setProperty(ModelStore.FOLDER_PROPERTY, folder.resolve("models").toString());
	}

	@AfterEach
	void end() {
		System.clearProperty(ModelStore.FOLDER_PROPERTY);
		context.dispose();
	}

	@Test
	void adaptsAndRepairs() throws Exception {
		image.setRoi(new Roi(30, 30, 4, 3));
		final CommandModule module = run("image", image, "minutes", 0.01, "device", "cpu", "name", "adapted");
		final ImagePlus repaired = (ImagePlus) module.getOutput("repaired");
		assertThat(repaired.getProp("Kintsugi model")).isEqualTo("adapted");
		assertThat(repaired.getProp("Kintsugi hole pixels")).isEqualTo("12");
	}

	@Test
	void nothingSelectedCancelsWithASentence() throws Exception {
		final CommandModule module = run("image", image);
		assertThat(module.isCanceled()).isTrue();
		assertThat(module.getCancelReason()).contains("Nothing is selected in \"cells.tif\"");
	}

	@Test
	void hasALabelButNoMenuPath() {
		final CommandInfo info = commands.getCommand(FineTuneModel.class);
		assertThat(info.getLabel()).isEqualTo("Fine-tune on This Image");
		assertThat(info.getMenuPath()).isEmpty();
	}

	private CommandModule run(final Object... inputs) throws Exception {
		return commands.run(FineTuneModel.class, true, inputs).get();
	}

	private static ImagePlus image() {
		final ByteProcessor pixels = new ByteProcessor(96, 80);
		final Random random = new Random(1);
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, random.nextInt(256));
		return new ImagePlus("cells.tif", pixels);
	}
}
