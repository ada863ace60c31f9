package kintsugi.benchmark;

import java.io.IOException;

import kintsugi.hole.Hole;

/** A way to fill holes that takes part in a comparison. */
interface Contender extends AutoCloseable {

	/** Gets the heading of its column. */
	String name();

	/** Gets what else identifies it, such as a model's hash, or nothing. */
	default String details() {
		return "";
	}

	/** Fills the hole of an image, whose samples there are 0, and gives a new image. */
	EightBitImage fill(EightBitImage image, Hole hole) throws IOException;

	@Override
	default void close() throws IOException {}
}
