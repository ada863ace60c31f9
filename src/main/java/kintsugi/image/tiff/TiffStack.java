package kintsugi.image.tiff;

import java.awt.image.ColorModel;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.FileOpener;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/**
 * The planes of a TIFF or BigTIFF file, each read when it is asked for. 8, 16 (with or without sign) and 32 bits and
 * RGB, not compressed. Changes of a plane are not kept.
 */
public final class TiffStack extends VirtualStack {

	private final TiffSource source;
	private final ColorModel colours;
	/** The planes of the file that are left, from 0. */
	private int[] slices;

	private TiffStack(final TiffSource source) {
		super(source.layout().width(), source.layout().height());
		this.source = source;
		final FileInfo info = source.info();
		colours = source.layout().type() == SampleType.RGB ? null : new FileOpener(info).createColorModel(info);
		slices = IntStream.range(0, source.layout().planes().size()).toArray();
		setBitDepth(source.layout().type().bits);
	}

	/**
	 * Opens a file as a virtual stack with all that ImageJ keeps in a TIFF file, not shown.
	 *
	 * @throws IOException if the file is not there, is damaged, compressed or too large for ImageJ, with a sentence for
	 *           the user
	 */
	public static ImagePlus open(final Path file) throws IOException {
		final TiffStack stack = new TiffStack(TiffSource.open(file));
		// ImageJ will want a plane to show; what is wrong with it is better said than thrown
		stack.plane(1);
		return image(stack.source, stack);
	}

	/**
	 * Reads a file to memory with all that ImageJ keeps in a TIFF file, not shown.
	 *
	 * @throws IOException as {@link #open}
	 */
	public static ImagePlus read(final Path file) throws IOException {
		final TiffStack planes = new TiffStack(TiffSource.open(file));
		final ImageStack stack = new ImageStack(planes.getWidth(), planes.getHeight());
		for (int slice = 1; slice <= planes.getSize(); slice++)
			stack.addSlice(planes.getSliceLabel(slice), planes.plane(slice));
		return image(planes.source, stack);
	}

	/** Tells whether a file begins as BigTIFF, which ImageJ does not read. */
	public static boolean isBig(final Path file) {
		try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
			return new DirectoryReader(Bytes.of(in)).isBig();
		}
		// whatever it is then
		catch (final IOException e) {
			return false;
		}
	}

	private static ImagePlus image(final TiffSource source, final ImageStack stack) throws IOException {
		try {
			return VirtualImages.of(stack, source.info(), source.layout().type());
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
		catch (final RuntimeException | OutOfMemoryError e) {
			throw source.damaged(e);
		}
	}

	/**
	 * Reads a plane.
	 *
	 * @param slice from 1
	 * @throws IOException if the file was changed or removed, or memory does not suffice, with a sentence for the user
	 */
	public ImageProcessor plane(final int slice) throws IOException {
		if (slice < 1 || slice > slices.length) throw new IllegalArgumentException("There is no slice " + slice +
			" in a stack of " + slices.length + ".");
		final Object pixels = pixels();
		source.read(slices[translate(slice) - 1], 0, 0, getWidth(), getHeight(), pixels);
		final ImageProcessor plane = switch (source.layout().type()) {
			case BITS_8 -> new ByteProcessor(getWidth(), getHeight(), (byte[]) pixels, colours);
			case BITS_16, SIGNED_16 -> new ShortProcessor(getWidth(), getHeight(), (short[]) pixels, colours);
			case FLOAT_32 -> new FloatProcessor(getWidth(), getHeight(), (float[]) pixels, colours);
			case RGB -> new ColorProcessor(getWidth(), getHeight(), (int[]) pixels);
		};
		if (cTable != null) plane.setCalibrationTable(cTable);
		plane.setSliceNumber(slice);
		return plane;
	}

	/**
	 * Reads a plane.
	 *
	 * @throws UncheckedIOException where {@link #plane} throws
	 */
	@Override
	public ImageProcessor getProcessor(final int slice) {
		try {
			return plane(slice);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
	}

	@Override
	public int getSize() {
		return slices.length;
	}

	@Override
	public String getSliceLabel(final int slice) {
		final String[] labels = source.info().sliceLabels;
		return labels == null || slices[slice - 1] >= labels.length ? null : labels[slices[slice - 1]];
	}

	/** Leaves a plane out; the file keeps it. */
	@Override
	public void deleteSlice(final int slice) {
		slices = IntStream.range(0, slices.length).filter(i -> i != slice - 1).map(i -> slices[i]).toArray();
	}

	@Override
	public String getDirectory() {
		return source.info().directory;
	}

	@Override
	public String getFileName(final int slice) {
		return source.info().fileName;
	}

	private Object pixels() throws IOException {
		final long count = (long) getWidth() * getHeight();
		if (count > Integer.MAX_VALUE) throw new IOException("The file " + source.file() + " has planes of " + getWidth() +
			" x " + getHeight() + " pixels; ImageJ can hold up to 2,147,483,647. Cut it into tiles.");
		try {
			return source.layout().type().pixels((int) count);
		}
		catch (final OutOfMemoryError e) {
			throw new IOException(String.format("A plane of the file %s needs %d MB of memory, which ImageJ does not have. " +
				"Give it more in Edit > Options > Memory & Threads..., or repair the file to a file.", source.file(), //
				count * (source.layout().type() == SampleType.RGB ? 4 : source.layout().type().bytes) / 1_000_000), e);
		}
	}
}
