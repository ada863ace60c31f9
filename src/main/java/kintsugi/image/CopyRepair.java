package kintsugi.image;

import java.io.IOException;

import kintsugi.hole.Hole;
import kintsugi.repair.Progress;

/** Repairs copies of slices, and compares them with what they are copies of. */
final class CopyRepair implements SliceWork {

	private final PlaneRepairer repairer;
	private final Target target;

	/** Takes the slices of the result in their order. */
	interface Target {

		/**
		 * Takes a slice.
		 *
		 * @param samples the slice, which now belongs to the target
		 * @param hole the hole that it had
		 * @param outcome what there is to say of it
		 */
		void add(int slice, Object samples, Hole hole, SliceOutcome outcome) throws IOException;
	}

	CopyRepair(final PlaneRepairer repairer, final Target target) {
		this.repairer = repairer;
		this.target = target;
	}

	@Override
	public SliceOutcome take(final int slice, final Object pixels, final Hole hole, final Progress progress)
		throws IOException
	{
		final Filling filling = hole.isEmpty() ? null : repairer.fill(slice, pixels, hole, progress);
		progress.check();
		final Object copy = SampleArrays.copy(pixels);
		if (filling != null) filling.writeTo(copy);
		final long changed = SampleArrays.changes(pixels, copy, hole);
		if (changed > 0) throw new IOException("The repair failed its check: " + changed +
			" valid samples of the result differ from the image. Do not use the result, and please report this.");
		final SliceOutcome outcome = filling == null ? SliceOutcome.NONE : filling.outcome();
		target.add(slice, copy, hole, outcome);
		progress.report(1, "Repaired");
		return outcome;
	}
}
