package kintsugi.image;

import java.io.IOException;
import java.nio.file.Path;

import ij.ImagePlus;
import kintsugi.image.tiff.TiffSink;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairIdentity;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Repairer;

/** Repairs an image to a TIFF file, a slice at a time, and continues what an earlier run for it left. */
final class StreamRepair {

	private final ImagePlus image;
	private final Path file;

	/**
	 * Prepares to repair an image to a file.
	 *
	 * @param mask where the holes come from, or null
	 * @param sketch where lines come from, or null
	 * @throws IllegalArgumentException if the file is no TIFF file or one that the image, the mask or the sketch is
	 *           read from, with a sentence for the user
	 * @throws IOException if files cannot be looked at
	 */
	StreamRepair(final ImagePlus image, final ImagePlus mask, final ImagePlus sketch, final Path file)
		throws IOException
	{
		this.image = image;
		this.file = file.toAbsolutePath();
		if (!ImageFiles.isTiff(file)) throw new IllegalArgumentException("The result of a repair to a file is a TIFF " +
			"file, but the name " + file.getFileName() + " does not end in .tif or .tiff. Give it such a name.");
		Origins.check(image, this.file);
		if (mask != null) Origins.check(mask, this.file);
		if (sketch != null) Origins.check(sketch, this.file);
	}

	/**
	 * Repairs.
	 *
	 * @param task what was ordered
	 * @throws kintsugi.repair.CanceledException if the progress says so; what is written is kept to be continued
	 */
	RepairReport run(final Repairer repairer, final SliceHoles holes, final RepairTask task, final Progress progress)
		throws IOException
	{
		final StackRepair repair = new StackRepair(image, holes, task.scope());
		final String identity = RepairIdentity.of(repairer.provenance(), task.strategy(), task.grow(), task.holes().name() +
			(Palette.of(image) == null ? "" : " indexed") + (task.sketch().isNone() ? "" : " sketch=" + //
				task.sketch().name()));
		try {
			return run(repairer, repair, holes, identity, progress);
		}
		// another run would but be refused again
		catch (final IllegalArgumentException e) {
			TiffSink.discard(file);
			throw e;
		}
	}

	private RepairReport run(final Repairer repairer, final StackRepair repair, final SliceHoles holes,
		final String identity, final Progress progress) throws IOException
	{
		try (TiffSink sink = TiffSink.create(file, image, identity)) {
			if (isContinued(sink, repair, progress)) return run(sink, repairer, repair, holes, progress);
		}
		// what is there is of other samples
		TiffSink.discard(file);
		try (TiffSink sink = TiffSink.create(file, image, identity)) {
			return run(sink, repairer, repair, holes, progress);
		}
	}

	/** Tells whether what an earlier run wrote is of the samples and holes that are to be repaired now. */
	private boolean isContinued(final TiffSink sink, final StackRepair repair, final Progress progress)
		throws IOException
	{
		final StreamNote now = new StreamNote();
		try (ReadAhead reader = new ReadAhead(repair.pixels())) {
			for (int slice = 1; slice <= sink.done(); slice++) {
				progress.check();
				progress.report((slice - 1.0) / sink.planes(), "Comparing with what an earlier run repaired (slice " + slice +
					" of " + sink.done() + ")");
				final Object samples = reader.of(slice);
				now.add(samples, repair.hole(slice, samples), repair.sketch(slice), SliceOutcome.NONE);
			}
		}
		return sink.done() == 0 || StreamNote.parse(sink.note()).agrees(now);
	}

	private RepairReport run(final TiffSink sink, final Repairer repairer, final StackRepair repair,
		final SliceHoles holes, final Progress progress) throws IOException
	{
		final StreamNote note = sink.done() == 0 ? new StreamNote() : StreamNote.parse(sink.note());
		note.tell(repair);
		final SliceWork work = new CopyRepair(new PlaneRepairer(repairer, image, holes), (slice, samples, its, outcome) -> {
			note.add(samples, its, repair.sketch(slice), outcome);
			sink.add(Pixels.processor(samples, image.getWidth(), image.getHeight()), note.toString());
		});
		final RepairReport report = repair.run(repairer, sink.done() + 1, work, RepairReport.EMPTY, progress);
		sink.finish(Declaration.changes(image, report));
		return report;
	}
}
