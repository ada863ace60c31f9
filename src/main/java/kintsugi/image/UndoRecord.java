package kintsugi.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ij.ImagePlus;

/** What it takes to take back one repair in place: the hole samples of before, and what the image declared. */
final class UndoRecord {

	private final Map<String, String> declared;
	private final List<SliceRecord> slices = new ArrayList<>();
	private boolean passed;

	/** Starts a record, before anything is written. */
	UndoRecord(final ImagePlus image) {
		declared = Declaration.of(image);
	}

	/** Adds what is written over. */
	void add(final SliceRecord slice) {
		slices.add(slice);
	}

	/** Gets how many bytes the samples of before take. */
	long bytes() {
		return slices.stream().mapToLong(SliceRecord::bytes).sum();
	}

	/** Notes that ImageJ had its turn. */
	void pass() {
		passed = true;
	}

	/** Tells whether nothing was written. */
	boolean isEmpty() {
		return slices.isEmpty();
	}

	/** Puts back all samples, the last first, where a repair did not come to its end. */
	void rollBack(final Pixels pixels) {
		for (int i = slices.size() - 1; i >= 0; i--)
			slices.get(i).restore(pixels.inMemory(slices.get(i).slice()));
	}

	/**
	 * Takes the repair back if the image is as the repair left it. If only samples outside of the holes were changed
	 * since, the first try is left to ImageJ, whose own undo takes that back or cannot; the next one takes back the
	 * repair.
	 *
	 * @return whether the repair was taken back
	 */
	boolean undo(final ImagePlus image) {
		final Pixels pixels = new Pixels(image);
		boolean unchanged = true;
		for (final SliceRecord slice : slices) {
			final Object samples = slice.slice() > pixels.size() ? null : pixels.inMemory(slice.slice());
			if (!slice.isWritten(samples)) return false;
			unchanged &= slice.isUnchangedAround(samples);
		}
		if (!unchanged && !passed) {
			passed = true;
			return false;
		}
		rollBack(pixels);
		Declaration.restore(image, declared);
		return true;
	}
}
