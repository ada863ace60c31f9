package kintsugi.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import kintsugi.train.Control;
import kintsugi.train.TrainingListener;
import kintsugi.train.TrainingStep;
import kintsugi.train.Validation;

/** Prints every hundred steps the mean losses, the time a step and the time that remains, and a line a validation. */
final class TrainingLog implements TrainingListener {

	private static final int INTERVAL = 100;

	private final Consumer<String> lines;
	private final BooleanSupplier canceled;
	private final Map<String, Mean> means = new LinkedHashMap<>();
	private double seconds;
	private int count;

	/** A mean of those steps that had the loss. */
	private static final class Mean {

		private double sum;
		private int count;
	}

	/** Prints to {@code lines}, and stops the training when {@code canceled} says so. */
	TrainingLog(final Consumer<String> lines, final BooleanSupplier canceled) {
		this.lines = lines;
		this.canceled = canceled;
	}

	@Override
	public Control control() {
		return canceled.getAsBoolean() ? Control.CANCEL : Control.CONTINUE;
	}

	@Override
	public void stepDone(final TrainingStep step) {
		step.losses().forEach((name, loss) -> {
			final Mean mean = means.computeIfAbsent(name, key -> new Mean());
			mean.sum += loss;
			mean.count++;
		});
		seconds += step.seconds();
		count++;
		if (step.step() % INTERVAL != 0 && step.step() < step.steps()) return;
		final StringBuilder line = new StringBuilder("step " + step.step() + " of " + step.steps());
		means.forEach((name, mean) -> line.append(number(name, mean.sum / mean.count)));
		final long remaining = Math.round((step.steps() - step.step()) * seconds / count);
		line.append(String.format(Locale.ROOT, ", %.2f s a step, %d:%02d:%02d left", seconds / count, //
			remaining / 3600, remaining / 60 % 60, remaining % 60));
		lines.accept(line.toString());
		means.clear();
		seconds = 0;
		count = 0;
	}

	@Override
	public void validated(final Validation validation) {
		final StringBuilder line = new StringBuilder(String.format(Locale.ROOT, //
			"validation at step %d: PSNR in holes %.2f dB%s", validation.step(), validation.psnr(), //
			validation.best() ? " (best)" : ""));
		validation.losses().forEach((name, loss) -> line.append(number(name, loss)));
		lines.accept(line.toString());
	}

	private static String number(final String name, final double value) {
		return String.format(Locale.ROOT, ", %s %.4g", name, value);
	}
}
