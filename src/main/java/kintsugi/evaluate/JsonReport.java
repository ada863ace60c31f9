package kintsugi.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import kintsugi.evaluate.EvaluationResult.Method;
import kintsugi.metric.HoleTable;
import kintsugi.metric.Estimate;
import kintsugi.repair.ProgramVersion;
import kintsugi.repair.Provenance;

/**
 * Writes a result as JSON: versions, settings, what the methods are (a model by its SHA-256), every mean with the error
 * of its difference, and every hole. A number that does not exist, such as the error of one image, is left out.
 */
public final class JsonReport {

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	private final EvaluationResult result;
	private final EvaluationTask task;

	/** Prepares the report of a task and its result. */
	public JsonReport(final EvaluationTask task, final EvaluationResult result) {
		this.task = task;
		this.result = result;
	}

	/** Writes the report. */
	public String toJson() {
		final Map<String, Object> json = new LinkedHashMap<>();
		json.put("title", result.title());
		json.put("kintsugiVersion", ProgramVersion.get());
		json.put("javaVersion", System.getProperty("java.version"));
		json.put("settings", settings());
		json.put("images", result.images());
		json.put("passedOver", result.passedOver());
		json.put("methods", result.methods().stream().map(JsonReport::method).toList());
		json.put("summary", SummaryRow.of(result).stream().map(JsonReport::mean).toList());
		result.inception().ifPresent(scores -> json.put("inceptionScore", Map.of("sha256", scores.sha256(), "means", //
			table(scores.table()))));
		json.put("holes", result.holes().stream().map(JsonReport::hole).toList());
		return GSON.toJson(json) + "\n";
	}

	private Map<String, Object> settings() {
		final Map<String, Object> settings = new LinkedHashMap<>();
		settings.put("folder", String.valueOf(task.folder().getFileName()));
		if (task.list() != null) settings.put("list", String.valueOf(task.list().getFileName()));
		settings.put("limit", task.limit());
		settings.put("models", task.models());
		settings.put("against", task.against());
		settings.put("masks", task.masks());
		settings.put("holes", result.setup().holes());
		settings.put("size", task.size());
		settings.put("seed", task.seed());
		if (task.inception() != null) settings.put("inception", String.valueOf(task.inception().getFileName()));
		settings.put("device", task.device().toString());
		return settings;
	}

	private static Map<String, Object> method(final Method method) {
		final Map<String, Object> json = new LinkedHashMap<>();
		json.put("name", method.name());
		json.put("reference", method.reference());
		final Optional<Provenance> provenance = method.provenance();
		provenance.ifPresent(p -> {
			json.put("model", p.method());
			json.put("sha256", p.sha256());
			json.put("modelVersion", p.version());
			json.put("device", p.device());
			json.put("remark", p.remark());
		});
		return json;
	}

	private static Map<String, Object> mean(final SummaryRow row) {
		final Map<String, Object> json = new LinkedHashMap<>();
		json.put("metric", row.metric().key());
		json.put("class", row.row());
		json.put("border", row.border());
		json.put("method", row.method());
		json.put("mean", row.mean());
		row.difference().ifPresent(difference -> {
			json.put("reference", row.reference());
			json.put("files", difference.count());
			json.put("difference", difference.mean());
			if (difference.count() > 1) error(json, difference);
		});
		return json;
	}

	private static void error(final Map<String, Object> json, final Estimate difference) {
		json.put("standardError", difference.standardError());
		json.put("low95", difference.low());
		json.put("high95", difference.high());
	}

	private static Map<String, Map<String, Double>> table(final HoleTable table) {
		final Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
		for (final String column : table.columns()) {
			final Map<String, Double> means = new LinkedHashMap<>();
			Stream.concat(table.rows().stream(), Stream.of(HoleTable.ALL)).forEach(row -> table.mean(row, column) //
				.ifPresent(mean -> means.put(row, mean)));
			columns.put(column, means);
		}
		return columns;
	}

	private static Map<String, Object> hole(final HoleResult hole) {
		final Map<String, Object> json = new LinkedHashMap<>();
		json.put("image", hole.image().name());
		json.put("width", hole.image().width());
		json.put("height", hole.image().height());
		json.put("channels", hole.image().channels());
		json.put("bits", hole.image().depth().bits());
		json.put("class", hole.row());
		json.put("border", hole.border());
		json.put("number", hole.number());
		// a text, as a JSON number of many readers is a double, which does not hold all seeds
		json.put("seed", Long.toString(hole.seed()));
		json.put("holePixels", hole.holePixels());
		final List<Map<String, Object>> scores = new ArrayList<>();
		hole.scores().forEach((method, values) -> {
			final Map<String, Object> score = new LinkedHashMap<>();
			score.put("method", method);
			values.forEach((metric, value) -> score.put(metric.key(), value));
			scores.add(score);
		});
		json.put("scores", scores);
		return json;
	}
}
