package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongArgumentsTest {

	@TempDir
	private Path folder;
	private Path image;
	private Path mask;
	private Path out;

	@BeforeEach
	void makeFiles() throws IOException {
		final ImageFolder files = new ImageFolder(folder);
		image = files.ramp("a.tif");
		mask = files.mask("m.png", 255);
		out = folder.resolve("out.tif");
	}

	@Test
	void aMissingMaskOption() {
		assertWrong(Run.of("repair", image, "--out", out), "--mask");
	}

	@Test
	void noImage() {
		assertWrong(Run.of("repair", "--mask", mask, "--out", out), "IMAGE");
	}

	@Test
	void anUnknownOption() {
		assertWrong(Run.repair(image, mask, out, "--colour"), "--colour");
	}

	@Test
	void anUnknownCommand() {
		assertWrong(Run.of("mend"), "mend");
	}

	@Test
	void aHoleValueThatIsNoNumber() {
		assertWrong(Run.repair(image, mask, out, "--hole-value", "white"), "white");
	}

	@Test
	void aNegativeGrowth() {
		assertWrong(Run.repair(image, mask, out, "--grow=-2"), "-2");
	}

	@Test
	void anUnknownDevice() {
		assertWrong(Run.repair(image, mask, out, "--device", "abacus"), "abacus");
	}

	@Test
	void anUnknownModel() {
		assertWrong(Run.of("repair", image, "--mask", mask, "--out", out, "--model", "nonesuch"), "nonesuch");
	}

	@Test
	void aBrokenModel() throws IOException {
		final Path broken = Files.writeString(folder.resolve("model.zip"), "no zip");
		assertWrong(Run.of("repair", image, "--mask", mask, "--out", out, "--model", broken), "model.zip");
	}

	@Test
	void aMaskThatDoesNotExist() {
		assertWrong(Run.repair(image, folder.resolve("none.png"), out), "none.png");
	}

	@Test
	void aFolderWithoutImages() throws IOException {
		final Path empty = Files.createDirectory(folder.resolve("empty"));
		assertWrong(Run.repair(empty, mask, folder.resolve("results")), "holds no images");
	}

	@Test
	void severalImagesIntoAFile() {
		assertWrong(Run.of("repair", image, image, "--mask", mask, "--out", mask), "need a folder");
	}

	@Test
	void twoImagesIntoOneOutput() throws IOException {
		new ImageFolder(folder.resolve("other")).ramp("a.tif");
		assertWrong(Run.of("repair", image, folder.resolve("other"), "--mask", mask, "--out", folder.resolve("results"),
			"--model", "harmonic"), "would both be written");
	}

	@Test
	void anExistingReport() throws IOException {
		final Path report = Files.writeString(folder.resolve("report.json"), "precious");
		assertWrong(Run.repair(image, mask, out, "--json", report), "report.json");
		assertThat(report).hasContent("precious");
	}

	@Test
	void aReportThatWouldOverwriteTheResultOrTheImage() {
		assertWrong(Run.repair(image, mask, out, "--json", out), "would overwrite");
		assertWrong(Run.repair(image, mask, out, "--json", image, "--force"), "would overwrite");
	}

	@Test
	void helpIsNotAnError() {
		final Run run = Run.of("repair", "--help");
		assertThat(run.code()).isZero();
		assertThat(run.out()).contains("--hole-value", "--grow", "--json", "--force");
	}

	private void assertWrong(final Run run, final String named) {
		assertThat(run.code()).as(run.err()).isEqualTo(2);
		assertThat(run.errorLines()).as(run.err()).isEqualTo(1);
		assertThat(run.err()).contains(named);
		assertThat(run.out()).isEmpty();
		assertThat(out).doesNotExist();
	}
}
