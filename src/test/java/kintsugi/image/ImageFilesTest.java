package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.plugin.LutLoader;
import ij.process.ImageProcessor;
import ij.process.LUT;
import kintsugi.hole.Hole;

class ImageFilesTest {

	private static final Hole NONE = Hole.none(23, 17);

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 24, 32 })
	void tiffKeepsEverything(final int bits) throws IOException {
		final ImagePlus image = TestImages.furnish(image(bits));
		if (bits != 24) image.setDisplayRange(3, 77);
		final ImagePlus read = written(image, "image.tif");
		TestImages.assertSamples(image, read, NONE);
		assertThat(read.getDisplayRangeMax()).isEqualTo(image.getDisplayRangeMax());
		assertThat(read.getCalibration().pixelWidth).isEqualTo(0.25);
		assertThat(read.getCalibration().getUnit()).isEqualTo(image.getCalibration().getUnit());
		assertThat(read.getOverlay().size()).isEqualTo(2);
		assertThat(read.getProp("Objective")).isEqualTo("63x");
	}

	@Test
	void tiffKeepsTheSelection() throws IOException {
		final ImagePlus image = image(8);
		image.setRoi(3, 4, 5, 6);
		assertThat(written(image, "image.tif").getRoi().getBounds()).isEqualTo(image.getRoi().getBounds());
	}

	@Test
	void tiffKeepsStacks() throws IOException {
		final ImagePlus image = TestImages.stack(16, 23, 17, 5, new Random(1));
		TestImages.assertSamples(image, written(image, "stack.tif"), NONE);
	}

	@Test
	void tiffKeepsHyperstacks() throws IOException {
		final ImagePlus image = TestImages.composite(16, 3, 2, 2, new Random(2));
		final ImagePlus read = written(image, "hyper.tif");
		assertThat(read.getDimensions()).isEqualTo(image.getDimensions());
		TestImages.assertSamples(image, read, Hole.none(13, 9));
	}

	@Test
	void tiffKeepsSignedCalibrations() throws IOException {
		final ImagePlus image = image(16);
		image.getCalibration().setSigned16BitCalibration();
		assertThat(written(image, "signed.tif").getCalibration().isSigned16Bit()).isTrue();
	}

	@Test
	void tiffKeepsTheReport() throws IOException {
		final ImagePlus image = image(8);
		image.setProp("Kintsugi hole pixels", "123");
		assertThat(written(image, "report.tif").getProp("Kintsugi hole pixels")).isEqualTo("123");
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 24 })
	void pngKeepsSamples(final int bits) throws IOException {
		final ImagePlus image = image(bits);
		TestImages.assertSamples(image, written(image, "image.png"), NONE);
	}

	@Test
	void pngKeepsSamplesWhateverTheDisplayRange() throws IOException {
		final ImagePlus image = image(8);
		image.setDisplayRange(100, 110);
		TestImages.assertSamples(image, written(image, "image.png"), NONE);
	}

	@Test
	void pngKeepsColourTables() throws IOException {
		final ImagePlus image = image(8);
		image.setLut(new LUT(LutLoader.getLut("fire"), 0, 255));
		final ImagePlus read = written(image, "fire.png");
		TestImages.assertSamples(image, read, NONE);
		assertThat(read.getProcessor().getLut().getBytes()).isEqualTo(image.getProcessor().getLut().getBytes());
	}

	@Test
	void pngRefusesWhatItCannotHold() {
		assertRefused(image(32), "x.png", "32-bit", ".tif");
		assertRefused(TestImages.stack(8, 5, 5, 3, new Random(1)), "x.png", "3 slices", ".tif");
	}

	@Test
	void jpegRefusesWhatItCannotHold() {
		assertRefused(image(16), "x.jpg", "16-bit", ".tif");
		assertRefused(image(32), "x.jpeg", "32-bit", ".tif");
	}

	@Test
	void jpegIsNearTheSamples() throws IOException {
		final ImagePlus image = new ImagePlus("grey", image(8).getProcessor().createProcessor(23, 17));
		image.getProcessor().set(5, 5, 60);
		image.getProcessor().add(100);
		final ImagePlus read = written(image, "image.jpg");
		assertThat(read.getBitDepth()).isEqualTo(8);
		assertThat(read.getProcessor().get(20, 15)).isBetween(97, 103);
	}

	@Test
	void anUnknownExtensionIsRefused() {
		assertRefused(image(8), "image.xyz", "image.xyz", ".png");
		assertRefused(image(8), "image", ".jpg");
	}

	@Test
	void writingReplacesAndLeavesNothingElse() throws IOException {
		Files.writeString(folder.resolve("image.tif"), "old");
		TestImages.assertSamples(image(8), written(image(8), "image.tif"), NONE);
		try (Stream<Path> files = Files.list(folder)) {
			assertThat(files).containsExactly(folder.resolve("image.tif"));
		}
	}

	@Test
	void writingLeavesTheImageAlone() throws IOException {
		final ImagePlus image = image(8);
		image.changes = true;
		ImageFiles.write(image, folder.resolve("other.tif"));
		assertThat(image.getTitle()).isEqualTo("image");
		assertThat(image.changes).isTrue();
		assertThat(image.getOriginalFileInfo()).isNull();
	}

	@Test
	void aFolderThatIsNotThereIsNamed() {
		assertRefused(image(8), "nowhere/image.tif", "nowhere");
	}

	@Test
	void aPlaceThatTakesNoFilesIsSaid() {
		assumeTrue(Files.isDirectory(Path.of("/proc/self")));
		assertThatThrownBy(() -> ImageFiles.write(image(8), Path.of("/proc/image.tif"))).isInstanceOf(IOException.class) //
			.hasMessage("The file /proc/image.tif cannot be written: no file can be made in its folder.");
	}

	@Test
	void aFailedWriteLeavesTheOldFile() throws IOException {
		final Path blocked = Files.createDirectories(folder.resolve("image.tif"));
		Files.writeString(blocked.resolve("precious"), "precious");
		assertRefused(image(8), "image.tif", "image.tif", "cannot be written");
		assertThat(blocked.resolve("precious")).hasContent("precious");
		try (Stream<Path> files = Files.list(folder)) {
			assertThat(files).containsExactly(blocked);
		}
	}

	@Test
	void transparentPixelsAreRefused() throws IOException {
		assertUnreadable(withAlpha(254), "has transparent pixels, which ImageJ would blend with white");
	}

	@Test
	void anAlphaChannelThatIsOpaquePasses() throws IOException {
		assertThat(ImageFiles.read(withAlpha(255)).getProcessor().get(3, 2) & 0xffffff).isEqualTo(0x102030);
	}

	@Test
	void aMissingFileIsNamed() {
		assertUnreadable(folder.resolve("missing.tif"), "There is no file");
	}

	@Test
	void aFolderIsNoImage() {
		assertUnreadable(folder, "is a folder");
	}

	@ParameterizedTest
	@ValueSource(strings = { "notes.txt", "table.csv", "strange.xyz", "text.png", "macro.ijm" })
	void whatIsNoImageIsRefused(final String name) throws IOException {
		final Path file = folder.resolve(name);
		Files.writeString(file, "some, text\n1, 2\n");
		assertUnreadable(file, "image");
	}

	@ParameterizedTest
	@ValueSource(strings = { "some.tif", "some.png" })
	void anEmptyFileIsCalledSo(final String name) throws IOException {
		assertUnreadable(Files.createFile(folder.resolve(name)), "is empty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "image.tif", "image.png", "image.jpg" })
	void aFileThatEndsTooEarlyIsRefusedWithoutAWordOnTheConsole(final String name) throws IOException {
		final Path file = folder.resolve(name);
		ImageFiles.write(image(8), file);
		final byte[] whole = Files.readAllBytes(file);
		final ByteArrayOutputStream printed = new ByteArrayOutputStream();
		final PrintStream out = System.out;
		System.setOut(new PrintStream(printed, true));
		try {
			for (final int length : new int[] { whole.length - 100, whole.length / 2, 30 }) {
				Files.write(file, Arrays.copyOf(whole, length));
				assertUnreadable(file, "damaged");
			}
		}
		finally {
			System.setOut(out);
		}
		assertThat(printed.toString()).isEmpty();
	}

	private static ImagePlus image(final int bits) {
		final ImageProcessor plane = TestImages.plane(bits, 23, 17, new Random(bits));
		// Files have no room for the fourth byte of an RGB pixel.
		for (int i = 0; bits == 24 && i < plane.getPixelCount(); i++)
			plane.set(i, plane.get(i) | 0xff000000);
		return new ImagePlus("image", plane);
	}

	/** Writes an RGB image with an alpha channel, opaque but for one pixel. */
	private Path withAlpha(final int alpha) throws IOException {
		final BufferedImage image = new BufferedImage(8, 6, BufferedImage.TYPE_INT_ARGB);
		for (int i = 0; i < 8 * 6; i++)
			image.setRGB(i % 8, i / 8, 0xff102030);
		image.setRGB(3, 2, alpha << 24 | 0x102030);
		final Path file = folder.resolve("alpha.png");
		ImageIO.write(image, "png", file.toFile());
		return file;
	}

	private ImagePlus written(final ImagePlus image, final String name) throws IOException {
		ImageFiles.write(image, folder.resolve(name));
		return ImageFiles.read(folder.resolve(name));
	}

	private void assertRefused(final ImagePlus image, final String name, final String... words) {
		assertThatThrownBy(() -> ImageFiles.write(image, folder.resolve(name))).isInstanceOf(IOException.class) //
			.hasMessageContainingAll(words).hasMessageEndingWith(".");
		assertThat(Files.isRegularFile(folder.resolve(name))).isFalse();
	}

	private static void assertUnreadable(final Path file, final String words) {
		assertThatThrownBy(() -> ImageFiles.read(file)).isInstanceOf(IOException.class).hasMessageContaining(words) //
			.hasMessageContaining(file.toString()).hasMessageEndingWith(".");
	}
}
