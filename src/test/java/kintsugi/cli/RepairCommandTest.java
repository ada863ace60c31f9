package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ij.process.ImageProcessor;
import kintsugi.image.ImageFiles;

class RepairCommandTest {

	@TempDir
	private Path folder;
	private ImageFolder files;

	@BeforeEach
	void makeFolder() {
		files = new ImageFolder(folder);
	}

	@Test
	void fillsTheHoleAndKeepsEverythingElse() throws IOException {
		final Path out = folder.resolve("out.tif");
		final Run run = Run.repair(files.ramp("a.tif"), files.mask("m.png", 255), out);
		assertThat(run.code()).as(run.err()).isZero();
		final ImageProcessor result = ImageFolder.read(out);
		final ImageProcessor input = ImageFolder.read(folder.resolve("a.tif"));
		for (int y = 0; y < ImageFolder.HEIGHT; y++)
			for (int x = 0; x < ImageFolder.WIDTH; x++)
				if (x < 10 || x > 14 || y < 7 || y > 11) assertThat(result.get(x, y)).isEqualTo(input.get(x, y));
		// a harmonic fill of a ramp is the ramp
		assertThat(result.get(12, 9)).isBetween(2000, 2400);
	}

	@Test
	void brightColoursAreFilledWithTheirColour() throws IOException {
		final Path out = folder.resolve("out.png");
		final Run run = Run.repair(files.colour("a.png", 0xc8_96_d2), files.mask("m.png", 255), out);
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(ImageFolder.read(out).get(12, 9) & 0xffffff).isEqualTo(0xc8_96_d2);
	}

	@Test
	void saysInOneLineWhatItDid() throws IOException {
		final Run run = Run.repair(files.ramp("a.tif"), files.mask("m.png", 255), folder.resolve("out.tif"));
		assertThat(run.out().lines()).hasSize(1).first().asString().contains("a.tif -> ", "harmonic", "25 of 432 pixels");
		assertThat(run.err()).isEmpty();
	}

	@Test
	void everyValueButZeroIsHole() throws IOException {
		final Run run = Run.repair(files.ramp("a.tif"), files.mask("m.png", 1), folder.resolve("out.tif"));
		assertThat(run.out()).contains("25 of 432 pixels");
	}

	@Test
	void growMakesTheHoleWider() throws IOException {
		final Run run = Run.repair(files.ramp("a.tif"), files.mask("m.png", 255), folder.resolve("out.tif"), "--grow", 1);
		// 5x5 and a row of five on each side: the corners are sqrt(2) away
		assertThat(run.out()).contains("45 of 432 pixels");
	}

