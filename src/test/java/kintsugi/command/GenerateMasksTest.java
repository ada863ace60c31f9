package kintsugi.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.ui.UIService;

import ij.ImagePlus;
import kintsugi.mask.MaskManifest;

/** Tests {@link GenerateMasks}. */
class GenerateMasksTest {

	@TempDir
	private Path folder;
	/** With the user interface, which would ask for an input that is left out alone. */
	private final Context context = new Context(CommandService.class, UIService.class);
	private final CommandService commands = context.getService(CommandService.class);

	@AfterEach
	void end() {
		context.dispose();
	}

	@Test
	void withoutAFolderTheMasksAreAStack() throws Exception {
		final ImagePlus masks = (ImagePlus) run("generator", "boxes", "width", 64, "height", 48, "count", 5).getOutput(
			"masks");
		assertThat(masks.getStackSize()).isEqualTo(5);
		assertThat(masks.getWidth()).isEqualTo(64);
		assertThat(masks.getHeight()).isEqualTo(48);
		assertThat(masks.getStack().getSliceLabel(2)).contains("without border contact");
	}

	@Test
	void writesAFolder() throws Exception {
		final Path target = folder.resolve("masks");
		final CommandModule module = run("generator", "central-box", "settings", "size=20", "width", 64, "height", 64,
			"count", 2, "seed", 0L, "output", target.toString());
		assertThat(module.isCanceled()).as(module.getCancelReason()).isFalse();
		assertThat(MaskManifest.read(target.resolve("manifest.csv")).entries()).hasSize(2);
		assertThat(module.getOutput("masks")).isNull();
	}

	@Test
	void onlyTheOutputLeftOutIsAStack() throws Exception {
		final CommandModule module = run("generator", "boxes", "settings", "", "width", 64, "height", 48, "count", 2,
			"classes", "auto", "seed", 1L);
		assertThat(module.isCanceled()).as(module.getCancelReason()).isFalse();
		assertThat(((ImagePlus) module.getOutput("masks")).getStackSize()).isEqualTo(2);
	}

	@Test
	void cancelsWithASentence() throws Exception {
		assertThat(run("generator", "brush").getCancelReason()).contains("brush", "free-form");
		assertThat(run("classes", "odd").getCancelReason()).contains("odd", "even");
		assertThat(run("generator", "occlusion").getCancelReason()).contains("movie");
	}

	@Test
	void hasALabelButNoMenuPath() {
		assertThat(commands.getCommand(GenerateMasks.class).getLabel()).isEqualTo("Generate Masks");
		assertThat(commands.getCommand(GenerateMasks.class).getMenuPath()).isEmpty();
	}

	private CommandModule run(final Object... inputs) throws Exception {
		return commands.run(GenerateMasks.class, true, inputs).get();
	}
}
