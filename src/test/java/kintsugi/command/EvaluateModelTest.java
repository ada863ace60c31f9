package kintsugi.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import kintsugi.image.ImageFiles;
import kintsugi.image.Samples;

class EvaluateModelTest {

	private final Context context = new Context(CommandService.class);
	private final CommandService commands = context.getService(CommandService.class);
	@TempDir
	private Path folder;
	private Path images;

	@BeforeEach
	void makeImages() throws IOException {
		images = Files.createDirectory(folder.resolve("images"));
		ImageFiles.write(Samples.stained(64, 56, 1).whole(), images.resolve("a.png"));
	}

	@AfterEach
	void end() {
		context.dispose();
	}

	@Test
	void givesTablesAndWritesNothing() throws Exception {
		final CommandModule module = run("folder", images.toString(), "model", "harmonic");
		assertThat(module.isCanceled()).as(module.getCancelReason()).isFalse();
		assertThat((String) module.getOutput("tables")).contains("| PSNR (dB) | mean | harmonic |", "seed 0");
		assertThat(folder).isDirectoryNotContaining("glob:**.*");
	}

	@Test
	void takesMasksSeedAndFiles() throws Exception {
		final CommandModule module = run("folder", images.toString(), "model", "harmonic", "masks", 2, "seed", 7L, "device",
			"cpu", "csv", folder.resolve("r.csv").toString(), "json", folder.resolve("r.json").toString(), "plot",
			folder.resolve("r.png").toString());
		assertThat((String) module.getOutput("tables")).contains("2 holes an image and class", "seed 7");
		assertThat(Files.readAllLines(folder.resolve("r.csv"))).hasSize(1 + 26);
		assertThat(folder.resolve("r.json")).isNotEmptyFile();
		assertThat(folder.resolve("r.png")).isNotEmptyFile();
	}

	@Test
	void cancelsWithASentence() throws Exception {
		assertThat(run("folder", folder.resolve("none").toString(), "model", "harmonic").getCancelReason()) //
			.contains("none");
		assertThat(run("folder", " ", "model", "harmonic").getCancelReason()).contains("Choose a folder");
		final CommandModule module = run("folder", images.toString(), "model", "magic");
		assertThat(module.isCanceled()).isTrue();
		assertThat(module.getCancelReason()).contains("magic");
		assertThat(module.getOutput("tables")).isNull();
	}

	@Test
	void hasALabelButNoMenuPath() {
		final CommandInfo info = commands.getCommand(EvaluateModel.class);
		assertThat(info.getLabel()).isEqualTo("Evaluate Model");
		assertThat(info.getMenuPath()).isEmpty();
	}

	private CommandModule run(final Object... inputs) throws Exception {
		return commands.run(EvaluateModel.class, true, inputs).get();
	}
}
