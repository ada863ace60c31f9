package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.process.ImageProcessor;

import kintsugi.image.Samples;
import kintsugi.image.Samples.Sample;

class DemoFilesTest {

	@TempDir
	private Path folder;

	@Test
	void writesInputMaskResultDifferencePictureAndReport() throws IOException {
		final Sample sample = Samples.stained(96, 80, 0);
		new DemoFiles(folder, new PrintWriter(new StringWriter())).write(sample);
		for (final String name : new String[] { "input.tif", "mask.png", "result.tif", "difference.tif", "overview.png",
			"report.json" })
			assertThat(folder.resolve("section-rgb").resolve(name)).isNotEmptyFile();
	}

	@Test
	void theDifferenceFromTheUndamagedSampleIsZeroOutsideTheHole() throws IOException {
		final Sample sample = Samples.fluorescence(96, 80, 0);
		new DemoFiles(folder, new PrintWriter(new StringWriter())).write(sample);
		final ImageProcessor difference = ImageFolder.read(folder.resolve("cells-16-bit/difference.tif"));
		for (int y = 0; y < 80; y++)
			for (int x = 0; x < 96; x++)
				if (!sample.hole().isHole(x, y)) assertThat(difference.get(x, y)).isZero();
	}

	@Test
	void saysHowCloseTheRepairIs() throws IOException {
		final StringWriter out = new StringWriter();
		new DemoFiles(folder, new PrintWriter(out, true)).write(Samples.fluorescence(96, 80, 0));
		assertThat(out.toString()).contains("dB PSNR");
	}
}
