package kintsugi.train;

import java.time.Duration;
import java.util.OptionalLong;

/** Fits the length of a run into a time. */
final class TimeBudget {

	/** The first steps are slower than the rest. */
	private static final int WARM_UP = 3;
	private static final int PROBE = 10;

	private final Duration budget;
	private final long firstStep;
	private final long start = System.nanoTime();
	private long warm;

	/**
	 * Starts the clock.
	 *
	 * @param budget the time, or null for no limit
	 * @param firstStep the steps that were done before
	 */
	TimeBudget(final Duration budget, final long firstStep) {
		this.budget = budget;
		this.firstStep = firstStep;
	}

	/**
	 * Gets how long the run should be, once, after some steps; a resumed run keeps its length.
	 *
	 * @param step the steps done
	 * @param steps the length so far
	 */
	OptionalLong planned(final long step, final long steps) {
		if (budget == null || firstStep > 0) return OptionalLong.empty();
		if (step == WARM_UP) warm = System.nanoTime();
		if (step != WARM_UP + PROBE || step >= steps) return OptionalLong.empty();
		final double perStep = (System.nanoTime() - warm) / (double) PROBE;
		final double left = budget.toNanos() - (System.nanoTime() - start);
		return OptionalLong.of(step + Math.max(1, (long) (left / perStep)));
	}

	/** Tells whether the time is over. */
	boolean isOver() {
		return budget != null && System.nanoTime() - start > budget.toNanos();
	}
}
