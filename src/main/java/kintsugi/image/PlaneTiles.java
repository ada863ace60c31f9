package kintsugi.image;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import kintsugi.image.tiff.TiffPlane;
import kintsugi.repair.Progress;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;

/**
 * Goes through a plane of a file tile by tile, so that only a few of them are in memory.
 *
 * @param plane the plane
 * @param bits the bits of a pixel, as ImageJ counts them
 */
record PlaneTiles<T extends NativeType<T> & RealType<T>>(TiffPlane<T> plane, int bits) {

	/** The side of a tile, which is that of what is read at once. */
	private static final int SIDE = 512;

	/** Receives tiles. */
	interface Visitor {

		/** Takes the samples of a part, in ImageJ's own array of them. */
		void visit(Box part, Object samples) throws IOException;
	}

	/**
	 * Finds the hole that a rule makes of the plane.
	 *
	 * @param witness sees all tiles, too
	 */
	Hole find(final SampleRule rule, final Visitor witness, final Progress progress, final String message)
		throws IOException
	{
		final BitSet bits = new BitSet();
		forEach(progress, message, (part, samples) -> {
			witness.visit(part, samples);
			rule.holeOf(samples, part.width(), part.height()).forEachRun((y, from, to) -> {
				final int start = (part.y() + y) * plane.width() + part.x();
				bits.set(start + from, start + to);
			});
		});
		return Hole.of(plane.width(), plane.height(), bits);
	}

	/** Shows all tiles. */
	void forEach(final Progress progress, final String message, final Visitor visitor) throws IOException {
		for (int y = 0; y < plane.height(); y += SIDE) {
			progress.check();
			progress.report((double) y / plane.height(), message);
			for (int x = 0; x < plane.width(); x += SIDE) {
				final Box part = new Box(x, y, Math.min(SIDE, plane.width() - x), Math.min(SIDE, plane.height() - y));
				visitor.visit(part, read(part));
			}
		}
	}

	private Object read(final Box part) {
		final int size = part.width() * part.height();
		final Object samples = switch (bits) {
			case 8 -> new byte[size];
			case 16 -> new short[size];
			case 24 -> new int[size];
			default -> new float[size];
		};
		final List<RandomAccessibleInterval<T>> channels = plane.channels();
		for (int channel = 0; channel < channels.size(); channel++)
			read(channels.get(channel).randomAccess(), part, samples, 16 - 8 * channel);
		return samples;
	}

	private void read(final RandomAccess<T> access, final Box part, final Object samples, final int shift) {
		int i = 0;
		for (int y = part.y(); y < part.bottom(); y++) {
			access.setPosition(part.x(), 0);
			access.setPosition(y, 1);
			for (int x = 0; x < part.width(); x++) {
				put(access.get().getRealFloat(), samples, i++, shift);
				access.fwd(0);
			}
		}
	}

	private static void put(final float value, final Object samples, final int i, final int shift) {
		if (samples instanceof byte[] bytes) bytes[i] = (byte) value;
		else if (samples instanceof short[] shorts) shorts[i] = (short) (int) value;
		else if (samples instanceof int[] colours) colours[i] |= (int) value << shift;
		else ((float[]) samples)[i] = value;
	}
}
