package kintsugi.image;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What a sample shows, before it becomes intensities: four maps from 0 to 1, row-major. */
final class SamplesScene {

	/** A cloudy and fibrous ground. */
	final double[] texture;
	/** Fine structure inside cells. */
	final double[] grain;
	/** How much of a cell's body is here. */
	final double[] cell;
	/** How much of a cell's nucleus is here. */
	final double[] nucleus;

	private final int width;
	private final int height;

	/** Draws a scene; the same arguments give the same scene. */
	SamplesScene(final int width, final int height, final long seed) {
		this.width = width;
		this.height = height;
		final SplittableRandom random = new SplittableRandom(seed);
		texture = add(add(noise(random.split(), 90, 90, 0.5), noise(random.split(), 30, 8, 0.3)), //
			noise(random.split(), 5, 5, 0.2));
		grain = add(noise(random.split(), 7, 7, 0.6), noise(random.split(), 3, 3, 0.4));
		cell = new double[width * height];
		nucleus = new double[width * height];
		drawCells(random.split());
	}

	private static double[] add(final double[] a, final double[] b) {
		for (int i = 0; i < a.length; i++)
			a[i] += b[i];
		return a;
	}

	/** Draws smooth noise from 0 to {@code amplitude} whose features have the given sizes in pixels. */
	private double[] noise(final SplittableRandom random, final int sizeX, final int sizeY, final double amplitude) {
		final int columns = width / sizeX + 2;
		final double[] grid = random.doubles((long) columns * (height / sizeY + 2)).toArray();
		final double[] map = new double[width * height];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final int corner = y / sizeY * columns + x / sizeX;
				final double u = smooth((x % sizeX) / (double) sizeX);
				final double v = smooth((y % sizeY) / (double) sizeY);
				map[y * width + x] = amplitude * ((1 - v) * ((1 - u) * grid[corner] + u * grid[corner + 1]) + //
					v * ((1 - u) * grid[corner + columns] + u * grid[corner + columns + 1]));
			}
		return map;
	}

	private static double smooth(final double t) {
		return t * t * (3 - 2 * t);
	}

	/** Places cells that do not overlap, about one on each 56x56 pixels. */
	private void drawCells(final SplittableRandom random) {
		final List<double[]> placed = new ArrayList<>();
		final int tries = 2 * width * height / (56 * 56) + 4;
		for (int i = 0; i < tries; i++) {
			final double radius = random.nextDouble(14, 27);
			final double x = random.nextDouble() * width;
			final double y = random.nextDouble() * height;
			final double stretch = random.nextDouble(0.7, 1.3);
			final double angle = random.nextDouble(Math.PI);
			final boolean free = placed.stream().allMatch(c -> Math.hypot(c[0] - x, c[1] - y) > 0.95 * (c[2] + radius));
			if (!free) continue;
			placed.add(new double[] { x, y, radius });
			drawEllipse(cell, x, y, radius * stretch, radius / stretch, angle, 0.25);
			final double shift = 0.15 * radius;
			drawEllipse(nucleus, x + shift * Math.cos(angle), y + shift * Math.sin(angle), 0.5 * radius * stretch, //
				0.45 * radius / stretch, angle, 0.3);
		}
	}

	/** Draws an ellipse whose edge falls off over {@code edge} of its radius. */
	private void drawEllipse(final double[] map, final double x, final double y, final double a, final double b,
		final double angle, final double edge)
	{
		final int reach = (int) Math.ceil(Math.max(a, b) * (1 + edge));
		final double cos = Math.cos(angle);
		final double sin = Math.sin(angle);
		for (int v = Math.max(0, (int) y - reach); v < Math.min(height, (int) y + reach + 1); v++)
			for (int u = Math.max(0, (int) x - reach); u < Math.min(width, (int) x + reach + 1); u++) {
				final double along = ((u - x) * cos + (v - y) * sin) / a;
				final double across = ((v - y) * cos - (u - x) * sin) / b;
				final double inside = (1 + edge / 2 - Math.hypot(along, across)) / edge;
				final int i = v * width + u;
				map[i] = Math.max(map[i], smooth(Math.max(0, Math.min(1, inside))));
			}
	}
}
