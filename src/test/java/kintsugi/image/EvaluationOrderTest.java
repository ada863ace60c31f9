package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;
import kintsugi.evaluate.EvaluationResult;
import kintsugi.evaluate.EvaluationTask;
import kintsugi.evaluate.Metric;
import kintsugi.mask.MaskGenerators;
import kintsugi.onnx.Device;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;

/** Evaluations of image files: what is written, the tables and the plot. */
class EvaluationOrderTest {

	@TempDir
	private Path folder;
	private Path images;

	@BeforeEach
	void makeImages() throws IOException {
		images = Files.createDirectory(folder.resolve("images"));
		ImageFiles.write(Samples.stained(64, 56, 1).whole(), images.resolve("a.png"));
		ImageFiles.write(Samples.fluorescence(56, 64, 2).whole(), images.resolve("b.tif"));
		Files.writeString(images.resolve("broken.png"), "no image");
	}

	private EvaluationOrder order(final EvaluationFiles files) {
		return new EvaluationOrder(EvaluationTask.of(images.toString(), "harmonic", 1, 0, "cpu"), files);
	}

	private EvaluationResult run() throws IOException {
		return order(EvaluationFiles.of("", null, " ", false)).run(Progress.NONE);
	}

	@Test
	void writesEveryFileThatIsAskedFor() throws IOException {
		final EvaluationFiles files = new EvaluationFiles(folder.resolve("r.csv"), folder.resolve("r.json"), folder.resolve(
			"r.png"), folder.resolve("r.md"), false);
		final EvaluationResult result = order(files).run(Progress.NONE);
		assertThat(result.images()).isEqualTo(2);
		assertThat(result.passedOver()).singleElement().asString().startsWith("broken.png: ");
		assertThat(Files.readAllLines(folder.resolve("r.csv"))).hasSize(1 + 26);
		assertThat(folder.resolve("r-summary.csv")).content().startsWith("\"metric\",\"class\"");
		assertThat(folder.resolve("r.json")).content().startsWith("{");
		assertThat(folder.resolve("r.md")).content().contains("| PSNR (dB) | mean | harmonic |");
		assertThat(ImageFiles.read(folder.resolve("r.png")).getWidth()).isGreaterThan(800);
	}

	@Test
	void writesNothingThatIsNotAskedFor() throws IOException {
		run();
		try (Stream<Path> files = Files.list(folder)) {
			assertThat(files).containsExactly(images);
		}
	}

	@Test
	void imagesOfAllKindsHaveTheirChannelsAndDepth() throws IOException {
		final EvaluationResult result = run();
		assertThat(result.holes().get(0).image().channels()).isEqualTo(3);
		assertThat(result.holes().get(25).image().depth().bits()).isEqualTo(16);
		assertThat(result.table(Metric.PSNR).mean("thin defects", "harmonic").orElseThrow()).isGreaterThan(result.table(
			Metric.PSNR).mean("thin defects", "mean").orElseThrow() + 3);
	}

	@Test
	void cancelingLeavesNoFile() throws IOException {
		final EvaluationFiles files = EvaluationFiles.of(folder.resolve("r.csv").toString(), "", "", false);
		assertThatThrownBy(() -> order(files).run(new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				assertThat(fraction).isBetween(0.0, 1.0);
			}

			@Override
			public boolean canceled() {
				return true;
			}
		})).isInstanceOf(CanceledException.class);
		assertThat(folder.resolve("r.csv")).doesNotExist();
	}

	@Test
	void aFileThatIsThereIsReplacedOnlyIfAskedFor() throws IOException {
		final Path csv = Files.writeString(folder.resolve("r.csv"), "precious");
		assertThatThrownBy(() -> order(EvaluationFiles.of(csv.toString(), "", "", false)).run(Progress.NONE)) //
			.isInstanceOf(IOException.class).hasMessageContaining("r.csv exists already");
		assertThat(csv).hasContent("precious");
		order(EvaluationFiles.of(csv.toString(), "", "", true)).run(Progress.NONE);
		assertThat(csv).content().startsWith("\"image\"");
	}

	@Test
	void aSummaryThatIsThereIsNotReplacedEither() throws IOException {
		Files.writeString(folder.resolve("r-summary.csv"), "precious");
		assertRefused(EvaluationFiles.of(folder.resolve("r.csv").toString(), "", "", false), "r-summary.csv exists");
	}

	@Test
	void namesThatCannotBeWrittenAreRefusedBeforeAnythingIsMeasured() {
		final String file = folder.resolve("r.csv").toString();
		assertRefused(EvaluationFiles.of("", "", folder.resolve("r.jpg").toString(), false), "must end in .png");
		assertRefused(EvaluationFiles.of(file, file, "", false), "Two of the results");
		assertRefused(EvaluationFiles.of(folder.resolve("none").resolve("r.csv").toString(), "", "", false),
			"does not exist");
		assertRefused(EvaluationFiles.of("", images.toString(), "", true), "is a folder");
	}

	private static void assertRefused(final EvaluationFiles files, final String words) {
		assertThatThrownBy(files::check).isInstanceOf(IOException.class).hasMessageContaining(words);
	}

	@Test
	void theTablesHaveTheResultsNumbers() throws IOException {
		final EvaluationResult result = run();
		final ResultsTable holes = EvaluationTables.holes(result);
		assertThat(holes.size()).isEqualTo(26);
		assertThat(holes.getStringValue("seed", 3)).isEqualTo(Long.toString(result.holes().get(3).seed()));
		assertThat(holes.getValue("psnr.harmonic", 3)).isEqualTo(result.holes().get(3).score("harmonic", Metric.PSNR));
		final ResultsTable summary = EvaluationTables.summary(result);
		assertThat(summary.getColumnHeadings()).contains("metric", "standardError");
		assertThat(summary.getStringValue("class", 0)).isEqualTo("1-10 %");
	}

	@Test
	void thePlotHasALineForEachMethod() throws IOException {
		final EvaluationResult result = run();
		final List<String> methods = List.of("mean", "harmonic");
		final Plot plot = EvaluationPlot.of(result, Metric.PSNR);
		assertThat(plot.getTitle()).isEqualTo("PSNR (dB) by hole ratio");
		assertThat(plot.getLimits()).startsWith(0, 60);
		for (int line = 0; line < methods.size(); line++) {
			final float[][] values = plot.getDataObjectArrays(line);
			assertThat(values[0]).hasSize(6);
			assertThat(values[1][2]).isEqualTo((float) result.means(Metric.PSNR, methods.get(line)).get("20-30 %").mean());
		}
	}

	@Test
	void thePlotOfHolesWithoutRatioBinSaysSo() throws IOException {
		final EvaluationTask task = new EvaluationTask(images, null, 0, List.of("harmonic"), List.of(), 1, //
			MaskGenerators.named("lattice"), 64, 0, null, Device.CPU);
		final EvaluationResult result = new EvaluationOrder(task, EvaluationFiles.of("", "", "", false)).run(Progress.NONE);
		final ImagePlus drawn = EvaluationPlot.draw(result, Metric.PSNR);
		assertThat(drawn.getWidth()).isGreaterThan(800);
		assertThat(EvaluationPlot.of(result, Metric.PSNR).getPlotObjectDesignations()).anyMatch(text -> text.contains( //
			"No hole is of a ratio bin"));
	}
}
