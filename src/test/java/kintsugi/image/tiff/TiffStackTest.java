package kintsugi.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ImageProcessor;

class TiffStackTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "8,1", "8,4", "16,4", "24,4", "32,1", "32,4" })
	void filesOfImageJAreReadAsImageJReadsThem(final int bits, final int slices) throws IOException {
		final ImagePlus image = Tiffs.furnish(Tiffs.stack(bits, 23, 17, slices, 1));
		new FileSaver(image).saveAsTiff(file().toString());
		Tiffs.assertLike(Tiffs.openByImageJ(file()), TiffStack.open(file()));
	}

	@Test
	void compositesOfImageJAreReadAsImageJReadsThem() throws IOException {
		new FileSaver(Tiffs.composite(16, 3, 2, 2)).saveAsTiff(file().toString());
		Tiffs.assertLike(Tiffs.openByImageJ(file()), TiffStack.open(file()));
	}

	/** As ImageJ writes stacks above 4 GB. */
	@Test
	void planesAfterTheOnlyDirectoryAreRead() throws IOException {
		final ImagePlus image = Tiffs.furnish(Tiffs.stack(16, 23, 17, 4, 1));
		new FileSaver(image).saveAsTiff(file().toString());
		final byte[] bytes = Files.readAllBytes(file());
		final int entries = bytes[8] + bytes[9];
		Arrays.fill(bytes, 10 + 12 * entries, 14 + 12 * entries, (byte) 0);
		Files.write(file(), bytes);
		Tiffs.assertLike(Tiffs.openByImageJ(file()), TiffStack.open(file()));
	}

	@ParameterizedTest
	@CsvSource({ "TYPE_BYTE_GRAY,1", "TYPE_BYTE_GRAY,3", "TYPE_USHORT_GRAY,3", "TYPE_INT_RGB,2" })
	void stripsOfOtherProgramsAreRead(final String type, final int planes) throws Exception {
		final BufferedImage[] images = images(BufferedImage.class.getField(type).getInt(null), planes);
		writeByImageIO(images, 7, null);
		final ImagePlus read = TiffStack.open(file());
		assertThat(read.getStackSize()).isEqualTo(planes);
		for (int slice = 1; slice <= planes; slice++) {
			final ImageProcessor plane = read.getStack().getProcessor(slice);
			for (int y = 0; y < plane.getHeight(); y++)
				for (int x = 0; x < plane.getWidth(); x++)
					if (type.contains("RGB")) assertThat(plane.get(x, y) & 0xffffff).isEqualTo(images[slice - 1].getRGB(x, y) &
						0xffffff);
					else assertThat(plane.get(x, y)).isEqualTo(images[slice - 1].getRaster().getSample(x, y, 0));
		}
	}

	@Test
	void samplesWithSignAreReadAsImageJReadsThem() throws IOException {
		final Directory directory = directory(2);
		Files.write(file(), concat(DirectoryWriter.head(false, ByteOrder.BIG_ENDIAN, 8), //
			new DirectoryWriter(false, ByteOrder.BIG_ENDIAN, 8).next(directory, true)));
		final byte[] samples = new byte[5 * 4 * 2];
		new Random(1).nextBytes(samples);
		final int begin = (int) Files.size(file());
		directory.put(Tag.STRIP_OFFSETS, Tag.LONG, begin);
		Files.write(file(), concat(DirectoryWriter.head(false, ByteOrder.BIG_ENDIAN, 8), //
			new DirectoryWriter(false, ByteOrder.BIG_ENDIAN, 8).next(directory, true), samples));
		final ImagePlus read = TiffStack.open(file());
		assertThat(read.getCalibration().isSigned16Bit()).isTrue();
		assertThat(read.getCalibration().getCValue(read.getProcessor().get(1, 0))).isEqualTo((short) (samples[2] << 8 |
			samples[3] & 0xff));
		Tiffs.assertSamples(Tiffs.openByImageJ(file()), read);
	}

	@ParameterizedTest
	@ValueSource(strings = { "LZW", "Deflate", "PackBits" })
	void compressedFilesAreRefusedWithAWayOut(final String compression) throws IOException {
		writeByImageIO(images(BufferedImage.TYPE_BYTE_GRAY, 1), 7, compression);
		assertRefused("is compressed", "save it as TIFF");
	}

	@Test
	void unusualSamplesAreRefusedWithAWayOut() throws IOException {
		writeByImageIO(images(BufferedImage.TYPE_INT_ARGB, 1), 7, null);
		assertRefused("4 samples of 8 bits", "save it as TIFF");
	}

	@Test
	void imagesOfDifferentSizesAreRefused() throws IOException {
		final BufferedImage[] images = images(BufferedImage.TYPE_BYTE_GRAY, 2);
		images[1] = new BufferedImage(5, 5, BufferedImage.TYPE_BYTE_GRAY);
		writeByImageIO(images, 7, null);
		assertRefused("different sizes");
	}

	@Test
	void aPlaneTooLargeForImageJIsRefused() throws IOException {
		final Directory directory = directory(1);
		directory.put(Tag.WIDTH, Tag.LONG, 60_000);
		directory.put(Tag.HEIGHT, Tag.LONG, 60_000);
		directory.put(Tag.BITS, Tag.SHORT, 8);
		final byte[] head = concat(DirectoryWriter.head(false, ByteOrder.BIG_ENDIAN, 8), //
			new DirectoryWriter(false, ByteOrder.BIG_ENDIAN, 8).next(directory, true));
		try (RandomAccessFile sparse = new RandomAccessFile(file().toFile(), "rw")) {
			sparse.write(head);
			sparse.setLength(3_600_000_000L + 8);
		}
		assertRefused("60000 x 60000 pixels", "Cut it into tiles.");
		assertThatThrownBy(() -> TiffPlane.open(file(), 1)).isInstanceOf(IOException.class).hasMessageContaining(
			"Cut it into tiles.");
	}

	@Test
	void aDeletedSliceIsLeftOut() throws IOException {
		final ImagePlus image = opened();
		final int[] third = (int[]) image.getStack().getProcessor(3).convertToRGB().getPixels();
		image.getStack().deleteSlice(2);
		assertThat(image.getStack().size()).isEqualTo(2);
		assertThat(image.getStack().getSliceLabel(2)).isEqualTo("slice 3");
		assertThat((int[]) image.getStack().getProcessor(2).convertToRGB().getPixels()).isEqualTo(third);
	}

	@Test
	void aSliceThatIsNotThereIsRefused() throws IOException {
		final ImagePlus image = opened();
		assertThatThrownBy(() -> image.getStack().getProcessor(4)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> image.getStack().getProcessor(0)).isInstanceOf(IllegalArgumentException.class);
	}

	private Path file() {
		return folder.resolve("file.tif");
	}

	private ImagePlus opened() throws IOException {
		return TiffStack.open(Tiffs.write(Tiffs.stack(8, 9, 7, 3, 1), file(), false, Map.of()));
	}

	/** Makes the directory of one plane of 5 x 4 pixels of 16 bits that begins at byte 8. */
	private static Directory directory(final int format) {
		final Directory directory = new Directory(ByteOrder.BIG_ENDIAN);
		directory.put(Tag.WIDTH, Tag.SHORT, 5);
		directory.put(Tag.HEIGHT, Tag.SHORT, 4);
		directory.put(Tag.BITS, Tag.SHORT, 16);
		directory.put(Tag.PHOTOMETRIC, Tag.SHORT, 1);
		directory.put(Tag.STRIP_OFFSETS, Tag.LONG, 8);
		directory.put(Tag.SAMPLES, Tag.SHORT, 1);
		directory.put(Tag.SAMPLE_FORMAT, Tag.SHORT, format);
		return directory;
	}

	private static byte[] concat(final byte[]... parts) {
		final ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (final byte[] part : parts)
			all.writeBytes(part);
		return all.toByteArray();
	}

	private static BufferedImage[] images(final int type, final int count) {
		final Random random = new Random(type);
		final BufferedImage[] images = new BufferedImage[count];
		for (int i = 0; i < count; i++) {
			images[i] = new BufferedImage(31, 23, type);
			final DataBuffer buffer = images[i].getRaster().getDataBuffer();
			for (int s = 0; s < buffer.getSize(); s++)
				buffer.setElem(s, buffer instanceof DataBufferUShort ? random.nextInt(65536) : random.nextInt() & //
					(type == BufferedImage.TYPE_BYTE_GRAY ? 0xff : ~0));
		}
		return images;
	}

	private void writeByImageIO(final BufferedImage[] images, final int rows, final String compression)
		throws IOException
	{
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		final ImageWriteParam param = writer.getDefaultWriteParam();
		if (compression != null) {
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionType(compression);
		}
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file().toFile())) {
			writer.setOutput(out);
			writer.prepareWriteSequence(null);
			for (final BufferedImage image : images) {
				final IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image),
					param);
				final TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
				directory.addTIFFField(new TIFFField(BaselineTIFFTagSet.getInstance().getTag(
					BaselineTIFFTagSet.TAG_ROWS_PER_STRIP), rows));
				writer.writeToSequence(new IIOImage(image, null, directory.getAsMetadata()), param);
			}
			writer.endWriteSequence();
		}
		writer.dispose();
	}

	private void assertRefused(final String... words) {
		assertThatThrownBy(() -> TiffStack.open(file())).isInstanceOf(IOException.class).hasMessageContainingAll(words) //
			.hasMessageContaining(file().toString()).hasMessageEndingWith(".");
	}
}
