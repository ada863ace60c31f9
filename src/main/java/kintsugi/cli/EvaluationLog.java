package kintsugi.cli;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import kintsugi.repair.Progress;

/** Prints a line for each image of an evaluation: which it is, and how long the rest will take. */
final class EvaluationLog implements Progress {

	private final Consumer<String> lines;
	private final BooleanSupplier canceled;
	private String last = "";

	/** Prints to {@code lines}, and stops the evaluation when {@code canceled} says so. */
	EvaluationLog(final Consumer<String> lines, final BooleanSupplier canceled) {
		this.lines = lines;
		this.canceled = canceled;
	}

	@Override
	public void report(final double fraction, final String message) {
		// what is being done comes before a comma, the time that is left behind the last one
		final int comma = message.lastIndexOf(", about ");
		final String work = comma < 0 ? message : message.substring(0, comma);
		if (work.equals(last)) return;
		last = work;
		lines.accept(message);
	}

	@Override
	public boolean canceled() {
		return canceled.getAsBoolean();
	}
}
