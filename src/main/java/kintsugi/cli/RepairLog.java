package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import kintsugi.image.AtomicWrite;
import kintsugi.image.folder.FileOutcome;
import kintsugi.image.folder.FileOutcome.Status;

/** Collects what became of each file, as JSON: {@code {"repaired": 1, "skipped": 0, "failed": 0, "files": [...]}}. */
final class RepairLog {

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	private final JsonArray files = new JsonArray();
	private final Map<Status, Integer> counts = new EnumMap<>(Status.class);

	private int copies;

	/** Adds what became of a file. */
	void add(final FileOutcome outcome) {
		final JsonObject file = new JsonObject();
		file.addProperty("image", outcome.job().image().toString());
		file.addProperty("mask", outcome.job().mask() == null ? null : outcome.job().mask().toString());
		if (outcome.job().sketch() != null) file.addProperty("sketch", outcome.job().sketch().toString());
		file.addProperty("output", outcome.output().toString());
		switch (outcome.status()) {
			case FAILED -> file.addProperty("error", outcome.message());
			case SKIPPED -> file.addProperty("skipped", true);
			default -> file.add("report", JsonParser.parseString(outcome.report().toJson()));
		}
		counts.merge(outcome.status() == Status.COPIED ? Status.REPAIRED : outcome.status(), 1, Integer::sum);
		files.add(file);
		if (outcome.isCopy()) copies++;
	}

	/** Tells whether all results, also those of an earlier run, are copies, as no image had a hole; false for none. */
	boolean allCopied() {
		return copies > 0 && copies == files.size() - counts.getOrDefault(Status.FAILED, 0);
	}

	/** Gets all that was added, in its order. */
	String toJson() {
		final JsonObject log = new JsonObject();
		log.addProperty("repaired", counts.getOrDefault(Status.REPAIRED, 0));
		log.addProperty("skipped", counts.getOrDefault(Status.SKIPPED, 0));
		log.addProperty("failed", counts.getOrDefault(Status.FAILED, 0));
		log.add("files", files);
		return GSON.toJson(log) + "\n";
	}

	/**
	 * Writes the JSON, all of it or nothing.
	 *
	 * @throws IOException if it cannot be written, naming the file
	 */
	void write(final Path path) throws IOException {
		try {
			Files.createDirectories(path.toAbsolutePath().getParent());
			AtomicWrite.to(path.toAbsolutePath(), part -> Files.writeString(part, toJson()));
		}
		catch (final IOException e) {
			throw new IOException("The report " + path + " cannot be written (" + e.getMessage() + ").", e);
		}
	}
}
