package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import kintsugi.repair.RepairReport;

/** Collects what became of each file, as JSON: {@code {"repaired": 1, "failed": 0, "files": [...]}}. */
final class RepairLog {

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	private final JsonArray files = new JsonArray();
	private int repaired;
	private int failed;

	/** Adds a file that was repaired. */
	void repaired(final RepairJob job, final RepairReport report) {
		final JsonObject file = file(job);
		file.add("report", JsonParser.parseString(report.toJson()));
		repaired++;
	}

	/** Adds a file that was not repaired. */
	void failed(final RepairJob job, final String why) {
		file(job).addProperty("error", why);
		failed++;
	}

	/** Gets how many files were not repaired. */
	int failures() {
		return failed;
	}

	/** Gets all that was added, in its order. */
	String toJson() {
		final JsonObject log = new JsonObject();
		log.addProperty("repaired", repaired);
		log.addProperty("failed", failed);
		log.add("files", files);
		return GSON.toJson(log) + "\n";
	}

	/**
	 * Writes the JSON, all of it or nothing.
	 *
	 * @throws IOException if it cannot be written, naming the file
	 */
	void write(final Path path) throws IOException {
		final Path folder = path.toAbsolutePath().getParent();
		final Path part = folder.resolve("." + path.getFileName() + ".part");
		try {
			Files.createDirectories(folder);
			try {
				Files.writeString(part, toJson());
				Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
			}
			finally {
				Files.deleteIfExists(part);
			}
		}
		catch (final IOException e) {
			throw new IOException("The report " + path + " cannot be written (" + e + ").", e);
		}
	}

	private JsonObject file(final RepairJob job) {
		final JsonObject file = new JsonObject();
		file.addProperty("image", job.image().toString());
		file.addProperty("mask", job.mask() == null ? null : job.mask().toString());
		file.addProperty("output", job.output().toString());
		files.add(file);
		return file;
	}
}
