package kintsugi.repair;

import java.io.IOException;
import java.util.List;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;

/** Adds predicted windows to the values of hole pixels, each with the weight that it has there. */
final class Target {

	private final Blend blend;
	private final DeepFill deep;
	private final HoleValues values;
	private final int first;

	/**
	 * @param deep what a coarser scale has filled, or null
	 * @param values to which the weighted predictions are added; only pixels of its hole
	 * @param first the channel of {@code values} that is the first channel of the windows
	 */
	Target(final Blend blend, final DeepFill deep, final HoleValues values, final int first) {
		this.blend = blend;
		this.deep = deep;
		this.values = values;
		this.first = first;
	}

	/**
	 * Adds a window.
	 *
	 * @param number which of the filled windows it is
	 * @param method the name for messages
	 * @throws IOException if a pixel's value is no finite number; some may have been added
	 */
	void add(final Tile tile, final Predictor.Filled filled, final int number, final String method) throws IOException {
		final Context context = filled.contexts().get(number);
		final Hole hole = values.hole();
		final Box reach = blend.reach(tile).clip(hole.width(), hole.height());
		final List<Tile> neighbours = blend.neighbours(tile);
		final Bad bad = new Bad();
		hole.forEachRun(reach, (y, from, to) -> {
			final float[] weights = new float[to - from];
			blend.weights(tile, neighbours, y, from, weights);
			final int start = values.number(from, y);
			for (int x = from; x < to; x++) {
				if (weights[x - from] == 0 || deep != null && deep.isDeepAt(x, y)) continue;
				for (int channel = 0; channel < context.channels(); channel++) {
					final double value = value(context, filled, number, channel, x, y);
					if (!Double.isFinite(value)) bad.set(value, x, y);
					values.channel(first + channel)[start + x - from] += (float) (weights[x - from] * value);
				}
			}
		});
		bad.check(method);
	}

	private double value(final Context context, final Predictor.Filled filled, final int number, final int channel,
		final int x, final int y)
	{
		final Box box = context.window().box();
		final double predicted = filled.intensity(number, channel, x, y);
		if (context.depths() == null || !deep.has(x, y)) return predicted;
		final float share = deep.share(context.depths()[(y - box.y()) * box.width() + x - box.x()]);
		final double coarse = deep.intensity(channel, x, y);
		return share == 0 ? coarse : share * predicted + (1 - share) * coarse;
	}

	/** The first pixel of a window whose prediction is no number. */
	private static final class Bad {

		private double value;
		private int x = -1;
		private int y;

		void set(final double newValue, final int newX, final int newY) {
			if (x >= 0) return;
			value = newValue;
			x = newX;
			y = newY;
		}

		void check(final String method) throws IOException {
			if (x >= 0) throw new IOException("The method '" + method + "' gave " + value + " for the pixel at " + x + ", " +
				y + "; nothing was written. Try another model or method.");
		}
	}
}
