package kintsugi.image.tiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.DataAccess;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;

import kintsugi.hole.Hole;

/**
 * One plane of a TIFF or BigTIFF file as ImgLib2 images that read from the file what is looked at, in cells of
 * {@value #CELL} x {@value #CELL} pixels, and keep those that were used last. Values are the samples as ImageJ stores
 * them: those of 16 bits with sign are 32768 more. Several threads may read at once.
 *
 * @param <T> the type of the samples: unsigned 8 bits, also of the three channels of RGB, unsigned 16 bits, or float
 */
public final class TiffPlane<T extends NativeType<T> & RealType<T>> {

	private static final int CELL = 512;
	private static final long LEAST_BYTES = 8L << 20;
	private static final long MOST_BYTES = 256L << 20;

	private final TiffSource source;
	private final int index;
	private final Channels<T, ?> kind;
	private final CellCache cache;
	private final List<RandomAccessibleInterval<T>> channels;

	private TiffPlane(final TiffSource source, final int index, final Channels<T, ?> kind, final long cacheBytes) {
		this.source = source;
		this.index = index;
		this.kind = kind;
		cache = new CellCache((int) Math.max(4, cacheBytes / ((long) CELL * CELL * source.layout().type().bytes)));
		channels = images(kind);
	}

	/**
	 * Opens a plane; an eighth of the memory that Java may use, and at most 256 MB, is taken for what was read last.
	 *
	 * @param plane from 1
	 * @throws IOException if the file is not there, is damaged or compressed, or its planes have more than
	 *           2,147,483,647 pixels, with a sentence for the user
	 */
	public static TiffPlane<?> open(final Path file, final int plane) throws IOException {
		final long share = Runtime.getRuntime().maxMemory() / 8;
		return open(file, plane, Math.max(LEAST_BYTES, Math.min(MOST_BYTES, share)));
	}

	/** Opens a plane with cells of so many bytes, but at least four. */
	static TiffPlane<?> open(final Path file, final int plane, final long cacheBytes) throws IOException {
		final TiffSource source = TiffSource.open(file);
		final Layout layout = source.layout();
		if ((long) layout.width() * layout.height() > Integer.MAX_VALUE) throw new IOException("The file " + file +
			" has planes of " + layout.width() + " x " + layout.height() +
			" pixels; up to 2,147,483,647 can be repaired. Cut it into tiles.");
		if (plane < 1 || plane > layout.planes().size()) throw new IllegalArgumentException("There is no plane " + plane +
			" in the file " + file + ", which has " + layout.planes().size() + ".");
		return switch (layout.type()) {
			case BITS_8 -> new TiffPlane<>(source, plane - 1, Channels.BYTES, cacheBytes);
			case BITS_16, SIGNED_16 -> new TiffPlane<>(source, plane - 1, Channels.SHORTS, cacheBytes);
			case FLOAT_32 -> new TiffPlane<>(source, plane - 1, Channels.FLOATS, cacheBytes);
			case RGB -> new TiffPlane<>(source, plane - 1, Channels.COLOURS, cacheBytes);
		};
	}

	/** Gets the number of columns. */
	public int width() {
		return source.layout().width();
	}

	/** Gets the number of rows. */
	public int height() {
		return source.layout().height();
	}

	/** Gets how many planes the file has. */
	public int planes() {
		return source.layout().planes().size();
	}

	/**
	 * Gets the channels: red, green and blue, or one. They can be read only; a read throws an {@link
	 * UncheckedIOException} with a sentence for the user if the file was changed or removed.
	 */
	public List<RandomAccessibleInterval<T>> channels() {
		return channels;
	}

	/**
	 * Copies the plane into a sink, some rows at a time, with the hole's samples replaced; rows that an earlier run
	 * wrote are left out.
	 *
	 * @param hole of the plane's size
	 * @param fill writes the hole samples of rows
	 * @param progress hears the share of the rows that is done, and says whether to go on
	 * @return whether all rows are written; if not, the progress said to stop
	 * @throws IllegalArgumentException if the hole or the sink is for another size or type
	 * @throws IOException if a valid sample was changed, the file cannot be read, or the sink cannot be written, with a
	 *           sentence for the user
	 */
	public boolean copyTo(final TiffSink sink, final Hole hole, final RowFill<T> fill, final RowProgress progress)
		throws IOException
	{
		return new RowCopy<>(source, index, kind, hole).run(sink, fill, progress);
	}

	/**
	 * Makes an image of one pixel with the type of the plane and all else that ImageJ keeps in the file.
	 *
	 * @throws IOException if what ImageJ keeps there is damaged, with a sentence for the user
	 */
	public ImagePlus pixel() throws IOException {
		try {
			return VirtualImages.pixel(source.info(), source.layout().type());
		}
		// ImageJ believes every length in a damaged selection
		catch (final RuntimeException | OutOfMemoryError e) {
			throw source.damaged(e);
		}
	}

	/** Gets the file. */
	TiffSource source() {
		return source;
	}

	/** Counts the cells in memory. */
	int cellsInMemory() {
		return cache.size();
	}

	private <A extends DataAccess> List<RandomAccessibleInterval<T>> images(final Channels<T, A> of) {
		final CellGrid grid = new CellGrid(new long[] { width(), height() }, new int[] { CELL, CELL });
		final List<RandomAccessibleInterval<T>> images = new ArrayList<>();
		for (int c = 0; c < of.count(); c++) {
			final int channel = c;
			images.add(new LazyCellImg<>(grid, of.type(), cell -> cell(grid, cell, of, channel)));
		}
		return List.copyOf(images);
	}

	private <A extends DataAccess> Cell<A> cell(final CellGrid grid, final long cell, final Channels<T, A> of,
		final int channel)
	{
		final long[] min = new long[2];
		final int[] size = new int[2];
		grid.getCellDimensions(cell, min, size);
		final Object[] samples = cache.get(cell, unused -> load(min, size));
		return new Cell<>(size, min, of.wrap().apply(samples[channel]));
	}

	/** Reads the samples of a cell, all channels. */
	private Object[] load(final long[] min, final int[] size) {
		final Object pixels = source.layout().type().pixels(size[0] * size[1]);
		try {
			source.read(index, (int) min[0], (int) min[1], size[0], size[1], pixels);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
		return kind.split(pixels);
	}
}
