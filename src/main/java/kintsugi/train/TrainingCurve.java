package kintsugi.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the losses of a run beside its checkpoint, as comma-separated values: step, kind ({@code training} means of
 * some steps, or {@code validation}), name, value.
 */
final class TrainingCurve implements TrainingListener {

	private static final String HEAD = "step,kind,name,value";
	private static final String TRAINING = "training";
	/** Steps whose mean makes one row. */
	private static final int MEAN_OF = 10;

	private final Path file;
	private final TrainingListener next;
	private final List<String> rows = new ArrayList<>();
	private final Map<String, double[]> sums = new LinkedHashMap<>();

	/**
	 * Begins or continues a file.
	 *
	 * @param from the steps done before; what an interrupted run wrote of later ones is taken out, as they are done again
	 * @param next is told everything, too, and decides
	 */
	TrainingCurve(final Path file, final long from, final TrainingListener next) throws IOException {
		this.file = file;
		this.next = next;
		final List<String> kept = new ArrayList<>(List.of(HEAD));
		if (from > 0 && Files.isRegularFile(file)) Files.readAllLines(file).stream().filter(line -> isBefore(line, from))
			.forEach(kept::add);
		final Path part = file.resolveSibling(file.getFileName() + ".part");
		Files.write(part, kept);
		Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
	}

	/** Tells whether a row stays; the validation of the step that a run resumes at is done again. */
	private static boolean isBefore(final String line, final long from) {
		if (!line.matches("\\d{1,18},.*,.*,.*")) return false;
		final long step = Long.parseLong(line.substring(0, line.indexOf(',')));
		return step < from || step == from && line.contains("," + TRAINING + ",");
	}

	@Override
	public void stepDone(final TrainingStep step) {
		add("total", step.total());
		step.losses().forEach(this::add);
		if (step.step() % MEAN_OF == 0 || step.step() == step.steps()) {
			sums.forEach((name, sum) -> row(step.step(), TRAINING, name, sum[0] / sum[1]));
			sums.clear();
			flush();
		}
		next.stepDone(step);
	}

	private void add(final String name, final double value) {
		final double[] sum = sums.computeIfAbsent(name, key -> new double[2]);
		sum[0] += value;
		sum[1]++;
	}

	@Override
	public void validated(final Validation validation) {
		row(validation.step(), "validation", "psnr_in_holes", validation.psnr());
		row(validation.step(), "validation", "total", validation.total());
		validation.losses().forEach((name, value) -> row(validation.step(), "validation", name, value));
		flush();
		next.validated(validation);
	}

	private void row(final long step, final String kind, final String name, final double value) {
		rows.add(step + "," + kind + "," + name + "," + String.format(Locale.ROOT, "%.6g", value));
	}

	private void flush() {
		try {
			Files.write(file, rows, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(new IOException("The losses cannot be written to " + file + ": " + e.getMessage() +
				"; the last checkpoint is kept.", e));
		}
		rows.clear();
	}

	@Override
	public Control control() {
		return next.control();
	}
}
