package kintsugi.train;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Fits the length of a run into a time. */
final class TimeBudget {

	/** The first steps are slower than the rest. */
	private static final int WARM_UP = 3;
	private static final int PROBE = 10;

	private final Duration budget;
	private final long firstStep;
	private final int period;
	private final LongSupplier clock;
	private final long start;
	private long warm;
	private long paused;
	private long validation;
	private double validationsPerStep;

	/**
	 * Starts the clock.
	 *
	 * @param budget the time, or null for no limit
	 * @param firstStep the steps that were done before
	 * @param period after how many steps their work repeats
	 * @param clock tells the time in nanoseconds
	 */
	TimeBudget(final Duration budget, final long firstStep, final int period, final LongSupplier clock) {
		this.budget = budget;
		this.firstStep = firstStep;
		this.period = period;
		this.clock = clock;
		this.start = clock.getAsLong();
	}

	/** Counts a validation, of which there is one at so many steps. */
	void validated(final long nanos, final int every) {
		validation = nanos;
		validationsPerStep = 1.0 / every;
	}

	/** Leaves out a time in which the run waited for the user. */
	void paused(final long nanos) {
		paused += nanos;
	}

	/**
	 * Gets how long the run should be, once, after some steps; a run that was stopped after that keeps its length.
	 *
	 * @param step the steps done
	 * @param steps the length so far
	 */
	OptionalLong planned(final long step, final long steps) {
		final long probe = (PROBE + period - 1) / period * period;
		if (budget == null || firstStep >= WARM_UP + probe) return OptionalLong.empty();
		if (step == firstStep + WARM_UP) warm = elapsed();
		if (step != firstStep + WARM_UP + probe || step >= steps) return OptionalLong.empty();
		final double perStep = (elapsed() - warm) / (double) probe + validation * validationsPerStep;
		return OptionalLong.of(step + Math.max(1, (long) ((budget.toNanos() - elapsed()) / perStep)));
	}

	/** Tells whether the time is over. */
	boolean isOver() {
		return budget != null && elapsed() > budget.toNanos();
	}

	private long elapsed() {
		return clock.getAsLong() - start - paused;
	}
}
