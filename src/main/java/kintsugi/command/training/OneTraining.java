package kintsugi.command.training;

import java.util.Optional;

/**
 * The right to train, which one training of a Java process has at a time: two would share the processor's threads and
 * the engine's settings.
 * <p>
 * It is kept in the process's system properties, the one place that is the same for all class loaders: ImageJ makes a
 * new loader, with new classes, when its menus are refreshed.
 * </p>
 */
final class OneTraining implements AutoCloseable {

	private static final String KEY = "kintsugi.training.running";

	private OneTraining() {}

	/**
	 * Takes the right to train.
	 *
	 * @param name what is trained, for the sentence that others get
	 * @throws IllegalStateException if another training has it, with a sentence for the user
	 */
	static OneTraining claim(final String name) {
		final Object other = System.getProperties().putIfAbsent(KEY, name);
		if (other != null) throw new IllegalStateException(sentence(other.toString()));
		return new OneTraining();
	}

	/** Gets the sentence that refuses a second training, or nothing if none is running. */
	static Optional<String> refusal() {
		return Optional.ofNullable(System.getProperty(KEY)).map(OneTraining::sentence);
	}

	private static String sentence(final String name) {
		return "The training of \"" + name + "\" is still running, and two at a time would slow each other down. " +
			"Finish or cancel it in its window first.";
	}

	/** Gives the right back. */
	@Override
	public void close() {
		System.clearProperty(KEY);
	}
}
