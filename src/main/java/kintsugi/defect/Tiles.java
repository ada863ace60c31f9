package kintsugi.defect;

import java.util.BitSet;
import java.util.function.Consumer;

import kintsugi.hole.Box;

/** Cuts a plane into tiles, so that the memory of a filter does not grow with the plane. */
final class Tiles {

	/** In pixels; a core this large makes the margins cheap and keeps a tile in few megabytes. */
	static final int SIDE = 1024;
	/** Reads the mean of all channels. */
	static final int MEAN = -1;

	private final Raster raster;
	private final Runnable check;

	/** Prepares to read a raster; {@code check} is called at each tile. */
	Tiles(final Raster raster, final Runnable check) {
		this.raster = raster;
		this.check = check;
	}

	/** Shows the tiles of a channel, or of {@link #MEAN}, row by row. */
	void forEach(final int channel, final int margin, final Consumer<Tile> visitor) {
		for (int y = 0; y < raster.height(); y += SIDE)
			for (int x = 0; x < raster.width(); x += SIDE) {
				check.run();
				final Box plane = new Box(x, y, SIDE, SIDE).clip(raster.width(), raster.height());
				visitor.accept(read(channel, plane, margin));
			}
	}

	/** Reads a part with a margin. */
	Tile read(final int channel, final Box core, final int margin) {
		final Box wanted = core.grow(margin);
		final Box inside = wanted.clip(raster.width(), raster.height());
		final float[] part = new float[inside.width() * inside.height()];
		if (channel == MEAN) readMean(inside, part);
		else raster.read(channel, inside, part);
		final BitSet gaps = Gaps.fill(part, inside.width(), inside.height());
		if (inside.equals(wanted)) return new Tile(core, margin, part, gaps);
		final float[] samples = new float[wanted.width() * wanted.height()];
		final BitSet outside = new BitSet();
		for (int y = 0; y < wanted.height(); y++) {
			final int row = mirror(wanted.y() + y - inside.y(), inside.height()) * inside.width();
			for (int x = 0; x < wanted.width(); x++) {
				final int i = row + mirror(wanted.x() + x - inside.x(), inside.width());
				samples[y * wanted.width() + x] = part[i];
				if (gaps.get(i)) outside.set(y * wanted.width() + x);
			}
		}
		return new Tile(core, margin, samples, outside);
	}

	private void readMean(final Box box, final float[] part) {
		final float[] channel = new float[part.length];
		for (int c = 0; c < raster.channels(); c++) {
			raster.read(c, box, channel);
			for (int i = 0; i < part.length; i++)
				part[i] += channel[i] / raster.channels();
		}
	}

	/** The border itself is not repeated, or a single bad pixel there would become two. */
	private static int mirror(final int position, final int length) {
		if (length == 1) return 0;
		final int period = 2 * (length - 1);
		final int folded = Math.floorMod(position, period);
		return Math.min(folded, period - folded);
	}
}
