package kintsugi.image.tiff;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.TiffDecoder;
import ij.io.TiffEncoder;
import ij.process.ByteProcessor;

/**
 * Everything that ImageJ keeps in a TIFF file besides the samples, as its {@link FileInfo}. ImageJ's own encoder and
 * decoder translate it: they get a file of one-pixel planes, whose directory is then taken for that of the real file.
 */
final class Metadata {

	private Metadata() {}

	/** Takes that of an image, without its selection, and with its overlay even if that is hidden. */
	static FileInfo of(final ImagePlus image) {
		final FileInfo info = image.getFileInfo();
		final SampleType type = SampleType.ofBitDepth(image.getBitDepth());
		if (type != SampleType.BITS_8) info.fileType = type.fileType;
		info.nImages = image.getStackSize();
		info.pixels = null;
		info.description = description(image);
		info.info = image.getInfoProperty();
		info.sliceLabels = labels(image);
		info.overlay = overlay(image);
		info.properties = image.getPropertiesAsArray();
		if (image.isComposite()) new FileSaver(image).saveDisplayRangesAndLuts(image, info);
		return info;
	}

	/** Sets properties, replacing those of the same keys. */
	static void setProperties(final FileInfo info, final Map<String, String> properties) {
		final Map<String, String> all = new LinkedHashMap<>();
		for (int i = 0; info.properties != null && i + 1 < info.properties.length; i += 2)
			all.put(info.properties[i], info.properties[i + 1]);
		properties.forEach((key, value) -> {
			if (value == null) all.remove(key);
			else all.put(key, value);
		});
		info.properties = all.isEmpty() ? null : all.entrySet().stream().flatMap(property -> Stream.of(property.getKey(),
			property.getValue())).toArray(String[]::new);
	}

	/** Makes the directory of a plane without its size and place; the byte order is that of ImageJ's preferences. */
	static Directory encode(final FileInfo info, final SampleType type) throws IOException {
		final FileInfo small = (FileInfo) info.clone();
		small.width = 1;
		small.height = 1;
		small.pixels = info.nImages == 1 ? type.pixels(1) : //
			IntStream.range(0, info.nImages).mapToObj(i -> type.pixels(1)).toArray();
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		new TiffEncoder(small).write(bytes);
		return new DirectoryReader(Bytes.of(bytes.toByteArray())).first();
	}

	/** Understands a directory; sizes, planes and places are left to the caller. */
	static FileInfo decode(final Directory directory, final String name) throws IOException {
		checkPieces(directory);
		final Directory small = new Directory(directory.order);
		directory.fields().forEach((tag, field) -> {
			if (field.type() < Tag.LONG8) small.put(tag, field);
			else small.put(tag, Tag.LONG, directory.numbers(tag));
		});
		small.put(Tag.STRIP_OFFSETS, Tag.LONG, 0);
		small.put(Tag.STRIP_BYTES, Tag.LONG, 0);
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(DirectoryWriter.head(false, directory.order, 8));
		bytes.write(new DirectoryWriter(false, directory.order, 8).next(small, true));
		final FileInfo[] infos = new TiffDecoder(new ByteArrayInputStream(bytes.toByteArray()), name).getTiffInfo();
		if (infos == null || infos.length == 0) throw new IOException("it has no image");
		infos[0].inputStream = null;
		infos[0].stripOffsets = null;
		infos[0].stripLengths = null;
		// ImageJ's encoder does not take the empty arrays that its decoder makes
		if (infos[0].metaData != null && infos[0].metaData.length == 0) infos[0].metaData = null;
		return infos[0];
	}

	/** ImageJ's decoder takes memory for whatever lengths and numbers of pieces a damaged file names. */
	private static void checkPieces(final Directory directory) throws IOException {
		if (!directory.has(Tag.IMAGEJ_LENGTHS) || !directory.has(Tag.IMAGEJ_DATA)) return;
		final long[] lengths = directory.numbers(Tag.IMAGEJ_LENGTHS);
		final ByteBuffer data = ByteBuffer.wrap(directory.fields().get(Tag.IMAGEJ_DATA).value()).order(directory.order);
		long pieces = 1;
		for (int at = 4; lengths.length > 0 && at + 8 <= Math.min(lengths[0], data.limit()); at += 8)
			pieces += data.getInt(at + 4) & 0xffffffffL;
		if (LongStream.of(lengths).sum() > data.limit() || pieces != lengths.length) throw new IOException(
			"its texts do not have the lengths that it names");
	}

	private static String description(final ImagePlus image) {
		final String description = new FileSaver(image).getDescriptionString();
		// ImageJ leaves the number out where it would write three slices named Red, Green, Blue as one plane.
		final boolean counted = image.getStackSize() == 1 || description.contains("\nimages=");
		return counted ? description : description.replaceFirst("\n", "\nimages=" + image.getStackSize() + "\n");
	}

	private static String[] labels(final ImagePlus image) {
		if (!image.hasImageStack()) return null;
		final String[] labels = IntStream.rangeClosed(1, image.getStackSize()).mapToObj(image.getStack()::getSliceLabel)
			.toArray(String[]::new);
		return Stream.of(labels).allMatch(Objects::isNull) ? null : labels;
	}

	private static byte[][] overlay(final ImagePlus image) {
		final Overlay overlay = image.getOverlay();
		if (overlay == null || overlay.size() == 0) return null;
		// ImageJ marks the first element, and writes no hidden overlay.
		final ImagePlus carrier = new ImagePlus("", new ByteProcessor(1, 1));
		carrier.setOverlay(overlay.duplicate());
		final byte[][] elements = FileSaver.getOverlay(carrier);
		if (elements == null) return null;
		final byte[][] written = Stream.of(elements).filter(Objects::nonNull).toArray(byte[][]::new);
		return written.length == 0 ? null : written;
	}
}
