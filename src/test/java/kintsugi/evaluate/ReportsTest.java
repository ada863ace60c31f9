package kintsugi.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import kintsugi.evaluate.Stubs.Off;
import kintsugi.mask.MaskGenerators;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;

/** Markdown, CSV and JSON of the same result. */
class ReportsTest {

	@TempDir
	private Path folder;
	private EvaluationTask task;
	private EvaluationResult result;

	@BeforeEach
	void evaluate() throws IOException {
		task = new EvaluationTask(folder, null, 0, List.of("far \"away\""), List.of("near"), 1, null, 64, 7, null,
			Device.CPU);
		result = new Evaluation(RatioHoles.irregular(1), 7, List.of(new Off("near", 5)), //
			List.of(new Off("far \"away\"", 10)), //
			Optional.empty()).run(Stubs.files(folder, "a.png", "b.png", "bad.png"), folder, 64, Stubs::read, Progress.NONE);
	}

	@Test
	void theCsvHasARowForEachHoleWithAllValuesAndItsSeed() {
		final List<List<String>> rows = parse(new CsvReport(result).holes().toCsv());
		assertThat(rows).hasSize(1 + 26).allMatch(row -> row.size() == 11 + 2 * 7);
		assertThat(rows.get(0)).startsWith("image", "width", "height", "channels", "bits", "class", "border", "number",
			"seed").contains("psnr.near", "psnr.far \"away\"", "wholeSsim.near");
		final HoleResult hole = result.holes().get(14);
		final List<String> row = rows.get(15);
		assertThat(row.subList(0, 10)).containsExactly("b.png", "64", "64", "1", "8", hole.row(), hole.border() ? "with" :
			"without", "1", Long.toString(hole.seed()), Long.toString(hole.holePixels()));
		assertThat(Double.parseDouble(row.get(rows.get(0).indexOf("l1.near")))).isEqualTo(500 / 255.0, within(1e-5));
	}

	@Test
	void theSummaryHasMeansByBorderAndDifferencesWithErrors() {
		final List<List<String>> rows = parse(new CsvReport(result).summary().toCsv());
		assertThat(rows.get(0)).containsExactly("metric", "class", "border", "method", "mean", "reference", "files",
			"difference", "standardError", "low95", "high95");
		assertThat(rows).allMatch(row -> row.size() == 11);
		final List<String> row = rows.stream().filter(cells -> cells.subList(0, 4).equals(List.of("l1", "40-50 %",
			"without", "far \"away\""))).findFirst().orElseThrow();
		assertThat(row.get(5)).isEqualTo("near");
		assertThat(row.get(6)).isEqualTo("2");
		assertThat(Double.parseDouble(row.get(7))).isEqualTo(500 / 255.0, within(1e-5));
		assertThat(rows.stream().map(cells -> cells.get(2)).distinct()).containsExactly("border", "any", "with", "without");
	}

	@Test
	void theJsonHasSettingsMethodsMeansAndHoles() {
		final JsonObject json = JsonParser.parseString(new JsonReport(task, result).toJson()).getAsJsonObject();
		assertThat(json.getAsJsonObject("settings").get("seed").getAsLong()).isEqualTo(7);
		assertThat(json.get("kintsugiVersion").getAsString()).isNotEmpty();
		assertThat(json.get("images").getAsInt()).isEqualTo(2);
		assertThat(json.getAsJsonArray("passedOver")).hasSize(1);
		assertThat(json.getAsJsonArray("holes")).hasSize(26);
		assertThat(json.getAsJsonArray("methods").get(1).getAsJsonObject().get("name").getAsString()).isEqualTo(
			"far \"away\"");
		final JsonArray summary = json.getAsJsonArray("summary");
		final JsonObject mean = find(summary, "psnr", "all", "any", "far \"away\"");
		assertThat(mean.get("difference").getAsDouble()).isEqualTo(-20 * Math.log10(2), within(1e-6));
		assertThat(mean.get("standardError").getAsDouble()).isEqualTo(0, within(1e-6));
		assertThat(find(summary, "psnr", "all", "any", "near").has("difference")).isFalse();
	}

	@Test
	void theJsonTellsWhatAModelIs() throws IOException {
		Stubs.files(folder, "a.png");
		final EvaluationTask harmonic = new EvaluationTask(folder, null, 1, List.of("photo-small"), List.of("harmonic"), 1,
			MaskGenerators.named("central-box"), 80, 0, null, Device.CPU);
		try (PreparedEvaluation prepared = harmonic.prepare()) {
			final WholeImage image = WholeImage.of("a", 80, 80, 1, Depth.BITS_8, new float[6400]);
			final EvaluationResult measured = prepared.run((file, size) -> List.of(image), Progress.NONE);
			final JsonObject model = JsonParser.parseString(new JsonReport(harmonic, measured).toJson()).getAsJsonObject()
				.getAsJsonArray("methods").get(1).getAsJsonObject();
			assertThat(model.get("sha256").getAsString()).matches("[0-9a-f]{64}");
			assertThat(model.get("modelVersion").getAsString()).isNotEmpty();
			assertThat(model.get("device").getAsString()).isEqualTo("CPU");
		}
	}

	@Test
	void theMarkdownHasTablesDifferencesAndWhatWasLeftOut() {
		final String text = new MarkdownReport(result).toMarkdown();
		assertThat(text).startsWith("2 images, at most 64x64 pixels, one hole an image and class").contains("seed 7",
			"| PSNR (dB) | near | far \"away\" |", "| SSIM, whole image |", "Holes with contact to the border:",
			"| far \"away\" minus near | files |", "- bad.png: it is bad.");
		assertThat(text).containsPattern("\\| all \\| 2 \\| \\*\\*-6\\.02 ± 0\\.00 \\[-6\\.02, -6\\.02\\]\\*\\* \\|");
	}

	@Test
	void aPartHasItsHolesOnly() {
		final EvaluationResult part = result.where(HoleResult::border);
		assertThat(part.holes()).isNotEmpty().allMatch(HoleResult::border).hasSizeLessThan(26);
		assertThat(part.table(Metric.PSNR).count("1-10 %", "near")).isEqualTo(2);
	}

	private static JsonObject find(final JsonArray summary, final String... cells) {
		for (final JsonElement element : summary) {
			final JsonObject row = element.getAsJsonObject();
			if (row.get("metric").getAsString().equals(cells[0]) && row.get("class").getAsString().equals(cells[1]) && //
				row.get("border").getAsString().equals(cells[2]) && row.get("method").getAsString() //
				.equals(cells[3])) return row;
		}
		throw new AssertionError("no such row");
	}

	/** Reads comma-separated values as RFC 4180 has them. */
	private static List<List<String>> parse(final String csv) {
		final List<List<String>> rows = new ArrayList<>();
		for (final String line : csv.split("\n")) {
			final List<String> row = new ArrayList<>();
			StringBuilder cell = new StringBuilder();
			boolean quoted = false;
			for (int i = 0; i < line.length(); i++) {
				final char c = line.charAt(i);
				if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') cell.append(line.charAt(i++));
				else if (c == '"') quoted = !quoted;
				else if (c == ',' && !quoted) {
					row.add(cell.toString());
					cell = new StringBuilder();
				}
				else cell.append(c);
			}
			row.add(cell.toString());
			rows.add(row);
		}
		return rows;
	}
}
