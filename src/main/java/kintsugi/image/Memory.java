package kintsugi.image;

import java.io.IOException;
import java.util.Locale;

import ij.ImagePlus;

/** Says in time that memory does not suffice, and what to do. */
final class Memory {

	/** What a repair takes besides the images. */
	private static final long RESERVE = 32L << 20;
	private static final String WHAT_TO_DO = "Repair to a file instead, which needs the memory of a few planes only, " +
		"or give ImageJ more memory in Edit > Options > Memory & Threads....";

	private Memory() {}

	/** What needs memory. */
	interface Work<T> {

		T run() throws IOException;
	}

	/** Tells whether an amount of bytes is free. */
	static boolean holds(final long bytes) {
		return bytes + RESERVE <= free();
	}

	/**
	 * Checks that a copy of an image fits.
	 *
	 * @throws IllegalArgumentException if not, with a sentence for the user
	 */
	static void checkCopy(final ImagePlus image) {
		final Pixels pixels = new Pixels(image);
		checkPlane(image);
		final long needed = pixels.planeBytes() * (pixels.size() + (pixels.isVirtual() ? 2L : 0));
		if (holds(needed)) return;
		// what is no longer used may just not have been noticed
		System.gc();
		if (!holds(needed)) throw new IllegalArgumentException(String.format(Locale.ROOT,
			"The repair of \"%s\" in a new image needs %,d MB of memory, but %,d MB are free. %s", image.getTitle(), //
			(needed + RESERVE) >> 20, free() >> 20, WHAT_TO_DO));
	}

	/**
	 * Checks that a plane can be had at all.
	 *
	 * @throws IllegalArgumentException if not, with a sentence for the user
	 */
	static void checkPlane(final ImagePlus image) {
		final long pixels = (long) image.getWidth() * image.getHeight();
		if (pixels > Integer.MAX_VALUE - 8) throw new IllegalArgumentException(String.format(Locale.ROOT,
			"A plane of \"%s\" has %,d x %,d pixels, but can have up to 2,147,483,639. Cut it into tiles, and repair those.",
			image.getTitle(), image.getWidth(), image.getHeight()));
	}

	/**
	 * Does work.
	 *
	 * @throws IOException if memory runs out all the same, with a sentence for the user
	 */
	static <T> T guard(final Work<T> work) throws IOException {
		try {
			return work.run();
		}
		catch (final OutOfMemoryError e) {
			throw new IOException("Memory ran out during the repair; nothing was changed. " + WHAT_TO_DO, e);
		}
	}

	private static long free() {
		final Runtime runtime = Runtime.getRuntime();
		return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
	}
}
