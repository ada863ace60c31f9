package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import kintsugi.evaluate.Depth;
import kintsugi.evaluate.WholeImage;

class WholeImagesTest {

	private static final int WIDTH = 8;
	private static final int HEIGHT = 6;

	@TempDir
	private Path folder;

	@Test
	void keepsTheSamplesOfEachDepth() throws IOException {
		final WholeImage bytes = read("a.tif", new ByteProcessor(WIDTH, HEIGHT), 200);
		assertThat(bytes.depth()).isEqualTo(Depth.BITS_8);
		assertThat(bytes.samples()[WIDTH + 2]).isEqualTo(200);
		final WholeImage shorts = read("b.tif", new ShortProcessor(WIDTH, HEIGHT), 60_000);
		assertThat(shorts.depth()).isEqualTo(Depth.BITS_16);
		assertThat(shorts.samples()[WIDTH + 2]).isEqualTo(60_000);
		final WholeImage floats = read("c.tif", new FloatProcessor(WIDTH, HEIGHT), Float.floatToIntBits(-0.25f));
		assertThat(floats.depth()).isEqualTo(Depth.BITS_32);
		assertThat(floats.samples()[WIDTH + 2]).isEqualTo(-0.25f);
		assertThat(floats.name()).isEqualTo("c.tif");
	}

	@Test
	void coloursAreThreeChannels() throws IOException {
		final WholeImage image = read("a.png", new ColorProcessor(WIDTH, HEIGHT), 0x102030);
		assertThat(image.channels()).isEqualTo(3);
		assertThat(image.depth()).isEqualTo(Depth.BITS_8);
		assertThat(image.samples()[WIDTH + 2]).isEqualTo(0x10);
		assertThat(image.samples()[2 * WIDTH * HEIGHT + WIDTH + 2]).isEqualTo(0x30);
	}

	@Test
	void indexedImagesAreInTheirColours() throws IOException {
		final byte[] red = { 0, (byte) 250, 0, 90 };
		final byte[] green = { 0, 10, (byte) 200, 0 };
		final byte[] blue = { (byte) 255, 30, 0, 120 };
		final BufferedImage indexed = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, //
			new IndexColorModel(8, 4, red, green, blue));
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			indexed.getRaster().setSample(i % WIDTH, i / WIDTH, 0, i % 4);
		ImageIO.write(indexed, "gif", folder.resolve("a.gif").toFile());
		final WholeImage image = new WholeImages().read(folder.resolve("a.gif"), 100).get(0);
		assertThat(image.channels()).isEqualTo(3);
		assertThat(image.samples()[1]).isEqualTo(250);
		assertThat(image.samples()[WIDTH * HEIGHT + 2]).isEqualTo(200);
	}

	@Test
	void largerImagesAreCutToTheirCentre() throws IOException {
		write("a.tif", new ByteProcessor(WIDTH, HEIGHT), 9);
		final WholeImage image = new WholeImages().read(folder.resolve("a.tif"), 4).get(0);
		assertThat(image.width()).isEqualTo(4);
		assertThat(image.height()).isEqualTo(4);
		// (2, 1), the marked pixel, is the first of columns 2 to 5 and rows 1 to 4
		assertThat(image.samples()[0]).isEqualTo(9);
	}

	@Test
	void slicesAreImagesOfTheirOwnEvenlySpread() throws IOException {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int i = 1; i <= 2 * WholeImages.SLICES; i++) {
			final ByteProcessor slice = new ByteProcessor(WIDTH, HEIGHT);
			slice.set(0, i);
			stack.addSlice(slice);
		}
		ImageFiles.write(new ImagePlus("s", stack), folder.resolve("s.tif"));
		final List<WholeImage> images = new WholeImages().read(folder.resolve("s.tif"), 100);
		assertThat(images).hasSize(WholeImages.SLICES);
		assertThat(images.get(1).name()).isEqualTo("s.tif#3");
		assertThat(images.get(1).samples()[0]).isEqualTo(3);
	}

	@Test
	void samplesThatAreNoNumbersAreRefused() throws IOException {
		write("a.tif", new FloatProcessor(WIDTH, HEIGHT), Float.floatToIntBits(Float.NaN));
		assertThatThrownBy(() -> new WholeImages().read(folder.resolve("a.tif"), 100)).isInstanceOf(IOException.class) //
			.hasMessageContaining("NaN");
	}

	private WholeImage read(final String name, final ImageProcessor processor, final int value) throws IOException {
		write(name, processor, value);
		return new WholeImages().read(folder.resolve(name), 100).get(0);
	}

	private void write(final String name, final ImageProcessor processor, final int value) throws IOException {
		processor.set(2, 1, value);
		ImageFiles.write(new ImagePlus(name, processor), folder.resolve(name));
	}
}
