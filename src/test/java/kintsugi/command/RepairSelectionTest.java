package kintsugi.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.SketchModels;

class RepairSelectionTest {

	private final Context context = new Context(CommandService.class);
	private final CommandService commands = context.getService(CommandService.class);
	private final ImagePlus image = image();

	@AfterEach
	void end() {
		context.dispose();
	}

	@Test
	void repairsTheSelection() throws Exception {
		image.setRoi(new Roi(5, 5, 4, 3));
		final CommandModule module = run("image", image, "model", "harmonic");
		assertThat(module.isCanceled()).isFalse();
		assertThat(repaired(module).getTitle()).isEqualTo("cells-repaired.tif");
		assertThat(repaired(module).getProp("Kintsugi hole pixels")).isEqualTo("12");
	}

	@Test
	void takesAMaskInstead() throws Exception {
		final ImagePlus mask = new ImagePlus("mask", new ByteProcessor(24, 18));
		mask.getProcessor().set(3, 3, 1);
		final CommandModule module = run("image", image, "mask", mask, "model", "harmonic", "grow", 1, "device", "cpu");
		assertThat(repaired(module).getProp("Kintsugi hole pixels")).isEqualTo("5");
	}

	@Test
	void takesARangeInsteadAndWritesInPlace() throws Exception {
		image.getProcessor().set(3, 3, 255);
		final CommandModule module = run("image", image, "holes", "range", "low", 255.0, "model", "harmonic", "in_place",
			true, "scope", "slice", "strategy", "whole");
		assertThat(module.isCanceled()).as(module.getCancelReason()).isFalse();
		assertThat(repaired(module)).isSameAs(image);
		assertThat(image.getProcessor().get(3, 3)).isNotEqualTo(255);
	}

	@Test
	void takesASketchFromTheOverlay(@TempDir final Path folder) throws Exception {
		image.setRoi(new Roi(5, 5, 4, 3));
		image.setOverlay(new Overlay(new Line(4, 6, 12, 6)));
		final String model = SketchModels.save(folder.resolve("sketch-model"), 1, true);
		final CommandModule module = run("image", image, "model", model, "sketch", "overlay");
		assertThat(module.isCanceled()).as(module.getCancelReason()).isFalse();
		assertThat(repaired(module).getProp("Kintsugi sketch pixels")).isEqualTo("4");
		assertThat(run("image", image, "model", "fluorescence-small", "sketch", "overlay").getCancelReason()) //
			.contains("'fluorescence-small' knows no sketch");
	}

	@Test
	void writesToAFile(@TempDir final Path folder) throws Exception {
		image.setRoi(new Roi(5, 5, 4, 3));
		final Path file = folder.resolve("result.tif");
		final CommandModule module = run("image", image, "model", "harmonic", "output", file.toString());
		assertThat(repaired(module).getTitle()).isEqualTo("result.tif");
		assertThat(file).exists();
	}

	@Test
	void leftOutInputsTakeTheirDefaults() throws Exception {
		image.setRoi(new Roi(5, 5, 4, 3));
		assertThat(repaired(run("image", image)).getProp("Kintsugi model")) //
			.isEqualTo(kintsugi.image.Images.defaultMethod(image));
	}

	@Test
	void cancelsWithASentence() throws Exception {
		final CommandModule module = run("image", image, "model", "harmonic");
		assertThat(module.isCanceled()).isTrue();
		assertThat(module.getCancelReason()).contains("Nothing is selected in \"cells.tif\"");
		assertThat(repaired(module)).isNull();
	}

	@Test
	void anImageThatIsLeftOutCancels() throws Exception {
		assertThat(run("model", "harmonic").getCancelReason()).isNotBlank();
	}

	@Test
	void anUnknownDeviceCancels() throws Exception {
		image.setRoi(new Roi(5, 5, 4, 3));
		assertThat(run("image", image, "device", "abacus").getCancelReason()).contains("abacus");
	}

	@Test
	void hasALabelButNoMenuPath() {
		final CommandInfo info = commands.getCommand(RepairSelection.class);
		assertThat(info.getLabel()).isEqualTo("Repair Selection");
		assertThat(info.getMenuPath()).isEmpty();
	}

	private CommandModule run(final Object... inputs) throws Exception {
		return commands.run(RepairSelection.class, true, inputs).get();
	}

	private static ImagePlus repaired(final CommandModule module) {
		return (ImagePlus) module.getOutput("repaired");
	}

	private static ImagePlus image() {
		final ByteProcessor pixels = new ByteProcessor(24, 18);
		final Random random = new Random(1);
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, random.nextInt(256));
		return new ImagePlus("cells.tif", pixels);
	}
}
