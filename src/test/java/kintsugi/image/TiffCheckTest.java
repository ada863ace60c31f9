package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import kintsugi.image.tiff.BigTiffs;

/** Reads TIFF files with alpha channels, as other programs write them. */
class TiffCheckTest {

	/** More rows than are looked at together. */
	private static final int WIDTH = 1100;
	private static final int HEIGHT = 1000;

	@TempDir
	private Path folder;

	/** Makes an image of 8-bit colours, opaque but for its last pixel. */
	private static BufferedImage colours(final int width, final int height, final int alpha) {
		final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_4BYTE_ABGR);
		for (int i = 0; i < width * height; i++)
			image.setRGB(i % width, i / width, 0xff102030);
		image.setRGB(width - 1, height - 1, alpha << 24 | 0x405060);
		return image;
	}

	/** Writes pages to a file, with a compression or with null. */
	private Path written(final String compression, final BufferedImage... pages) throws IOException {
		final Path file = folder.resolve("alpha.tif");
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
			final ImageWriteParam setting = writer.getDefaultWriteParam();
			if (compression != null) {
				setting.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				setting.setCompressionType(compression);
			}
			writer.setOutput(stream);
			writer.prepareWriteSequence(null);
			for (final BufferedImage page : pages)
				writer.writeToSequence(new IIOImage(page, null, null), setting);
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
		return file;
	}

	private static void assertTransparent(final Path file) {
		assertThatThrownBy(() -> ImageFiles.read(file)).isInstanceOf(IOException.class).hasMessage("The file " + file +
			" has transparent pixels, which ImageJ would take for opaque; remove its transparency first.");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 128, 254 })
	void transparentPixelsAreRefused(final int alpha) throws IOException {
		assertTransparent(written(null, colours(8, 6, alpha)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "LZW", "Deflate", "PackBits" })
	void theyAreRefusedInCompressedFilesToo(final String compression) throws IOException {
		assertTransparent(written(compression, colours(8, 6, 0)));
	}

	@Test
	void theyAreFoundAtTheEndOfALargeImageAndOnALaterPage() throws IOException {
		assertTransparent(written("PackBits", colours(WIDTH, HEIGHT, 0)));
		assertTransparent(written(null, colours(8, 6, 255), colours(8, 6, 0)));
	}

	@Test
	void anAlphaChannelThatIsOpaquePasses() throws IOException {
		final ImagePlus image = ImageFiles.read(written("LZW", colours(8, 6, 255)));
		assertThat(image.getBitDepth()).isEqualTo(24);
		assertThat(image.getProcessor().get(7, 5) & 0xffffff).isEqualTo(0x405060);
	}

	@Test
	void packedBitsOfMasksAreRead() throws IOException {
		final BufferedImage mask = new BufferedImage(21, 6, BufferedImage.TYPE_BYTE_BINARY);
		mask.setRGB(20, 5, 0xffffffff);
		final ImagePlus image = ImageFiles.read(written(null, mask));
		assertThat(image.getPixel(20, 5)[0]).isEqualTo(255);
		assertThat(image.getPixel(19, 5)[0]).isZero();
	}

	@Test
	void packedSamplesOf12BitsAreRead() throws IOException {
		final ImagePlus image = ImageFiles.read(BigTiffs.zeros(folder.resolve("packed.tif"), 21, 6, 12, false));
		assertThat(image.getBitDepth()).isEqualTo(16);
		assertThat(image.getWidth()).isEqualTo(21);
	}

	@Test
	void aPlaneOfTooManyPixelsIsSaid() throws IOException {
		for (final boolean big : new boolean[] { false, true }) {
			final Path file = BigTiffs.zeros(folder.resolve("large.tif"), 60_000, 60_000, 8, big);
			assertThatThrownBy(() -> ImageFiles.read(file)).isInstanceOf(IOException.class).hasMessage("The file " + file +
				" has planes of 60000 x 60000 pixels; ImageJ can hold up to 2,147,483,647. Cut it into tiles.");
		}
	}

	@Test
	void greyWithAnAlphaChannelIsRefusedWithAReason() throws IOException {
		final ColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false,
			Transparency.TRANSLUCENT, DataBuffer.TYPE_BYTE);
		final Path file = written(null, new BufferedImage(model, model.createCompatibleWritableRaster(8, 6), false, null));
		assertThatThrownBy(() -> ImageFiles.read(file)).isInstanceOf(IOException.class).hasMessageContainingAll( //
			file.toString(), "grey with an alpha channel");
	}
}
