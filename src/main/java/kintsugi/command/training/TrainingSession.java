package kintsugi.command.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import kintsugi.repair.Progress;
import kintsugi.train.Control;
import kintsugi.train.TrainingListener;
import kintsugi.train.TrainingResult;
import kintsugi.train.TrainingStep;
import kintsugi.train.Validation;

/**
 * A training in the background: its state for whoever looks, and what the user wants of it. One runs at a time.
 * <p>
 * When the Java process ends before the training does, the process waits until a checkpoint is written.
 * </p>
 */
public final class TrainingSession implements TrainingListener {

	private static final int POLL_MILLISECONDS = 200;
	private static final int SECONDS_TO_STOP = 120;

	private final String name;
	private final Consumer<String> log;
	private final TrainingHistory history = new TrainingHistory();
	private final List<String> lines = new ArrayList<>();
	private final CompletableFuture<TrainingResult> outcome = new CompletableFuture<>();
	private volatile Pace pace = Pace.NONE;
	private volatile Control wish = Control.CONTINUE;

	/** What runs in the background. */
	@FunctionalInterface
	public interface Training {

		/**
		 * Trains.
		 *
		 * @param listener is told about each step, and tells how to go on
		 * @param messages takes sentences for the user
		 * @throws IOException if that fails, with a sentence for the user
		 */
		TrainingResult run(TrainingListener listener, Consumer<String> messages) throws IOException;
	}

	private TrainingSession(final String name, final Consumer<String> log) {
		this.name = name;
		this.log = log;
	}

	/**
	 * Starts a training on a thread of its own, which gets the context class loader of this class.
	 *
	 * @param name what is trained
	 * @param log takes what happens, line by line, on that thread
	 * @throws IllegalStateException if another one is running, with a sentence for the user
	 */
	public static TrainingSession start(final String name, final Training training, final Consumer<String> log) {
		final OneTraining right = OneTraining.claim(name);
		final TrainingSession session = new TrainingSession(name, log);
		final Thread thread = new Thread(() -> session.run(training, right), "Kintsugi training");
		// engines are looked up through it, and plain ImageJ leaves it at the loader of ij.jar
		thread.setContextClassLoader(TrainingSession.class.getClassLoader());
		thread.start();
		return session;
	}

	/**
	 * Refuses before the user has answered questions.
	 *
	 * @throws IllegalStateException if a training is running, with a sentence for the user
	 */
	public static void checkNoneRuns() {
		OneTraining.refusal().ifPresent(sentence -> {
			throw new IllegalStateException(sentence);
		});
	}

	private void run(final Training training, final OneTraining right) {
		final Thread hook = new Thread(this::stopInOrder, "Kintsugi training stop");
		Runtime.getRuntime().addShutdownHook(hook);
		try {
			final TrainingResult result = training.run(this, this::say);
			right.close();
			outcome.complete(result);
		}
		catch (final IOException | RuntimeException | Error e) {
			// an Error, such as a library that is missing, would otherwise end the thread and nobody would know
			say(Failure.sentence(e));
			right.close();
			outcome.completeExceptionally(e);
		}
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (final IllegalStateException e) {
			// the process is ending, and the hook with it
			return;
		}
	}

	/** Native code that is still at work when the process goes down would crash it. */
	private void stopInOrder() {
		cancel();
		try {
			outcome.get(SECONDS_TO_STOP, TimeUnit.SECONDS);
		}
		catch (final ExecutionException | TimeoutException e) {
			return;
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void stepDone(final TrainingStep step) {
		history.add(step);
		pace = pace.after(step);
	}

	@Override
	public void validated(final Validation validation) {
		history.add(validation);
		final StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "Step %,d: PSNR inside holes %.2f dB%s",
			validation.step(), validation.psnr(), validation.best() ? " (the best so far)" : ""));
		validation.losses().forEach((loss, value) -> line.append(", " + loss + " " + number(value)));
		say(line + (pace.steps() == 0 ? "." : "; " + pace.outlook() + "."));
	}

	private static String number(final double value) {
		return String.format(Locale.ROOT, Math.abs(value) >= 0.001 || value == 0 ? "%.4f" : "%.2e", value);
	}

	@Override
	public Control control() {
		return wish;
	}

	private void say(final String line) {
		synchronized (lines) {
			lines.add(line);
		}
		log.accept(line);
	}

	/** Gets what is trained. */
	public String name() {
		return name;
	}

	/** Gets where it is. */
	public Phase phase() {
		if (outcome.isCompletedExceptionally()) return Phase.FAILED;
		if (outcome.isDone()) return outcome.join().finished() ? Phase.FINISHED : Phase.CANCELED;
		return switch (wish) {
			case PAUSE -> Phase.PAUSED;
			case FINISH -> Phase.FINISHING;
			case CANCEL -> Phase.CANCELING;
			case CONTINUE -> pace.steps() == 0 ? Phase.PREPARING : Phase.TRAINING;
		};
	}

	/** Gets how fast it is. */
	Pace pace() {
		return pace;
	}

	/** Gets what it has come to. */
	TrainingHistory history() {
		return history;
	}

	/** Gets what was said from a line on, counted from 0. */
	List<String> linesFrom(final int first) {
		synchronized (lines) {
			return List.copyOf(lines.subList(first, lines.size()));
		}
	}

	/** Ends it with the best model so far, unless it is ending already. */
	public void finish() {
		wish(Control.FINISH);
	}

	/** Ends it with a checkpoint and no model, unless it is ending already. */
	public void cancel() {
		wish(Control.CANCEL);
	}

	/** Lets it wait, or go on, unless it is ending. */
	public void pause(final boolean paused) {
		wish(paused ? Control.PAUSE : Control.CONTINUE);
	}

	private synchronized void wish(final Control next) {
		if (wish == Control.CONTINUE || wish == Control.PAUSE) wish = next;
	}

	/** Calls back when it has ended, on its thread, or at once if it has ended already. */
	public void whenDone(final Runnable action) {
		outcome.whenComplete((result, failure) -> action.run());
	}

	/**
	 * Waits for the end.
	 *
	 * @param progress hears how far it is, and may cancel; so does an interrupt of the calling thread
	 * @return what came of it; without a model if it was canceled
	 * @throws IOException if it failed, with a sentence for the user
	 */
	public TrainingResult await(final Progress progress) throws IOException {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return outcome.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
				}
				catch (final TimeoutException e) {
					progress.report(pace.fraction(), phase().label() + " " + name + ": " + pace.position());
					if (progress.canceled()) cancel();
				}
				catch (final InterruptedException e) {
					interrupted = true;
					cancel();
				}
			}
		}
		catch (final ExecutionException e) {
			throw new IOException(Failure.sentence(e.getCause()), e.getCause());
		}
		finally {
			if (interrupted) Thread.currentThread().interrupt();
		}
	}
}
