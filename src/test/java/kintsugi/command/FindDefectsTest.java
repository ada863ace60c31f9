package kintsugi.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.ui.UIService;

import ij.ImagePlus;
import ij.process.ByteProcessor;

/** Tests {@link FindDefects}. */
class FindDefectsTest {

	private final Context context = new Context(CommandService.class, UIService.class);
	private final CommandService commands = context.getService(CommandService.class);

	@AfterEach
	void end() {
		context.dispose();
	}

	@Test
	void selectsUnlessToldOtherwise() throws Exception {
		final ImagePlus image = image();
		final CommandModule module = run("image", image);
		assertThat(module.isCanceled()).as(module.getCancelReason()).isFalse();
		assertThat(module.getOutput("output")).isNull();
		assertThat(image.getRoi().getBounds()).isEqualTo(new java.awt.Rectangle(12, 9, 1, 1));
	}

	@Test
	void makesAMask() throws Exception {
		final ImagePlus mask = (ImagePlus) run("image", image(), "kinds", "hot-pixels", "result", "mask", "grow", 1) //
			.getOutput("output");
		assertThat(mask.getProcessor().getHistogram()[255]).isEqualTo(5);
	}

	@Test
	void repairs() throws Exception {
		final ImagePlus repaired = (ImagePlus) run("image", image(), "result", "repair", "model", "harmonic", "stack", true)
			.getOutput("output");
		assertThat(repaired.getProcessor().get(12, 9)).isBetween(90, 110);
	}

	@Test
	void cancelsWithASentence() throws Exception {
		assertThat(run("image", image(), "kinds", "cracks").getCancelReason()).contains("'cracks'", "dust");
		assertThat(run("image", image(), "scale", 0).getCancelReason()).contains("scale");
		assertThat(run("image", image(), "device", "abacus").getCancelReason()).contains("abacus");
		assertThat(run("image", image(), "result", "picture").getCancelReason()).contains("'picture'");
	}

	@Test
	void hasALabelButNoMenuPath() {
		assertThat(commands.getCommand(FindDefects.class).getLabel()).isEqualTo("Find Defects");
		assertThat(commands.getCommand(FindDefects.class).getMenuPath()).isEmpty();
	}

	private static ImagePlus image() {
		final ByteProcessor plane = new ByteProcessor(40, 30);
		for (int i = 0; i < plane.getPixelCount(); i++)
			plane.set(i, 100 + (i * 7919 >> 4) % 3);
		plane.set(12, 9, 220);
		return new ImagePlus("spot", plane);
	}

	private CommandModule run(final Object... inputs) throws Exception {
		return commands.run(FindDefects.class, true, inputs).get();
	}
}