	@Test
	void aMaskOfAnotherSizeFailsWithBothSizes() throws IOException {
		final Path out = folder.resolve("out.tif");
		final Run run = Run.repair(files.ramp("a.tif"), files.mask("m.png", 255, 20, 20), out);
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.err()).contains("20 x 20", "24 x 18");
		assertThat(out).doesNotExist();
	}

	@Test
	void aMaskWithManyValuesIsSaidAloud() throws IOException {
		final Run run = Run.repair(files.ramp("a.tif"), files.ramp("m.tif"), folder.resolve("out.tif"));
		assertThat(run.err()).contains("more than two values");
	}

	@Test
	void anAllHoleImageFails() throws IOException {
		final Path out = folder.resolve("out.tif");
		final Run run = Run.repair(files.ramp("a.tif"), files.ramp("all.tif"), out);
		assertThat(run.code()).isEqualTo(1);
		assertThat(out).doesNotExist();
	}

	@Test
	void anEmptyHoleGivesACopyAndSaysSo() throws IOException {
		final Path out = folder.resolve("out.tif");
		final Run run = Run.repair(files.ramp("a.tif"), files.mask("m.png", 0), out);
		assertThat(run.code()).isZero();
		assertThat(run.out()).contains("identical copy");
		assertThat(ImageFolder.read(out).getPixels()).isEqualTo(ImageFolder.read(folder.resolve("a.tif")).getPixels());
	}

	@Test
	void aFolderIsRepairedWithTheMasksOfEqualNames() throws IOException {
		files.ramp("in/a.tif");
		files.ramp("in/b.tif");
		files.mask("masks/a.png", 255);
		files.mask("masks/b.tif", 255);
		final Run run = Run.repair(folder.resolve("in"), folder.resolve("masks"), folder.resolve("out"));
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/a.tif").isDirectoryContaining("glob:**/b.tif");
		assertThat(run.out()).endsWith("2 of 2 images repaired." + System.lineSeparator());
	}

	@Test
	void intoAFolderEveryImageBecomesTiff() throws IOException {
		files.colour("in/a.png", 0xc8_96_d2);
		final Run run = Run.repair(folder.resolve("in"), files.mask("m.png", 255), folder.resolve("out"));
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.err()).isEmpty();
		assertThat(ImageFiles.read(folder.resolve("out/a.tif")).getProp("Kintsugi hole pixels")).isEqualTo("25");
	}

	@Test
	void aPngOfManyChannelsIsRepairedIntoAFolder() throws IOException {
		final BufferedImage image = new BufferedImage(new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB),
			false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT), Raster.createInterleavedRaster(
				DataBuffer.TYPE_USHORT, ImageFolder.WIDTH, ImageFolder.HEIGHT, 3, null), false, null);
		ImageIO.write(image, "png", Files.createDirectory(folder.resolve("in")).resolve("a.png").toFile());
		final Run run = Run.repair(folder.resolve("in"), files.mask("m.png", 255), folder.resolve("out"));
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(ImageFiles.read(folder.resolve("out/a.tif")).getNChannels()).isEqualTo(3);
	}

	@Test
	void oneBrokenFileDoesNotStopTheOthers() throws IOException {
		files.ramp("in/a.tif");
		Files.writeString(folder.resolve("in/b.tif"), "no image");
		files.ramp("in/c.tif");
		final Run run = Run.repair(folder.resolve("in"), files.mask("m.png", 255), folder.resolve("out"));
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.errorLines()).isEqualTo(1);
		assertThat(run.err()).contains("b.tif");
		assertThat(folder.resolve("out/c.tif")).exists();
		assertThat(folder.resolve("out/b.tif")).doesNotExist();
	}

	@Test
	void anImageWithoutMaskInTheFolderFailsAlone() throws IOException {
		files.ramp("in/a.tif");
		files.ramp("in/b.tif");
		files.mask("masks/b.png", 255);
		final Run run = Run.repair(folder.resolve("in"), folder.resolve("masks"), folder.resolve("out"));
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.err()).contains("a.tif", "no mask with the image's base name");
		assertThat(folder.resolve("out/b.tif")).exists();
	}

	@Test
	void aMissingImageFailsAlone() throws IOException {
		files.ramp("a.tif");
		final Run run = Run.of("repair", folder.resolve("none.tif"), folder.resolve("a.tif"), "--mask", files.mask("m.png",
			255), "--out", folder.resolve("out"), "--model", "harmonic");
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.err()).contains("none.tif", "does not exist");
		assertThat(folder.resolve("out/a.tif")).exists();
	}

	@Test
	void theReportHoldsEveryFile() throws IOException {
		files.ramp("in/a.tif");
		Files.writeString(folder.resolve("in/b.tif"), "no image");
		final Path report = folder.resolve("report.json");
		Run.repair(folder.resolve("in"), files.mask("m.png", 255), folder.resolve("out"), "--json", report);
		final JsonObject json = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
		assertThat(json.get("repaired").getAsInt()).isEqualTo(1);
		assertThat(json.get("failed").getAsInt()).isEqualTo(1);
		final JsonObject good = json.getAsJsonArray("files").get(0).getAsJsonObject();
		assertThat(good.get("output").getAsString()).isEqualTo(folder.resolve("out/a.tif").toString());
		assertThat(good.getAsJsonObject("report").get("model").getAsString()).isEqualTo("harmonic");
		assertThat(good.getAsJsonObject("report").get("holePixels").getAsLong()).isEqualTo(25);
		assertThat(good.getAsJsonObject("report").get("validSamplesChanged").getAsLong()).isZero();
		final JsonObject bad = json.getAsJsonArray("files").get(1).getAsJsonObject();
		assertThat(bad.get("error").getAsString()).isNotBlank();
		assertThat(bad.has("report")).isFalse();
	}
}
