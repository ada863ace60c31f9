package kintsugi.evaluate;

import java.io.IOException;
import java.util.Optional;

import kintsugi.hole.Hole;
import kintsugi.repair.Provenance;

/** A way to fill holes that takes part in an evaluation. One thread uses it at a time. */
public interface Contender extends AutoCloseable {

	/** Gets the heading of its column. */
	String name();

	/** Gets what identifies it and where it runs, if there is more to say than its name. */
	default Optional<Provenance> provenance() {
		return Optional.empty();
	}

	/**
	 * Fills the hole of an image, whose samples there are 0, and gives a new image.
	 *
	 * @throws IOException if it cannot, with a sentence for the user
	 */
	WholeImage fill(WholeImage image, Hole hole) throws IOException;

	@Override
	default void close() throws IOException {
		// most hold nothing
	}
}
