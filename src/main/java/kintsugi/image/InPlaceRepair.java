package kintsugi.image;

import java.io.IOException;

import ij.ImagePlus;
import ij.Undo;
import kintsugi.hole.Hole;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Repairer;

/** Writes the hole samples of an open image, slice by slice; if it is stopped it puts back what was there. */
final class InPlaceRepair implements SliceWork {

	private static final String EMPTY = "The hole is empty; nothing was changed.";

	private final PlaneRepairer repairer;
	private final Presence presence;
	private final UndoRecord record;

	private InPlaceRepair(final Repairer repairer, final ImagePlus image, final SliceHoles holes) {
		this.repairer = new PlaneRepairer(repairer, image, holes);
		presence = new Presence(image);
		record = new UndoRecord(image);
	}

	/**
	 * Checks that an image can be repaired in place.
	 *
	 * @throws IllegalArgumentException if not, with a sentence for the user
	 */
	static void check(final ImagePlus image) {
		if (image.getStack().isVirtual()) throw new IllegalArgumentException("\"" + image.getTitle() +
			"\" is a virtual stack, whose samples are not in memory, so that it cannot be repaired in place. Repair it " +
			"in a new image or to a file.");
		if (image.isLockedByAnotherThread()) throw new IllegalArgumentException("\"" + image.getTitle() +
			"\" is in use by another command. Wait until that is done.");
	}

	/**
	 * Repairs an image that {@link #check} accepts and this thread has locked.
	 *
	 * @throws kintsugi.repair.CanceledException if the progress says so; the image is as it was
	 * @throws IOException if the repair fails; the image is as it was
	 */
	static RepairReport run(final Repairer repairer, final ImagePlus image, final SliceHoles holes, final Scope scope,
		final Progress progress) throws IOException
	{
		final StackRepair repair = new StackRepair(image, holes, scope);
		final InPlaceRepair work = new InPlaceRepair(repairer, image, holes);
		boolean done = false;
		try {
			final RepairReport report = repair.run(repairer, 1, work, EMPTY, progress);
			done = true;
			work.finish(image, report);
			return report;
		}
		finally {
			if (!done) work.record.rollBack(repair.pixels());
			if (!work.record.isEmpty()) image.updateAndDraw();
		}
	}

	@Override
	public SliceOutcome take(final int slice, final Object pixels, final Hole hole, final Progress progress)
		throws IOException
	{
		presence.check();
		if (hole.isEmpty()) return SliceOutcome.NONE;
		final long before = SampleArrays.hashValid(pixels, hole);
		final Filling filling = repairer.fill(slice, pixels, hole, progress);
		progress.check();
		write(slice, pixels, hole, filling, before);
		progress.report(1, "Repaired");
		return filling.outcome();
	}

	private void write(final int slice, final Object pixels, final Hole hole, final Filling filling, final long before)
		throws IOException
	{
		final Object old = SampleArrays.take(pixels, hole);
		try {
			filling.writeTo(pixels);
			if (SampleArrays.hashValid(pixels, hole) != before) throw new IOException("The repair was stopped: samples " +
				"outside of the hole changed while it ran. Its own changes were taken back. Leave the image alone until the " +
				"repair is done.");
			record.add(new SliceRecord(slice, hole, old, SampleArrays.hashHole(pixels, hole), before));
		}
		catch (final IOException | RuntimeException | Error e) {
			SampleArrays.put(old, pixels, hole);
			throw e;
		}
	}

	/** Declares the repair and makes it possible to take it back. */
	private void finish(final ImagePlus image, final RepairReport report) {
		if (record.isEmpty()) return;
		// ImageJ could only undo to a state before the repair, and would take it back without a word
		Undo.setup(Undo.NOTHING, image);
		image.getProcessor().setSnapshotPixels(null);
		Declaration.add(image, report);
		image.changes = true;
		UndoHistory.add(image, record);
		UndoListener.listen();
	}
}
