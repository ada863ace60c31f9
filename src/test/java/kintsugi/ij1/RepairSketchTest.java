package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.ij1.RealImageJ.Outcome;
import kintsugi.repair.SketchModels;

/** The field of the dialog that asks for a sketch, among images with all kinds of titles, in a real ImageJ. */
class RepairSketchTest {

	private static final String MODEL = "sketch-test";
	private static final String COMMAND = "Repair Selection...";
	/** A ramp with a rectangle that is selected. */
	private static final String IMAGE = "newImage('cells.tif', '16-bit ramp', 64, 48, 1); " +
		"makeRectangle(20, 10, 16, 12); ";
	private static final String OPEN = call("open", COMMAND);

	@TempDir
	static Path folder;
	private static RealImageJ imageJ;

	@BeforeAll
	static void start() throws IOException {
		imageJ = new RealImageJ(folder);
		SketchModels.save(folder.resolve("home/.kintsugi/models").resolve(MODEL), 1, true);
	}

	@AfterAll
	static void stop() throws IOException {
		if (imageJ != null) imageJ.close();
	}

	@Test
	void imagesWhoseTitlesMeanSomethingElseAreNotOffered() {
		final Outcome outcome = imageJ.macro(black("Overlay") + black("none") + black("MANAGER") + black("overlay 2") + //
			IMAGE + OPEN + "items = " + call("items", "Sketch") + call("cancel") + "return items;");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("none, overlay, manager, overlay 2");
	}

	@Test
	void theImageThatIsChosenIsTheSketchAlsoBehindOnesThatAreNotOffered() {
		final Outcome outcome = imageJ.macro(black("Overlay") + black("my lines") +
			"setColor(255); drawLine(22, 15, 25, 15); " + black("None") + IMAGE + OPEN + call("set", "Model", MODEL) + //
			call("set", "Sketch", "my lines") + "line = " + call("okay", COMMAND) + "return line;");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).contains("sketch=[my lines]");
		assertThat(outcome.log()).contains("by a sketch of 4 pixels");
	}

	private static String black(final String title) {
		return "newImage('" + title + "', '8-bit black', 64, 48, 1); ";
	}

	private static String call(final String method, final String... arguments) {
		return "call('kintsugi.ij1.RepairUser." + method + "'" + Stream.of(arguments) //
			.map(argument -> ", '" + argument + "'").collect(Collectors.joining()) + "); ";
	}
}
