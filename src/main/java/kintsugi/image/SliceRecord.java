package kintsugi.image;

import java.lang.reflect.Array;

import kintsugi.hole.Hole;

/**
 * What a repair in place wrote over in a slice.
 *
 * @param slice the index in the stack, from 1
 * @param hole where it wrote
 * @param before the samples that were there
 * @param written tells the samples that it wrote, see {@link SampleArrays#hashHole}
 * @param around tells all other samples, see {@link SampleArrays#hashValid}
 */
record SliceRecord(int slice, Hole hole, Object before, long written, long around) {

	/** Gets how many bytes the samples of before take. */
	long bytes() {
		final long each = before instanceof byte[] ? 1 : before instanceof short[] ? 2 : 4;
		return each * Array.getLength(before);
	}

	/** Tells whether the hole has the samples that were written, and nothing else was done to it. */
	boolean isWritten(final Object pixels) {
		return pixels != null && pixels.getClass() == before.getClass() && Array.getLength(pixels) == hole.width() * hole
			.height() && SampleArrays.hashHole(pixels, hole) == written;
	}

	/** Tells whether the rest of the slice is as it was after the repair. */
	boolean isUnchangedAround(final Object pixels) {
		return SampleArrays.hashValid(pixels, hole) == around;
	}

	/** Puts back what was there before. */
	void restore(final Object pixels) {
		SampleArrays.put(before, pixels, hole);
	}
}
