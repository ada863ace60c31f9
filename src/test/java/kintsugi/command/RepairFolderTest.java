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
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.IJ;
import ij.ImagePlus;
import kintsugi.image.ImageFiles;
import kintsugi.repair.SketchModels;

class RepairFolderTest {

	private final Context context = new Context(CommandService.class);
	private final CommandService commands = context.getService(CommandService.class);
	@TempDir
	private Path folder;
	private String images;
	private String output;

	@BeforeEach
	void makeImages() throws IOException {
		images = Files.createDirectory(folder.resolve("images")).toString();
		output = folder.resolve("repaired").toString();
		for (final String name : new String[] { "a.tif", "b.tif" })
			ImageFiles.write(IJ.createImage(name, "8-bit ramp", 64, 48, 1), folder.resolve("images").resolve(name));
	}

	@AfterEach
	void end() {
		context.dispose();
	}

	@Test
	void repairsAFolder() throws Exception {
		final CommandModule module = run("input", images, "holes", "range:0-7", "output", output, "model", "harmonic",
			"pattern", "a.*", "grow", 1, "strategy", "native", "format", "png");
		assertThat(module.isCanceled()).as(module.getCancelReason()).isFalse();
		assertThat(module.getOutput("summary")).isEqualTo("1 of 1 images repaired.");
		assertThat(folder.resolve("repaired/a.png")).exists();
	}

	@Test
	void takesASketchForAllImages() throws Exception {
		final Path lines = folder.resolve("lines.png");
		ImageFiles.write(IJ.createImage("lines", "8-bit white", 64, 48, 1), lines);
		final String model = SketchModels.save(folder.resolve("sketch-model"), 1, true);
		final CommandModule module = run("input", images, "holes", "range:0-7", "output", output, "model", model, "sketch",
			lines.toString());
		assertThat(module.getOutput("summary")).as(module.getCancelReason()).isEqualTo("2 of 2 images repaired.");
		final ImagePlus repaired = ImageFiles.read(folder.resolve("repaired/a.tif"));
		assertThat(repaired.getProp("Kintsugi sketch pixels")).isEqualTo(repaired.getProp("Kintsugi hole pixels"));
	}

	@Test
	void takesARangeOfTwoNumbers() throws Exception {
		final CommandModule module = run("input", images, "holes", "range", "low", 0, "high", 7.5, "output", output,
			"model", "harmonic");
		assertThat(module.getOutput("summary")).as(module.getCancelReason()).isEqualTo("2 of 2 images repaired.");
		assertThat(run("input", images, "holes", "range", "output", output).getCancelReason()).contains("low and high");
	}

	@Test
	void takesMasks() throws Exception {
		final Path mask = folder.resolve("mask.png");
		final var pixels = IJ.createImage("mask", "8-bit black", 64, 48, 1);
		pixels.getProcessor().set(9, 9, 255);
		ImageFiles.write(pixels, mask);
		final CommandModule module = run("input", images, "mask", mask.toString(), "output", output, "model", "harmonic");
		assertThat(module.getOutput("summary")).isEqualTo("2 of 2 images repaired.");
	}

	@Test
	void cancelsWithASentence() throws Exception {
		assertThat(run("input", images, "output", output).getCancelReason()).startsWith("There are no masks.");
		assertThat(run("input", images, "holes", "nan", "output", images).getCancelReason()).contains("never overwritten");
		assertThat(run("input", images, "holes", "nan", "output", output, "device", "abacus").getCancelReason()) //
			.contains("abacus");
	}

	private CommandModule run(final Object... inputs) throws Exception {
		return commands.run(RepairFolder.class, true, inputs).get();
	}
}
