package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import kintsugi.image.ImageFiles;
import kintsugi.image.tiff.BigTiffs;
import kintsugi.repair.Progress;

/** Files that are larger than memory, or in the format of such files. */
class LargeFileTest {

	@TempDir
	private Path path;
	private ImageFolder folder;
	private final List<FileOutcome> outcomes = new ArrayList<>();

	@BeforeEach
	void makeFolder() throws IOException {
		folder = new ImageFolder(path);
		folder.image("a.tif");
		folder.mask("a.tif", 3);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1000000", "3, 1000000", "1, 1000", "3, 1000" })
	void bigTiffFilesAreRepairedInMemoryAndFromFileToFile(final int slices, final long budget) throws IOException {
		final ImagePlus image = IJ.createImage("a", "16-bit ramp", ImageFolder.WIDTH, ImageFolder.HEIGHT, slices);
		BigTiffs.write(image, path.resolve("in/a.tif"));
		run(budget);
		assertThat(outcomes).extracting(FileOutcome::status).containsExactly(FileOutcome.Status.REPAIRED);
		final ImagePlus repaired = ImageFiles.read(path.resolve("out/a.tif"));
		assertThat(repaired.getStackSize()).isEqualTo(slices);
		assertThat(repaired.getProp("Kintsugi hole pixels")).isEqualTo(Integer.toString(9 * slices));
		assertThat(repaired.getStack().getProcessor(slices).get(20, 9)).isEqualTo(image.getStack().getProcessor(slices) //
			.get(20, 9));
	}

	@ParameterizedTest
	@CsvSource({ "1000000", "1000" })
	void masksMayBeBigTiffFiles(final long budget) throws IOException {
		BigTiffs.write(ImageFiles.read(path.resolve("masks/a.tif")), path.resolve("masks/a.tif"));
		run(budget);
		assertThat(outcomes).singleElement().extracting(outcome -> outcome.report().holePixels()).isEqualTo(9L);
	}

	private void run(final long budget) throws IOException {
		final FolderRepair order = folder.order(0, false);
		try (OpenRepairers repairers = new OpenRepairers(order.repair())) {
			order.run(repairers, Progress.NONE, outcomes::add, new ByteBudget(budget));
		}
	}
}
