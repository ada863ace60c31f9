package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.SketchModels;
import kintsugi.repair.Strategy;

/** What the report of a folder says of the sketches. */
class FolderSketchTest {

	private static final String OUTSIDE = "No line of the sketch lies in a hole, so the sketch has no effect.";
	private static final String WIDE = "The sketch covers more than half of the hole; its lines are to be white on " +
		"black, one pixel wide.";
	private static final int MESSAGE = ReportRow.COLUMNS.indexOf("message");
	private static final int SETTINGS = ReportRow.COLUMNS.indexOf("settings");

	@TempDir
	private Path path;
	private ImageFolder folder;
	private FileRepair repair;
	private final List<FileOutcome> outcomes = new ArrayList<>();

	/** The holes are squares from 5, 5 to 9, 9. */
	@BeforeEach
	void makeFolder() throws IOException {
		folder = new ImageFolder(path);
		folder.image("a.tif");
		folder.mask("a.tif", 5);
		repair = new FileRepair(SketchModels.save(path.resolve("model"), 1, true), Device.CPU, Strategy.AUTO, folder.files()
			.holes().with(path.resolve("lines")), 0);
	}

	/** Writes lines: a rectangle of samples of 255. */
	private static ImagePlus lines(final int x, final int y, final int width, final int height) {
		final ByteProcessor pixels = new ByteProcessor(ImageFolder.WIDTH, ImageFolder.HEIGHT);
		pixels.setValue(255);
		pixels.setRoi(x, y, width, height);
		pixels.fill();
		return new ImagePlus("lines", pixels);
	}

	private void sketch(final String name, final ImagePlus lines) throws IOException {
		ImageFolder.write(path.resolve("lines").resolve(name), lines);
	}

	/** Repairs with a budget of memory in bytes; gets the report's rows without its head. */
	private List<List<String>> run(final long budget) throws IOException {
		final FolderFiles files = folder.files(repair.holes(), "", false, FileFormat.TIF);
		final FolderRepair order = FolderRepair.of(files, repair, false);
		try (OpenRepairers repairers = new OpenRepairers(order.repair())) {
			order.run(repairers, Progress.NONE, outcomes::add, new ByteBudget(budget));
		}
		final List<List<String>> rows = Csv.read(Files.readString(folder.report()));
		return rows.subList(1, rows.size());
	}

	private List<List<String>> run() throws IOException {
		return run(1L << 30);
	}

	@Test
	void aSketchOutsideOfTheHoleIsSaid() throws IOException {
		sketch("a.tif", lines(0, 1, 24, 1));
		assertThat(run().get(0).get(MESSAGE)).isEqualTo(OUTSIDE);
	}

	@Test
	void aSketchThatIsMostlyLineIsSaid() throws IOException {
		sketch("a.tif", lines(0, 0, 24, 8));
		assertThat(run().get(0).get(MESSAGE)).isEqualTo(WIDE);
	}

	@Test
	void aSketchOfManyValuesIsSaidBesideWhatElseThereIsToSay() throws IOException {
		sketch("a.tif", IJ.createImage("a", "8-bit ramp", ImageFolder.WIDTH, ImageFolder.HEIGHT, 1));
		assertThat(run().get(0).get(MESSAGE)) //
			.isEqualTo("The sketch \"a.tif\" has more than two values; every value but 0 counts as line. " + WIDE);
	}

	@Test
	void ofALineThroughTheHoleNothingIsSaid() throws IOException {
		sketch("a.tif", lines(0, 7, 24, 1));
		final List<String> row = run().get(0);
		assertThat(row.get(MESSAGE)).isEmpty();
		assertThat(row.get(SETTINGS)).contains(" sketch=" + path.resolve("lines/a.tif"));
		assertThat(outcomes.get(0).report().sketchPixels()).hasValue(5);
	}

	@Test
	void ofAnImageWithoutASketchNothingIsSaid() throws IOException {
		sketch("a.tif", lines(0, 1, 24, 1));
		folder.image("b.tif");
		folder.mask("b.tif", 5);
		final List<List<String>> rows = run();
		assertThat(rows).extracting(row -> row.get(MESSAGE)).containsExactly(OUTSIDE, "");
		assertThat(rows.get(1).get(SETTINGS)).doesNotContain("sketch");
	}

	@Test
	void itIsSaidAlsoOfAnImageThatIsRepairedFromFileToFile() throws IOException {
		folder.stack("a.tif", 1);
		sketch("a.tif", lines(0, 1, 24, 1));
		assertThat(run(1000).get(0).get(MESSAGE)).isEqualTo(OUTSIDE);
		folder.stack("b.tif", 3);
		folder.mask("b.tif", 5);
		sketch("b.tif", lines(0, 0, 24, 8));
		assertThat(run(1000)).extracting(row -> row.get(MESSAGE)).containsExactly(OUTSIDE, WIDE);
	}
}
