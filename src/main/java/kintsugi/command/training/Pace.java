package kintsugi.command.training;

import java.util.Locale;

import kintsugi.train.TrainingStep;

/** How fast a training is and how long it will take; a value that each step renews. */
record Pace(long step, long steps, double secondsAStep, long counted) {

	/** The steps that the mean looks back over. */
	private static final double MEMORY = 30;

	/** Before the first step. */
	static final Pace NONE = new Pace(0, 0, 0, 0);

	/** Gets the pace after a step; the first one, which is slower than all others, is forgotten with the second. */
	Pace after(final TrainingStep done) {
		final double share = counted < 2 ? 1 : Math.max(1 / MEMORY, 1.0 / counted);
		return new Pace(done.step(), done.steps(), secondsAStep + share * (done.seconds() - secondsAStep), counted + 1);
	}

	/** Gets the share of the steps that is done, from 0 to 1. */
	double fraction() {
		return steps == 0 ? 0 : (double) step / steps;
	}

	/** Says how far it is, such as {@code step 1,200 of 10,000}, or nothing before the first step. */
	String position() {
		return steps == 0 ? "" : String.format(Locale.ROOT, "step %,d of %,d", step, steps);
	}

	/** Says how fast it is and what remains, such as {@code 0.21 s a step, 31 min left}, or nothing. */
	String outlook() {
		if (steps == 0) return "";
		return String.format(Locale.ROOT, secondsAStep < 1 ? "%.2f" : "%.1f", secondsAStep) + " s a step, " + //
			duration((steps - step) * secondsAStep) + " left";
	}

	/** Says a time in the units that a person would use: {@code 40 s}, {@code 12 min}, {@code 3 h 20 min}. */
	static String duration(final double seconds) {
		final long whole = Math.round(seconds);
		if (whole < 90) return whole + " s";
		final long minutes = Math.round(seconds / 60);
		return minutes < 90 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
	}
}
