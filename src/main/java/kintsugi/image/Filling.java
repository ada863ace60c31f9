package kintsugi.image;

import java.io.IOException;

/**
 * The repaired samples of a plane, not yet written.
 *
 * @param writer writes the samples of the hole, and no others
 * @param outcome how they came to be
 */
record Filling(Writer writer, SliceOutcome outcome) {

	/** Writes to a plane. */
	interface Writer {

		/** Writes to a plane of the type that was filled, in ImageJ's own array. */
		void writeTo(Object pixels) throws IOException;
	}

	/** Writes the samples of the hole, and no others, to a plane of the same type. */
	void writeTo(final Object pixels) throws IOException {
		writer.writeTo(pixels);
	}
}
