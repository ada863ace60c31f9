package kintsugi.train;

import java.util.Arrays;

/**
 * Samples of equal size.
 *
 * @param count N
 * @param images [N, C, S, S] in network space, whole: the truth that the network must find
 * @param masks [N, 1, S, S], 1 = valid, 0 = hole
 * @param known [N, 1, S, S], 1 where the truth is known, or null where all of it is; what is unknown is a hole, too
 * @param sketches [N, 1, S, S], 1 on lines inside holes that guide the network, or null where it sees none
 */
public record Batch(int count, float[] images, float[] masks, float[] known, float[] sketches) {

	/** Gets samples {@code from} to {@code to - 1}. */
	Batch part(final int from, final int to) {
		if (from == 0 && to == count) return this;
		return new Batch(to - from, part(images, from, to), part(masks, from, to), part(known, from, to), //
			part(sketches, from, to));
	}

	private float[] part(final float[] array, final int from, final int to) {
		if (array == null) return null;
		final int one = array.length / count;
		return Arrays.copyOfRange(array, from * one, to * one);
	}
}
