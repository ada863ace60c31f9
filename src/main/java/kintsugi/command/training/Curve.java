package kintsugi.command.training;

import java.util.Arrays;

/**
 * A quantity by step, in bounded memory: when it is full, pairs of neighbours become their means, and from then on as
 * many values as one point stands for are averaged before they become a point.
 * <p>
 * Not safe for several threads.
 * </p>
 */
final class Curve {

	/** A smoothed point looks this part of the curve back and ahead. */
	private static final int SMOOTH = 40;

	private final double[] steps;
	private final double[] values;
	private int size;
	private int perPoint = 1;
	private int pending;
	private double pendingSteps;
	private double pendingValues;

	/**
	 * Makes an empty curve.
	 *
	 * @param capacity the most points, an even number
	 */
	Curve(final int capacity) {
		if (capacity < 2 || capacity % 2 != 0) throw new IllegalArgumentException(
			"A curve's capacity must be an even number from 2 up, not " + capacity + ".");
		steps = new double[capacity];
		values = new double[capacity];
	}

	/**
	 * Points of a curve, for drawing.
	 *
	 * @param steps rising
	 * @param values as many as steps
	 */
	record Points(double[] steps, double[] values) {

		/** Tells whether there is none. */
		boolean isEmpty() {
			return steps.length == 0;
		}

		/** Gets the means over a few neighbours, the more the longer the curve is, and fewer at its ends. */
		Points smoothed() {
			final double[] means = new double[values.length];
			for (int i = 0; i < means.length; i++) {
				final int reach = Math.min(values.length / SMOOTH, Math.min(i, values.length - 1 - i));
				means[i] = Arrays.stream(values, i - reach, i + reach + 1).average().orElseThrow();
			}
			return new Points(steps, means);
		}
	}

	/** Adds a value; one that is no number is left out. */
	void add(final long step, final double value) {
		if (!Double.isFinite(value)) return;
		pendingSteps += step;
		pendingValues += value;
		if (++pending < perPoint) return;
		if (size == steps.length) halve();
		if (pending < perPoint) return;
		steps[size] = pendingSteps / pending;
		values[size] = pendingValues / pending;
		size++;
		pending = 0;
		pendingSteps = 0;
		pendingValues = 0;
	}

	private void halve() {
		size /= 2;
		for (int i = 0; i < size; i++) {
			steps[i] = (steps[2 * i] + steps[2 * i + 1]) / 2;
			values[i] = (values[2 * i] + values[2 * i + 1]) / 2;
		}
		perPoint *= 2;
	}

	/** Gets a copy of the points so far. */
	Points points() {
		return new Points(Arrays.copyOf(steps, size), Arrays.copyOf(values, size));
	}
}
