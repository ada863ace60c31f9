package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import kintsugi.defect.Damage;
import kintsugi.defect.DefectSearch;
import kintsugi.defect.Detectors;
import kintsugi.defect.Raster;
import kintsugi.evaluate.ImageList;
import kintsugi.hole.Hole;
import kintsugi.image.ImageFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures how well defects are found: precision and recall of each kind on seeded damage in images of several folders,
 * and how much is found in the same images without damage.
 * <p>
 * Recall is the share of damaged pixels that are found, of those that differ from the whole image by more than 3 % of
 * its range. Precision is the share of found pixels that are damaged or touch such a pixel. Each image counts the same.
 * </p>
 */
@Command(name = "DefectBenchmark", sortOptions = false)
public final class DefectBenchmark implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Option(names = "--data", required = true, description = "folder of folders of images, one a kind of image")
	private Path data;
	@Option(names = "--limit", defaultValue = "10", description = "at most so many images a folder, evenly spread")
	private int limit;
	@Option(names = "--part", defaultValue = "odd", description = "odd or even: every second of the images of a folder")
	private String part;
	@Option(names = "--size", defaultValue = "512", description = "centre crop of at most so many pixels a side")
	private int size;
	@Option(names = "--seed", defaultValue = "0", description = "of the damage")
	private long seed;
	@Option(names = "--sensitivity", defaultValue = "6", description = "of the search")
	private double sensitivity;
	@Option(names = "--kind", description = "kinds to measure; all unless given")
	private List<String> kinds = Detectors.names();
	@Option(names = "--folder", description = "folders to take; all unless given")
	private List<String> folders = List.of();

	/** Runs the benchmark; {@code --help} lists the arguments. */
	public static void main(final String... args) {
		final int code = new CommandLine(new DefectBenchmark()).execute(args);
		if (code != 0) System.exit(code);
	}

	/** What was measured on some images. */
	private static final class Score {

		private final List<Double> precision = new ArrayList<>();
		private final List<Double> recall = new ArrayList<>();
		private final List<Double> clean = new ArrayList<>();

		private static double mean(final List<Double> values) {
			return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
		}

		private String text() {
			return String.format(Locale.ROOT, "%.2f / %.2f / %.2f", mean(precision), mean(recall), 1000 * mean(clean));
		}

		private void add(final Score other) {
			precision.addAll(other.precision);
			recall.addAll(other.recall);
			clean.addAll(other.clean);
		}
	}

	@Override
	public Integer call() throws IOException {
		final Map<String, Map<String, Score>> scores = new LinkedHashMap<>();
		kinds.forEach(kind -> scores.put(kind, new LinkedHashMap<>()));
		for (final Path folder : folders()) {
			final List<Path> files = ImageList.of(folder, null, 2 * limit).files();
			for (int i = part.equals("odd") ? 1 : 0; i < files.size(); i += 2)
				for (final String kind : kinds)
					measure(files.get(i), kind, seed + i, scores.get(kind).computeIfAbsent(folder.getFileName().toString(), //
						name -> new Score()));
		}
		print(scores);
		return 0;
	}

	private List<Path> folders() throws IOException {
		try (var found = Files.list(data)) {
			return found.filter(Files::isDirectory).filter(folder -> folders.isEmpty() || folders.contains(folder
				.getFileName().toString())).sorted().toList();
		}
	}

	private void measure(final Path file, final String kind, final long imageSeed, final Score score) throws IOException {
		final ImageProcessor plane = centre(ImageFiles.read(file));
		final float[][] channels = new float[plane instanceof ColorProcessor ? 3 : 1][];
		for (int c = 0; c < channels.length; c++)
			channels[c] = (float[]) plane.toFloat(c, null).getPixels();
		final float highest = plane.getBitDepth() == 16 ? 65535 : plane.getBitDepth() == 32 ? Float.NaN : 255;
		final int width = plane.getWidth();
		final int height = plane.getHeight();
		final DefectSearch search = new DefectSearch(List.of(kind), sensitivity, 1, 0, DefectSearch.SCALE, 0);
		final Hole clean = find(search, Raster.of(width, height, 0, highest, channels));
		score.clean.add(clean.ratio());
		final Damage.Damaged damage = Damage.of(kind, width, height, highest, imageSeed, channels);
		final Hole found = find(search, damage.raster());
		if (!damage.visible().isEmpty()) score.recall.add(common(found, damage.visible()) / damage.visible().count());
		if (!found.isEmpty()) score.precision.add(common(found, damage.touched().grow(1)) / found.count());
	}

	private static Hole find(final DefectSearch search, final Raster raster) {
		return search.run(raster, () -> {}).hole();
	}

	private ImageProcessor centre(final ImagePlus image) {
		final ImageProcessor plane = image.getProcessor();
		final ImageProcessor seen = plane.isColorLut() ? plane.convertToRGB() : plane;
		final int width = Math.min(size, seen.getWidth());
		final int height = Math.min(size, seen.getHeight());
		seen.setRoi((seen.getWidth() - width) / 2, (seen.getHeight() - height) / 2, width, height);
		return seen.crop();
	}

	private static double common(final Hole a, final Hole b) {
		final var both = a.bits();
		both.and(b.bits());
		return both.cardinality();
	}

	private void print(final Map<String, Map<String, Score>> scores) {
		final List<String> names = List.copyOf(scores.values().iterator().next().keySet());
		final StringBuilder table = new StringBuilder("| precision / recall / found without damage, per mille | ");
		table.append(String.join(" | ", names)).append(" | all |\n|---").append("|---:".repeat(names.size() + 1)) //
			.append("|\n");
		scores.forEach((kind, byFolder) -> {
			final Score all = new Score();
			table.append("| `").append(kind).append("`");
			names.forEach(name -> {
				table.append(" | ").append(byFolder.get(name).text());
				all.add(byFolder.get(name));
			});
			table.append(" | ").append(all.text()).append(" |\n");
		});
		spec.commandLine().getOut().print(table);
		spec.commandLine().getOut().flush();
	}
}
