package kintsugi.image.folder;

import ij.ImagePlus;
import kintsugi.image.RepairResult;

/**
 * An image on its way through a folder run; each step makes the next one of it.
 *
 * @param job the image's files, or null for the end of all work
 * @param origin what the result is made from
 * @param share the bytes of memory that it has taken from the budget
 * @param image the image that was read, or null; one of a single pixel that stands for a plane repaired by windows
 * @param byWindows whether image, mask and sketch are read by windows when they are repaired
 * @param mask the mask that was read, or null
 * @param sketch the lines that were read, or null
 * @param result the repaired image, or null
 * @param remark what the user has to know of the mask, or empty
 * @param outcome what became of it, as soon as that is known, or null
 */
record FileWork(FileJob job, Origin origin, long share, ImagePlus image, boolean byWindows, ImagePlus mask,
	ImagePlus sketch, RepairResult result, String remark, FileOutcome outcome)
{

	/** The end of all work. */
	static final FileWork END = new FileWork(null, null, 0, null, false, null, null, null, "", null);

	static FileWork read(final FileJob job, final Origin origin, final long share, final ImagePlus image,
		final ImagePlus mask, final ImagePlus sketch)
	{
		return new FileWork(job, origin, share, image, false, mask, sketch, null, "", null);
	}

	static FileWork byWindows(final FileJob job, final Origin origin, final long share, final ImagePlus pixel) {
		return new FileWork(job, origin, share, pixel, true, null, null, null, "", null);
	}

	static FileWork over(final FileJob job, final Origin origin, final FileOutcome outcome) {
		return new FileWork(job, origin, 0, null, false, null, null, null, "", outcome);
	}

	FileWork repaired(final RepairResult repaired, final String said) {
		return new FileWork(job, origin, share, null, false, null, null, repaired, said, null);
	}

	FileWork over(final FileOutcome end) {
		return new FileWork(job, origin, share, null, false, null, null, null, "", end);
	}
}
