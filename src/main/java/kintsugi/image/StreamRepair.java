package kintsugi.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.io.FileInfo;
import kintsugi.image.tiff.TiffSink;
import kintsugi.repair.Progress;
import kintsugi.repair.Provenance;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Repairer;

/** Repairs an image to a TIFF file, a slice at a time, and continues what an earlier run for it left. */
final class StreamRepair {

	private final ImagePlus image;
	private final Path file;

	/**
	 * Prepares to repair an image to a file.
	 *
	 * @throws IllegalArgumentException if the file is no TIFF file or the one that the image is read from, with a
	 *           sentence for the user
	 * @throws IOException if files cannot be looked at
	 */
	StreamRepair(final ImagePlus image, final Path file) throws IOException {
		this.image = image;
		this.file = file.toAbsolutePath();
		if (!ImageFiles.isTiff(file)) throw new IllegalArgumentException("The result of a repair to a file is a TIFF " +
			"file, but the name " + file.getFileName() + " does not end in .tif or .tiff. Give it such a name.");
		if (image.getStack() instanceof VirtualStack stack) checkInput(stack);
	}

	private void checkInput(final VirtualStack stack) throws IOException {
		final FileInfo origin = image.getOriginalFileInfo();
		final String folder = stack.getDirectory() != null || origin == null ? stack.getDirectory() : origin.directory;
		for (int slice = 1; slice <= stack.getSize(); slice++) {
			final String name = stack.getFileName(slice) == null && origin != null ? origin.fileName : //
				stack.getFileName(slice);
			if (folder == null || name == null || !name.equals(file.getFileName().toString())) continue;
			if (Files.exists(file) && Files.exists(Path.of(folder, name)) && Files.isSameFile(Path.of(folder, name), file))
				throw new IllegalArgumentException("The file " + file + " is the one that \"" + image.getTitle() +
					"\" is read from. Choose another for the result.");
		}
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
		final String identity = identity(repairer.provenance(), task);
		try (TiffSink sink = TiffSink.create(file, image, identity)) {
			if (isContinued(sink, repair, progress)) return run(sink, repairer, repair, progress);
		}
		// what is there is of other samples
		TiffSink.discard(file);
		try (TiffSink sink = TiffSink.create(file, image, identity)) {
			return run(sink, repairer, repair, progress);
		}
	}

	/** Makes up what the result depends on besides the samples and holes, which are compared. */
	private String identity(final Provenance provenance, final RepairTask task) {
		return String.join("\n", provenance.method(), provenance.sha256(), provenance.version(), provenance.device(), //
			task.strategy().toString(), task.holes().kind().toString(), Boolean.toString(Palette.of(image) != null));
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
				now.add(samples, repair.hole(slice, samples), Set.of());
			}
		}
		return sink.done() == 0 || StreamNote.parse(sink.note()).agrees(now);
	}

	private RepairReport run(final TiffSink sink, final Repairer repairer, final StackRepair repair,
		final Progress progress) throws IOException
	{
		final StreamNote note = sink.done() == 0 ? new StreamNote() : StreamNote.parse(sink.note());
		note.tell(repair);
		final SliceWork work = new CopyRepair(new PlaneRepairer(repairer, image), (slice, samples, hole, remarks) -> {
			note.add(samples, hole, remarks);
			sink.add(Pixels.processor(samples, image.getWidth(), image.getHeight()), note.toString());
		});
		final RepairReport report = repair.run(repairer, sink.done() + 1, work, RepairReport.EMPTY, progress);
		sink.finish(Declaration.changes(image, report));
		return report;
	}
}
