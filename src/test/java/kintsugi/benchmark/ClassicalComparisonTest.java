package kintsugi.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import kintsugi.evaluate.WholeImage;
import kintsugi.image.ImageFiles;
import kintsugi.image.Samples;
import picocli.CommandLine;

class ClassicalComparisonTest {

	@TempDir
	private Path folder;

	@BeforeEach
	void makeImages() throws IOException {
		ImageFiles.write(Samples.stained(96, 80, 1).whole(), folder.resolve("a.png"));
		ImageFiles.write(Samples.fluorescence(80, 96, 2).whole(), folder.resolve("b.tif"));
	}

	@Test
	void writesTablesOfAllMethodsAndClasses() throws IOException {
		final Path out = folder.resolve("result.md");
		assertThat(run("--out", out.toString())).isZero();
		assertThat(out).content().contains("2 images", "| PSNR (dB) | mean | Telea (OpenCV) | Navier-Stokes (OpenCV) |" +
			" harmonic |", "| 50-60 % |", "| thin defects |", "| SSIM |", "| L1 (%) |");
		final JsonObject psnr = JsonParser.parseString(Files.readString(folder.resolve("result.json"))).getAsJsonObject()
			.getAsJsonObject("PSNR (dB)");
		for (final String method : new String[] { "mean", "Telea (OpenCV)", "Navier-Stokes (OpenCV)", "harmonic" })
			assertThat(psnr.getAsJsonObject(method).keySet()).hasSize(8);
		assertThat(psnr.getAsJsonObject("harmonic").get("all").getAsDouble()).isGreaterThan(psnr.getAsJsonObject("mean")
			.get("all").getAsDouble());
	}

	@Test
	void theListChoosesImagesByTheirBaseNames() throws IOException {
		final Path list = Files.writeString(folder.resolve("list.txt"), "b\n\n");
		final Path out = folder.resolve("result.md");
		assertThat(run("--list", list.toString(), "--channels", "1", "--out", out.toString())).isZero();
		assertThat(out).content().contains("1 images, grey");
	}

	@Test
	void sixteenBitsAreMappedFromTheirRobustRange() throws IOException {
		final float[] samples = read("b.tif", 1, 512).samples();
		assertThat(samples).contains(0, 255).hasSize(80 * 96);
	}

	@Test
	void largeImagesAreCutToTheirCentre() throws IOException {
		final WholeImage whole = read("a.png", 1, 512);
		final WholeImage part = read("a.png", 1, 40);
		assertThat(part.width()).isEqualTo(40);
		assertThat(part.height()).isEqualTo(40);
		assertThat(part.samples()[0]).isEqualTo(whole.samples()[20 * 96 + 28]);
	}

	private WholeImage read(final String name, final int channels, final int size) throws IOException {
		return new EightBitImages(channels).read(folder.resolve(name), size).get(0);
	}

	private int run(final String... more) {
		final CommandLine line = new CommandLine(new ClassicalComparison());
		line.setOut(new PrintWriter(new StringWriter()));
		line.setErr(new PrintWriter(new StringWriter()));
		final String[] all = Stream.concat(Stream.of("--data", folder.toString()), //
			Stream.of(more)).toArray(String[]::new);
		return line.execute(all);
	}
}
