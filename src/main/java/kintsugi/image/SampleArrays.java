package kintsugi.image;

import java.lang.reflect.Array;
import java.util.Arrays;

import kintsugi.hole.Hole;

/**
 * What can be done with the samples of a plane in ImageJ's own array of them, {@code byte[]}, {@code short[]},
 * {@code float[]} or, for RGB, {@code int[]}, in which pixel (x, y) has the index {@code y * width + x}.
 */
final class SampleArrays {

	private static final long PRIME = 0x100000001b3L;
	private static final long START = 0xcbf29ce484222325L;

	private SampleArrays() {}

	/** Makes a copy. */
	static Object copy(final Object pixels) {
		final int length = Array.getLength(pixels);
		final Object copy = Array.newInstance(pixels.getClass().getComponentType(), length);
		System.arraycopy(pixels, 0, copy, 0, length);
		return copy;
	}

	/** Tells whether there is a sample outside of a hole that is a finite number. */
	static boolean hasValid(final Object pixels, final Hole hole) {
		if (!(pixels instanceof float[] floats)) return !hole.isAll();
		for (int i = 0; i < floats.length; i++)
			if (Float.isFinite(floats[i]) && !hole.isHole(i % hole.width(), i / hole.width())) return true;
		return false;
	}

	/** Takes the samples of a hole, run by run. */
	static Object take(final Object pixels, final Hole hole) {
		final Object samples = Array.newInstance(pixels.getClass().getComponentType(), Math.toIntExact(hole.count()));
		final int[] at = { 0 };
		hole.forEachRun((y, from, to) -> {
			System.arraycopy(pixels, y * hole.width() + from, samples, at[0], to - from);
			at[0] += to - from;
		});
		return samples;
	}

	/** Puts what {@link #take} took where it was. */
	static void put(final Object samples, final Object pixels, final Hole hole) {
		final int[] at = { 0 };
		hole.forEachRun((y, from, to) -> {
			System.arraycopy(samples, at[0], pixels, y * hole.width() + from, to - from);
			at[0] += to - from;
		});
	}

	/** Counts the pixels outside of a hole that differ in any bit between two planes. */
	static long changes(final Object a, final Object b, final Hole hole) {
		final long[] changes = { 0 };
		forEachValid(hole, (from, to) -> changes[0] += changes(a, b, from, to));
		return changes[0];
	}

	/** Gets a number that tells whether a sample outside of a hole changed, but for a chance of 1 in 2^64. */
	static long hashValid(final Object pixels, final Hole hole) {
		final long[] hash = { START };
		forEachValid(hole, (from, to) -> hash[0] = hash(hash[0], pixels, from, to));
		return hash[0];
	}

	/** Gets a number that tells whether a sample in a hole changed, but for a chance of 1 in 2^64. */
	static long hashHole(final Object pixels, final Hole hole) {
		final long[] hash = { START };
		hole.forEachRun((y, from, to) -> hash[0] = hash(hash[0], pixels, y * hole.width() + from, //
			y * hole.width() + to));
		return hash[0];
	}

	/** Gets a number that tells a hole from others of its size. */
	static long hashPlace(final Hole hole) {
		final long[] hash = { START };
		hole.forEachRun((y, from, to) -> hash[0] = ((hash[0] ^ y * (long) hole.width() + from) * PRIME ^ to) * PRIME);
		return hash[0];
	}

	/** Receives samples that follow each other. */
	private interface Segment {

		void visit(int from, int to);
	}

	private static void forEachValid(final Hole hole, final Segment segment) {
		final int[] at = { 0 };
		hole.forEachRun((y, from, to) -> {
			segment.visit(at[0], y * hole.width() + from);
			at[0] = y * hole.width() + to;
		});
		segment.visit(at[0], hole.width() * hole.height());
	}

	private static long changes(final Object a, final Object b, final int from, final int to) {
		long changes = 0;
		int at = from;
		for (int same = mismatch(a, b, at, to); same >= 0; same = mismatch(a, b, at, to)) {
			changes++;
			at += same + 1;
		}
		return changes;
	}

	/** Gets how many samples agree before the first that does not, or -1; numbers are compared by their bits. */
	private static int mismatch(final Object a, final Object b, final int from, final int to) {
		if (a instanceof byte[] bytes) return Arrays.mismatch(bytes, from, to, (byte[]) b, from, to);
		if (a instanceof short[] shorts) return Arrays.mismatch(shorts, from, to, (short[]) b, from, to);
		if (a instanceof int[] ints) return Arrays.mismatch(ints, from, to, (int[]) b, from, to);
		final float[] floats = (float[]) a;
		final float[] others = (float[]) b;
		// Java's own comparison takes all NaN for the same
		for (int i = from; i < to; i++)
			if (Float.floatToRawIntBits(floats[i]) != Float.floatToRawIntBits(others[i])) return i - from;
		return -1;
	}

	private static long hash(final long start, final Object pixels, final int from, final int to) {
		long hash = start;
		if (pixels instanceof byte[] bytes) for (int i = from; i < to; i++)
			hash = (hash ^ bytes[i]) * PRIME;
		else if (pixels instanceof short[] shorts) for (int i = from; i < to; i++)
			hash = (hash ^ shorts[i]) * PRIME;
		else if (pixels instanceof int[] ints) for (int i = from; i < to; i++)
			hash = (hash ^ ints[i]) * PRIME;
		else for (int i = from; i < to; i++)
			hash = (hash ^ Float.floatToRawIntBits(((float[]) pixels)[i])) * PRIME;
		return hash;
	}
}
