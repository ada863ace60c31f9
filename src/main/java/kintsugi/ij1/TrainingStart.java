package kintsugi.ij1;

import java.awt.HeadlessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.macro.Interpreter;
import kintsugi.command.training.TrainingOrder;
import kintsugi.command.training.TrainingSession;
import kintsugi.command.training.TrainingWindow;
import kintsugi.repair.CanceledException;

/** Starts trainings from ImageJ's menu: with a window, or in macros to their end. */
final class TrainingStart {

	private TrainingStart() {}

	/** Finds out what to train. */
	@FunctionalInterface
	interface Question {

		/**
		 * Asks or reads.
		 *
		 * @param current the current image, or null
		 * @return nothing if the user does not want to
		 * @throws IOException if something cannot be used, with a sentence for the user
		 */
		Optional<? extends TrainingOrder> ask(ImagePlus current) throws IOException;
	}

	/** Asks and trains, and says what goes wrong. */
	static void run(final String title, final Question question, final ImagePlus current) {
		final Thread thread = Thread.currentThread();
		final ClassLoader loader = thread.getContextClassLoader();
		// engines and plug-ins are looked up through it, and plain ImageJ leaves it at the loader of ij.jar
		thread.setContextClassLoader(TrainingStart.class.getClassLoader());
		try {
			TrainingSession.checkNoneRuns();
			final Optional<? extends TrainingOrder> order = question.ask(current);
			if (order.isPresent() && isCalled()) trainNow(order.get());
			else if (order.isPresent() && TrainingDownloads.offer(order.get())) TrainingWindow.open(order.get().start(
				line -> {}));
		}
		catch (final CanceledException e) {
			IJ.showStatus(e.getMessage());
			// as ImageJ does on Escape, so that a macro does not go on without the model
			Macro.abort();
			Interpreter.abort();
		}
		catch (final IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
			IJ.error(title, e.getMessage());
		}
		catch (final HeadlessException e) {
			IJ.error(title, "Without a display, this command needs options, as in run(\"" + title + "...\", \"name=cells\").");
		}
		finally {
			IJ.showProgress(1);
			thread.setContextClassLoader(loader);
		}
	}

	/** Tells macros and scripts from a user at the menu, while macros may be running; ImageJ itself does it by this name. */
	private static boolean isCalled() {
		return Macro.getOptions() != null || Thread.currentThread().getName().startsWith("Run$_");
	}

	private static void trainNow(final TrainingOrder order) throws IOException {
		final TrainingSession session = order.start(IJ::log);
		if (!session.await(new StatusBar()).finished()) throw new CanceledException("The training of \"" + order.name() +
			"\" was stopped; Resume Training... goes on with it.");
		IJ.showStatus("The model \"" + order.name() + "\" is ready.");
	}
}
