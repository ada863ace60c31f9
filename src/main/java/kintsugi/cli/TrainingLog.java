package kintsugi.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import kintsugi.train.Control;
import kintsugi.train.TrainingListener;
import kintsugi.train.TrainingStep;

/** Prints a line every hundred steps: mean losses, time a step, time that remains. */
final class TrainingLog implements TrainingListener {

	private static final int INTERVAL = 100;

	private final Consumer<String> lines;
	private final BooleanSupplier canceled;
	private final Map<String, Double> sums = new LinkedHashMap<>();
	private double seconds;
	private int count;

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
		step.losses().forEach((name, loss) -> sums.merge(name, loss, Double::sum));
		seconds += step.seconds();
		count++;
		if (step.step() % INTERVAL != 0 && step.step() < step.steps()) return;
		final StringBuilder line = new StringBuilder("step " + step.step() + " of " + step.steps());
		sums.forEach((name, sum) -> line.append(String.format(Locale.ROOT, ", %s %.4f", name, sum / count)));
		final long remaining = Math.round((step.steps() - step.step()) * seconds / count);
		line.append(String.format(Locale.ROOT, ", %.2f s a step, %d:%02d:%02d left", seconds / count, //
			remaining / 3600, remaining / 60 % 60, remaining % 60));
		lines.accept(line.toString());
		sums.clear();
		seconds = 0;
		count = 0;
	}
}
