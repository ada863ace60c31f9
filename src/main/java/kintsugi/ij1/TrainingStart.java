package kintsugi.ij1;

import java.io.IOException;
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import kintsugi.command.training.Phase;
import kintsugi.command.training.TrainingOrder;
import kintsugi.command.training.TrainingSession;
import kintsugi.command.training.TrainingWindow;
import kintsugi.repair.CanceledException;
import kintsugi.train.TrainingResult;

/** Starts trainings from ImageJ's menu: with a window, or in macros to their end. */
final class TrainingStart {

	/** Where a macro finds the name of the new model: {@code getInfo("kintsugi.trained")}. */
	private static final String MODEL_PROPERTY = "kintsugi.trained";

	private TrainingStart() {}

	/**
	 * Finds out what to train.
	 *
	 * @param <T> the kind of training
	 */
	@FunctionalInterface
	interface Question<T extends TrainingOrder> {

		/**
		 * Asks or reads.
		 *
		 * @param options the options of a macro, or null if the user is to be asked
		 * @param current the current image, or null
		 * @return nothing if the user does not want to
		 * @throws IOException if something cannot be used, with a sentence for the user
		 */
		Optional<T> ask(MacroOptions options, ImagePlus current) throws IOException;
	}

	/**
	 * Does something with a new model.
	 *
	 * @param <T> the kind of training
	 */
	@FunctionalInterface
	interface Use<T extends TrainingOrder> {

		/**
		 * Uses the model of a training that has finished.
		 *
		 * @throws IOException if that fails, with a sentence for the user
		 */
		void use(T order) throws IOException;
	}

	/** Asks, trains and uses the model, and says what goes wrong. */
	static <T extends TrainingOrder> void run(final String title, final Question<T> question, final Use<T> use) {
		Guarded.run(title, () -> {
			TrainingSession.checkNoneRuns();
			final String options = Macro.getOptions();
			final Optional<T> order = question.ask(options == null ? null : new MacroOptions(options), //
				WindowManager.getCurrentImage());
			if (order.isEmpty()) return;
			if (isCalled()) trainNow(order.get(), use);
			else if (TrainingDownloads.offer(order.get())) trainInWindow(title, order.get(), use);
		});
	}

	/**
	 * Tells macros and scripts from a user at the menu, as ImageJ does: by the name; a macro may be running elsewhere.
	 */
	private static boolean isCalled() {
		return Macro.getOptions() != null || Thread.currentThread().getName().startsWith("Run$_");
	}

	private static <T extends TrainingOrder> void trainNow(final T order, final Use<T> use) throws IOException {
		final TrainingSession session = order.start(IJ::log);
		final TrainingResult result = session.await(new StatusBar());
		if (!result.finished()) throw new CanceledException(order.summary(result));
		// of a recipe with variants it is the best one's name, which a macro cannot know
		System.setProperty(MODEL_PROPERTY, result.best().name());
		IJ.showStatus("The model \"" + result.best().name() + "\" is ready.");
		use.use(order);
	}

	private static <T extends TrainingOrder> void trainInWindow(final String title, final T order, final Use<T> use) {
		final TrainingSession session = order.start(line -> {});
		session.whenDone(() -> {
			if (session.phase() == Phase.FINISHED) new Thread(() -> Guarded.run(title, () -> use.use(order)), title).start();
		});
		TrainingWindow.open(session);
	}
}
