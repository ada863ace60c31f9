package kintsugi.image.folder;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import kintsugi.repair.Provenance;
import kintsugi.repair.RepairReport;

/**
 * A row of the report: what became of a file.
 *
 * @param origin what the result was made from
 * @param output the result's file
 * @param outputState its state when it was written; that of the file to be replaced while the repair has but started
 * @param status {@code repaired}, {@code copied} for an image without a hole, {@code failed}, or {@code started}
 * @param holePixels the pixels that were filled, summed over slices
 * @param holeShare their share of all pixels, from 0 to 1
 * @param made what repaired it
 * @param strategy how its holes were divided into windows, in words
 * @param seconds the time that it took
 * @param message what the user has to know
 */
record ReportRow(Origin origin, Path output, FileState outputState, String status, long holePixels, double holeShare,
	Provenance made, String strategy, double seconds, String message)
{

	/** The names of the columns. */
	static final List<String> COLUMNS = List.of("input", "output", "status", "hole_pixels", "hole_share", "strategy",
		"device", "model", "model_sha256", "seconds", "message", "settings", "mask", "input_bytes", "input_modified",
		"mask_bytes", "mask_modified", "output_bytes", "output_modified");

	private static final String STARTED = "started";
	private static final Provenance NOTHING = new Provenance("", "", "", "", "");

	/** Makes a row whose output means the same wherever a later run is started. */
	ReportRow {
		output = output.toAbsolutePath().normalize();
	}

	/** Makes the row of a repair that starts. */
	static ReportRow started(final Origin origin, final Path output) {
		return new ReportRow(origin, output, FileState.of(output), STARTED, 0, 0, NOTHING, "", 0, "");
	}

	/** Makes the row of a repair that failed. */
	static ReportRow failed(final Origin origin, final Path output, final String message) {
		return new ReportRow(origin, output, FileState.NONE, FileOutcome.Status.FAILED.toString(), 0, 0, NOTHING, "", 0, //
			message);
	}

	/** Makes the row of a result that is written. */
	static ReportRow done(final Origin origin, final FileOutcome outcome) {
		final RepairReport report = outcome.report();
		final Path output = outcome.output();
		return new ReportRow(origin, output, FileState.of(output), outcome.status().toString(), report.holePixels(), //
			report.holeShare(), report.provenance(), report.division().toWords(), report.seconds(), remarks(report, outcome));
	}

	private static String remarks(final RepairReport report, final FileOutcome outcome) {
		final Set<String> remarks = new LinkedHashSet<>(report.allRemarks());
		remarks.add(outcome.message());
		return String.join(" ", remarks).strip();
	}

	/** Reads a row; null if it is none. */
	static ReportRow of(final List<String> cells) {
		if (cells.size() != COLUMNS.size()) return null;
		try {
			final Path mask = cells.get(12).isEmpty() ? null : Path.of(cells.get(12));
			final Origin origin = new Origin(Path.of(cells.get(0)), state(cells, 13), mask, state(cells, 15), cells.get(11));
			final Provenance made = new Provenance(cells.get(7), cells.get(8), "", cells.get(6), "");
			return new ReportRow(origin, Path.of(cells.get(1)), state(cells, 17), cells.get(2), //
				Long.parseLong(cells.get(3)), Double.parseDouble(cells.get(4)), made, cells.get(5), //
				Double.parseDouble(cells.get(9)), cells.get(10));
		}
		// a path can be malformed, too
		catch (final IllegalArgumentException e) {
			return null;
		}
	}

	/** Gets the cells in the order of the columns. */
	List<String> cells() {
		return List.of(origin.image().toString(), output.toString(), status, Long.toString(holePixels), //
			String.format(Locale.ROOT, "%.6f", holeShare), strategy, made.device(), made.method(), made.sha256(), //
			String.format(Locale.ROOT, "%.3f", seconds), message, origin.settings(), //
			origin.mask() == null ? "" : origin.mask().toString(), bytes(origin.imageState()), //
			origin.imageState().modified(), bytes(origin.maskState()), origin.maskState().modified(), bytes(outputState), //
			outputState.modified());
	}

	/** Tells whether the result was written. */
	boolean isDone() {
		return isCopy() || status.equals(FileOutcome.Status.REPAIRED.toString());
	}

	/** Tells whether the result that was written is a copy, as the image had no hole. */
	boolean isCopy() {
		return status.equals(FileOutcome.Status.COPIED.toString());
	}

	/** Tells whether the run ended while the result was being made, so that it may be replaced. */
	boolean isStarted() {
		return status.equals(STARTED);
	}

	private static FileState state(final List<String> cells, final int column) {
		final String bytes = cells.get(column);
		return bytes.isEmpty() ? FileState.NONE : new FileState(Long.parseLong(bytes), cells.get(column + 1));
	}

	private static String bytes(final FileState state) {
		return state.bytes() < 0 ? "" : Long.toString(state.bytes());
	}
}
