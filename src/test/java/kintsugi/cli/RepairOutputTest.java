package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says where results go, and which value of masks is hole. */
class RepairOutputTest {

	@TempDir
	private Path folder;
	private ImageFolder files;

	@BeforeEach
	void makeFolder() {
		files = new ImageFolder(folder);
	}

	@Test
	void holeValueChoosesTheHole() throws IOException {
		final Run run = Run.repair(files.ramp("a.tif"), files.mask("m.png", 255), folder.resolve("out.tif"),
			"--hole-value", 0);
		assertThat(run.out()).contains("407 of 432 pixels");
	}

	@Test
	void anExistingOutputIsKept() throws IOException {
		final Path out = Files.writeString(folder.resolve("out.tif"), "precious");
		final Run run = Run.repair(files.ramp("a.tif"), files.mask("m.png", 255), out);
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.err()).contains("out.tif", "exists already", "--force");
		assertThat(out).hasContent("precious");
	}

	@Test
	void forceOverwritesAnExistingOutput() throws IOException {
		final Path out = Files.writeString(folder.resolve("out.tif"), "old");
		final Run run = Run.repair(files.ramp("a.tif"), files.mask("m.png", 255), out, "--force");
		assertThat(run.code()).isZero();
		assertThat(ImageFolder.read(out).getWidth()).isEqualTo(ImageFolder.WIDTH);
	}

	@Test
	void evenForceNeverOverwritesTheImage() throws IOException {
		final Path image = files.ramp("a.tif");
		final byte[] before = Files.readAllBytes(image);
		final Run run = Run.repair(image, files.mask("m.png", 255), image, "--force");
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.err()).contains("never overwritten");
		assertThat(image).hasBinaryContent(before);
	}

	@Test
	void aJpegOutputIsWarnedOf() throws IOException {
		final Path out = folder.resolve("out.jpg");
		final Run run = Run.repair(files.mask("a.png", 100), files.mask("m.png", 255), out);
		assertThat(run.code()).isZero();
		assertThat(run.err()).contains("changes all samples");
		assertThat(out).exists();
	}

	@Test
	void aHoleValueThatTheMaskDoesNotHaveIsSaid() throws IOException {
		final Run run = Run.repair(files.ramp("a.tif"), files.mask("m.png", 255), folder.resolve("out.tif"),
			"--hole-value", "-1");
		assertThat(run.code()).as("a negative number is no option").isEqualTo(1);
		assertThat(run.err()).contains("No pixel of the mask has the value -1", "Nothing was repaired");
		assertThat(run.out()).contains("identical copy");
	}

	@Test
	void aHoleValueThatOneOfTheMasksHasIsEnough() throws IOException {
		files.ramp("in/a.tif");
		files.ramp("in/b.tif");
		files.mask("masks/a.png", 255);
		files.mask("masks/b.png", 100);
		final Run run = Run.repair(folder.resolve("in"), folder.resolve("masks"), folder.resolve("out"), //
			"--hole-value", 100);
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.err()).contains("a.tif: No pixel of the mask has the value 100").doesNotContain("b.tif", "Nothing");
		assertThat(run.out()).contains("1 had no hole");
	}

	@Test
	void anOutputThatEndsWithASeparatorIsAFolder() throws IOException {
		final Path image = files.ramp("a.tif");
		final Run run = Run.of("repair", image, "--mask", files.mask("m.png", 255), "--out", folder.resolve("new") + "/", //
			"--model", "harmonic");
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(folder.resolve("new/a.tif")).isRegularFile();
	}

	@Test
	void anOutputThatIsAFolderGetsTheImagesName() throws IOException {
		final Path there = Files.createDirectory(folder.resolve("there.d"));
		final Run run = Run.repair(files.ramp("a.tif"), files.mask("m.png", 255), there, "--format", "png");
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(there.resolve("a.png")).isRegularFile();
	}

	@Test
	void aMissingFolderForTheOutputIsNotMadeUpForOneFile() throws IOException {
		final Run run = Run.repair(files.ramp("a.tif"), files.mask("m.png", 255), folder.resolve("mistyped/out.tif"));
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.err()).contains("mistyped");
	}

	@Test
	void theOutputsFolderIsCheckedBeforeTheImageIsRead() throws IOException {
		final Path broken = Files.writeString(folder.resolve("broken.tif"), "no image");
		final Run run = Run.repair(broken, files.mask("m.png", 255), folder.resolve("mistyped/out.tif"));
		assertThat(run.err()).contains("mistyped", "does not exist");
	}

	@Test
	void anOutputFolderThatCannotBeMadeIsNamed() throws IOException {
		files.ramp("in/a.tif");
		final Path file = Files.writeString(folder.resolve("file"), "no folder");
		final Run run = Run.repair(folder.resolve("in"), files.mask("m.png", 255), file.resolve("out"));
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.err()).contains(file.resolve("out").toString(), "cannot be made");
	}

	@Test
	void aPngOutputIsWarnedOf() throws IOException {
		final Run run = Run.repair(files.ramp("a.tif"), files.mask("m.png", 255), folder.resolve("out.png"));
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.errorLines()).isEqualTo(1);
		assertThat(run.err()).contains("out.png cannot hold", "declaration", "--json");
	}

	@Test
	void aRepeatedRunSaysAgainThatNoMaskHasTheHoleValue() throws IOException {
		files.ramp("in/a.tif");
		files.mask("masks/a.png", 255);
		for (int run = 1; run <= 2; run++) {
			final Run again = Run.repair(folder.resolve("in"), folder.resolve("masks"), folder.resolve("out"), //
				"--hole-value", 100);
			assertThat(again.code()).as("run " + run).isEqualTo(1);
			assertThat(again.err()).contains("Nothing was repaired");
		}
	}
}
