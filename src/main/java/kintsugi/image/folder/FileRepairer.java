package kintsugi.image.folder;

import java.io.IOException;
import java.util.Optional;

import kintsugi.image.HoleSource;
import kintsugi.image.Images;
import kintsugi.image.RepairResult;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;

/** The middle step of a folder run: repairs an image that was read. */
final class FileRepairer {

	private final FileRepair how;
	private final OpenRepairers repairers;

	/** Prepares to repair. */
	FileRepairer(final FileRepair how, final OpenRepairers repairers) {
		this.how = how;
		this.repairers = repairers;
	}

	/**
	 * Repairs an image, or says why not.
	 *
	 * @throws CanceledException if the progress says so
	 */
	FileWork repair(final FileWork work, final Progress progress) {
		try {
			final HoleSource holes = how.holes().source(work.mask());
			final Repairer repairer = repairers.of(work.image());
			final RepairResult result = Images.repair(repairer, work.image(), holes.in(work.image()).of(1).grow(how.grow()),
				progress);
			return work.repaired(result, holes.remark().orElse(""));
		}
		catch (final CanceledException e) {
			throw e;
		}
		// a plane that does not fit in memory must not stop the files that do
		catch (final IOException | RuntimeException | OutOfMemoryError e) {
			return work.over(FileOutcome.failed(work.job(), Failure.sentence(e)));
		}
	}
}
