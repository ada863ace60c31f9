package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.image.ImageFiles;
import kintsugi.repair.SketchModels;

/** Repairs files by files of lines. */
class SketchCommandTest {

	@TempDir
	private Path folder;
	private ImageFolder files;
	private String model;

	@BeforeEach
	void make() throws IOException {
		files = new ImageFolder(folder);
		model = SketchModels.save(folder.resolve("sketch-model"), 1, true);
	}

	private Run repair(final Path images, final Path sketch, final Object out) {
		return Run.of("repair", images, "--mask", folder.resolve("masks"), "--sketch", sketch, "--out", out, //
			"--model", model);
	}

	@Test
	void aFileOfLinesGuidesARepair() throws IOException {
		files.mask("masks/a.png", 255);
		final Path image = files.ramp("a.tif");
		final Path out = folder.resolve("out.tif");
		final Run run = repair(image, files.mask("lines.png", 255), out);
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.out()).contains("by a sketch of 25 pixels");
		assertThat(ImageFiles.read(out).getProp("Kintsugi sketch pixels")).isEqualTo("25");
		final Path free = folder.resolve("free.tif");
		Run.of("repair", image, "--mask", folder.resolve("masks"), "--out", free, "--model", model);
		assertThat(ImageFolder.read(free).get(12, 9)).isNotEqualTo(ImageFolder.read(out).get(12, 9));
	}

	@Test
	void aFolderOfLinesGuidesTheImagesOfTheirNames() throws IOException {
		for (final String name : new String[] { "a", "b" }) {
			files.mask("masks/" + name + ".png", 255);
			files.ramp("in/" + name + ".tif");
		}
		files.mask("lines/b.png", 255);
		final Run run = repair(folder.resolve("in"), folder.resolve("lines"), folder.resolve("out") + "/");
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(ImageFiles.read(folder.resolve("out/a.tif")).getProp("Kintsugi sketch pixels")).isNull();
		assertThat(ImageFiles.read(folder.resolve("out/b.tif")).getProp("Kintsugi sketch pixels")).isEqualTo("25");
	}

	@Test
	void aRepeatedRunNoticesThatASketchWasChanged() throws IOException {
		files.mask("masks/a.png", 255);
		files.ramp("in/a.tif");
		files.mask("lines/a.png", 255);
		final String out = folder.resolve("out") + "/";
		repair(folder.resolve("in"), folder.resolve("lines"), out);
		assertThat(repair(folder.resolve("in"), folder.resolve("lines"), out).code()).isZero();
		Files.delete(folder.resolve("lines/a.png"));
		files.mask("lines/a.tif", 255);
		final Run changed = repair(folder.resolve("in"), folder.resolve("lines"), out);
		assertThat(changed.code()).isOne();
		assertThat(changed.err()).contains("with other settings", "sketch=");
	}

	@Test
	void aSketchThatIsNotThereOrOfAnotherSizeIsNamed() throws IOException {
		files.mask("masks/a.png", 255);
		final Path image = files.ramp("a.tif");
		assertThat(repair(image, folder.resolve("none.png"), folder.resolve("out.tif")).err()) //
			.contains("The sketch", "none.png does not exist");
		assertThat(repair(image, files.mask("small.png", 255, 16, 14), folder.resolve("out.tif")).err()) //
			.contains("The sketch", "16 x 14", "24 x 18");
		assertThat(folder.resolve("out.tif")).doesNotExist();
	}

	@Test
	void aModelThatKnowsNoSketchSaysSo() throws IOException {
		final Run run = Run.of("repair", files.ramp("a.tif"), "--mask", files.mask("m.png", 255), "--out", //
			folder.resolve("out.tif"), "--model", "fluorescence-small", "--sketch", files.mask("lines.png", 255));
		assertThat(run.code()).isEqualTo(2);
		assertThat(run.err()).contains("The model 'fluorescence-small' knows no sketch");
		assertThat(folder.resolve("out.tif")).doesNotExist();
	}

	@Test
	void whatCoversTheHoleIsSuspectedToBeNoSketch() throws IOException {
		files.mask("masks/a.png", 255);
		final Path image = files.ramp("a.tif");
		final String remark = "The sketch covers more than half of the hole";
		assertThat(repair(image, folder.resolve("masks/a.png"), folder.resolve("all.tif")).out()).contains(remark);
		final Run half = repair(image, files.lines("lines.png", 2), folder.resolve("half.tif"));
		assertThat(half.out()).contains("by a sketch of 10 pixels").doesNotContain(remark);
	}

	@Test
	void theImageIsNotItsOwnSketch() throws IOException {
		files.mask("masks/a.png", 255);
		final Path image = files.ramp("a.tif");
		final Run run = repair(image, image, folder.resolve("out.tif"));
		assertThat(run.code()).isOne();
		assertThat(run.err()).contains("The sketch is the image itself.");
		assertThat(folder.resolve("out.tif")).doesNotExist();
	}

	@Test
	void nothingIsSaidOfASketchWhereThereIsNoHole() throws IOException {
		files.mask("masks/a.png", 0);
		final Run run = repair(files.ramp("a.tif"), files.mask("lines.png", 255), folder.resolve("out.tif"));
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.out()).contains("identical copy").doesNotContain("sketch");
	}

	@Test
	void theSketchIsNotOverwritten() throws IOException {
		files.mask("masks/a.png", 255);
		final Path lines = files.mask("lines.tif", 255);
		final byte[] before = Files.readAllBytes(lines);
		assertThat(repair(files.ramp("a.tif"), lines, lines).code()).isOne();
		assertThat(Files.readAllBytes(lines)).isEqualTo(before);
	}
}
