package kintsugi.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import kintsugi.evaluate.CsvReport;
import kintsugi.evaluate.EvaluationResult;
import kintsugi.evaluate.EvaluationTask;
import kintsugi.evaluate.JsonReport;
import kintsugi.evaluate.MarkdownReport;
import kintsugi.evaluate.Metric;

/**
 * The files that an evaluation is to write; each may be null for none.
 *
 * @param csv every hole, as comma-separated values; the means go to a file beside it, whose name ends in
 *          {@code -summary.csv}
 * @param json everything
 * @param plot PSNR inside holes over the hole ratio, as PNG
 * @param table tables for people, as Markdown
 * @param replace whether files that are there are replaced
 */
public record EvaluationFiles(Path csv, Path json, Path plot, Path table, boolean replace) {

	/**
	 * Makes the files of what users typed; an empty text stands for none.
	 *
	 * @throws IllegalArgumentException if a text can be no file's name, with a sentence for the user
	 */
	public static EvaluationFiles of(final String csv, final String json, final String plot, final boolean replace) {
		return new EvaluationFiles(path(csv), path(json), path(plot), null, replace);
	}

	private static Path path(final String text) {
		try {
			return text == null || text.isBlank() ? null : Path.of(text.strip());
		}
		catch (final InvalidPathException e) {
			throw new IllegalArgumentException("The result cannot be written to '" + text + "', which is no file's name: " +
				e.getReason() + ".", e);
		}
	}

	/**
	 * Checks, before long work is done for them, that the files can be written.
	 *
	 * @throws IOException if not, with a sentence for the user
	 */
	public void check() throws IOException {
		if (plot != null && !plot.toString().toLowerCase(Locale.ROOT).endsWith(".png")) throw new IOException(
			"The plot is written as PNG, so its name must end in .png, not be " + plot + ".");
		final Set<Path> taken = new HashSet<>();
		for (final Path file : all()) {
			final Path whole = file.toAbsolutePath().normalize();
			if (!taken.add(whole)) throw new IOException("Two of the results would be written to " + file +
				"; give each a name of its own.");
			if (Files.isDirectory(whole)) throw new IOException(file + " is a folder; name a file in it.");
			if (Files.exists(whole) && !replace) throw new IOException("The file " + file +
				" exists already; give another name, or ask to replace it.");
			if (!Files.isDirectory(whole.getParent())) throw new IOException("The folder " + whole.getParent() +
				" does not exist, so " + file.getFileName() + " cannot be written there.");
			if (!Files.isWritable(whole.getParent())) throw new IOException("You may not write to the folder " + //
				whole.getParent() + "; choose another.");
		}
	}

	/** Tells whether nothing is to be written. */
	public boolean none() {
		return all().isEmpty();
	}

	/**
	 * Writes the files, each complete or not at all.
	 *
	 * @throws IOException if one cannot be written, with a sentence for the user
	 */
	public void write(final EvaluationTask task, final EvaluationResult result) throws IOException {
		final CsvReport values = new CsvReport(result);
		write(csv, values.holes().toCsv());
		write(summary(), values.summary().toCsv());
		write(json, new JsonReport(task, result).toJson());
		write(table, new MarkdownReport(result).toMarkdown());
		if (plot != null) ImageFiles.write(EvaluationPlot.draw(result, Metric.PSNR), plot);
	}

	private static void write(final Path file, final String text) throws IOException {
		if (file != null) AtomicWrite.to(file.toAbsolutePath(), part -> Files.writeString(part, text));
	}

	/** Gets the file of the means, beside that of the holes. */
	private Path summary() {
		return csv == null ? null : csv.resolveSibling(csv.getFileName().toString().replaceFirst("(?i)(\\.csv)?$",
			"-summary.csv"));
	}

	private List<Path> all() {
		return Stream.of(csv, summary(), json, plot, table).filter(Objects::nonNull).toList();
	}
}
