package kintsugi.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.GsonBuilder;

import kintsugi.hole.Hole;
import kintsugi.metric.HoleTable;
import kintsugi.metric.Quality;

/** Collects what a comparison measures, and writes it as Markdown and JSON. */
final class ComparisonResult {

	/** A fill that is exact has no finite PSNR; it counts as this, just above what rounding to 8 bits leaves (58.9 dB). */
	private static final double HIGHEST_PSNR = 60;
	private static final double RANGE = 255;

	private final List<Contender> contenders;
	private final HoleTable psnr = new HoleTable("PSNR (dB)", true, 2, HoleClass.THIN_DEFECTS);
	private final HoleTable ssim = new HoleTable("SSIM", true, 4, HoleClass.THIN_DEFECTS);
	private final HoleTable l1 = new HoleTable("L1 (%)", false, 2, HoleClass.THIN_DEFECTS);
	private final HoleTable time = new HoleTable("Time (s)", false, 3, HoleClass.THIN_DEFECTS);

	ComparisonResult(final List<Contender> contenders) {
		this.contenders = contenders;
	}

	/** Adds one filled hole. */
	void add(final String row, final Contender contender, final EightBitImage filled, final EightBitImage truth,
		final Hole hole, final double seconds)
	{
		final float[] image = filled.samples();
		final float[] expected = truth.samples();
		final String column = contender.name();
		psnr.add(row, column, Math.min(HIGHEST_PSNR, Quality.psnr(image, expected, RANGE, hole)));
		ssim.add(row, column, Quality.ssim(image, expected, truth.width(), truth.height(), RANGE, hole));
		l1.add(row, column, 100 * Quality.l1(image, expected, hole) / RANGE);
		time.add(row, column, seconds);
	}

	private List<HoleTable> tables() {
		return List.of(psnr, ssim, l1, time);
	}

	/** Writes the title, what identifies the methods, and the tables. */
	String toMarkdown(final String title) {
		final StringBuilder text = new StringBuilder(title).append(".\n\n");
		for (final Contender contender : contenders)
			if (!contender.details().isEmpty()) text.append("- ").append(contender.name()).append(": ").append(contender
				.details()).append('\n');
		for (final HoleTable table : tables())
			text.append('\n').append(table.toMarkdown());
		return text.append('\n').append(verdict()).toString();
	}

	/** Says for each model by how much it is above the best other method where that is narrowest. */
	private String verdict() {
		final StringBuilder text = new StringBuilder();
		final int classical = ClassicalComparison.CLASSICAL;
		for (final Contender model : contenders.subList(classical, contenders.size())) {
			String narrowest = "";
			double margin = Double.POSITIVE_INFINITY;
			for (final String row : psnr.rows()) {
				final double best = contenders.subList(0, classical).stream().mapToDouble(c -> psnr.mean(row, c.name())
					.orElseThrow()).max().orElseThrow();
				final double difference = psnr.mean(row, model.name()).orElseThrow() - best;
				if (difference < margin) {
					margin = difference;
					narrowest = row;
				}
			}
			text.append(String.format(Locale.ROOT, "%s: at least %+.2f dB against the best classical fill of each row " +
				"(least at %s).%n", model.name(), margin, narrowest));
		}
		return text.toString();
	}

	/** Writes the means by table, method and class. */
	String toJson(final String title) {
		final Map<String, Object> json = new LinkedHashMap<>();
		json.put("title", title);
		final Map<String, String> methods = new LinkedHashMap<>();
		contenders.forEach(contender -> methods.put(contender.name(), contender.details()));
		json.put("methods", methods);
		for (final HoleTable table : tables()) {
			final Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
			for (final String column : table.columns()) {
				final Map<String, Double> means = new LinkedHashMap<>();
				table.rows().forEach(row -> table.mean(row, column).ifPresent(mean -> means.put(row, mean)));
				table.mean(HoleTable.ALL, column).ifPresent(mean -> means.put(HoleTable.ALL, mean));
				columns.put(column, means);
			}
			json.put(table.title(), columns);
		}
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n";
	}
}
