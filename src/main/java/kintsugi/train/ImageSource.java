package kintsugi.train;

import java.io.IOException;
import java.util.List;

/** Where images of a training come from: a file, or a slice that is open. Safe for several threads. */
public interface ImageSource {

	/** Gets the name by which messages and held-out lists know it, such as a file's. */
	String name();

	/** Gets what tells it from others when a run is resumed; the name, unless that leaves out what matters. */
	default String identity() {
		return name();
	}

	/**
	 * Reads its images, one or more; they are kept while memory lasts and read again after that.
	 *
	 * @throws IOException if there is none that can be used, with a sentence that says why
	 */
	List<TrainingImage> read() throws IOException;
}
