package kintsugi.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.mask.MaskGenerator;
import kintsugi.mask.MaskGenerators;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;

class EvaluationTaskTest {

	@TempDir
	private Path folder;

	private EvaluationTask task(final List<String> models, final List<String> against, final String generator) {
		final MaskGenerator holes = generator.isEmpty() ? null : MaskGenerators.named(generator);
		return new EvaluationTask(folder, null, 0, models, against, 1, holes, 64, 0, null, Device.CPU);
	}

	private EvaluationResult run(final EvaluationTask task) throws IOException {
		Stubs.files(folder, "a.png");
		try (PreparedEvaluation prepared = task.prepare()) {
			return prepared.run(Stubs::read, Progress.NONE);
		}
	}

	@Test
	void referencesComeFirstAndModelsAreNoReferences() throws IOException {
		final EvaluationResult result = run(task(List.of("harmonic"), List.of("harmonic", " mean ", ""), ""));
		assertThat(result.references()).containsExactly("mean");
		assertThat(result.models()).containsExactly("harmonic");
		assertThat(result.methods()).extracting(EvaluationResult.Method::name).containsExactly("mean", "harmonic");
		assertThat(result.methods().get(1).details()).startsWith("harmonic ").endsWith("CPU");
	}

	@Test
	void theMeanIsBehindTheHarmonicFillOfASmoothImage() throws IOException {
		final float[] samples = new float[64 * 64];
		for (int i = 0; i < samples.length; i++)
			samples[i] = 2 * (i % 64) + i / 64;
		final WholeImage ramp = WholeImage.of("ramp", 64, 64, 1, Depth.BITS_8, samples);
		Stubs.files(folder, "a.png");
		try (PreparedEvaluation prepared = task(List.of("harmonic"), List.of("mean"), "").prepare()) {
			final EvaluationResult result = prepared.run((file, size) -> List.of(ramp), Progress.NONE);
			assertThat(result.differences(Metric.PSNR, "harmonic", "mean")).allSatisfy((row, difference) -> //
			assertThat(difference.mean()).as(row).isGreaterThan(3));
			assertThat(result.verdicts()).singleElement().asString().contains("dB above mean (one file: no standard error)");
		}
	}

	@Test
	void aGeneratorIsChosenByName() throws IOException {
		final EvaluationResult result = run(task(List.of("harmonic"), List.of(), "boxes"));
		assertThat(result.holes()).hasSize(12);
		assertThat(result.title()).contains("boxes", "seed 0", "1 image, at most 64x64 pixels");
		assertThat(run(task(List.of("harmonic"), List.of(), "lattice")).holes()).extracting(HoleResult::row) //
			.containsExactly("other ratios");
	}

	@Test
	void modelsOfTheSameNameAreToldApart() throws IOException {
		final Path other = Files.createDirectory(folder.resolve("other"));
		final Path here = Path.of("models/photo-small");
		final Path copy = other.resolve("photo-small");
		Files.createDirectory(copy);
		try (Stream<Path> files = Files.list(here)) {
			for (final Path file : files.toList())
				Files.copy(file, copy.resolve(file.getFileName()));
		}
		Stubs.files(folder, "a.png");
		final EvaluationTask both = task(List.of("photo-small", copy.toString()), List.of(), "central-box");
		try (PreparedEvaluation prepared = both.prepare()) {
			final WholeImage image = WholeImage.of("a", 80, 80, 1, Depth.BITS_8, new float[6400]);
			assertThat(prepared.run((file, size) -> List.of(image), Progress.NONE).models()).containsExactly("photo-small",
				"photo-small (2)");
		}
	}

	@Test
	void withoutReferencesThereAreMeansOnly() throws IOException {
		final EvaluationResult result = run(task(List.of("mean"), List.of(), ""));
		assertThat(result.verdicts()).singleElement().asString().matches("mean: .* dB inside holes\\.");
		assertThat(new MarkdownReport(result).differences()).isEmpty();
		assertThat(SummaryRow.of(result)).isNotEmpty().allMatch(row -> row.difference().isEmpty());
	}

	@Test
	void anUnknownModelIsASentenceThatNamesTheKnown() throws IOException {
		Stubs.files(folder, "a.png");
		assertThatThrownBy(() -> task(List.of("magic"), List.of(), "").prepare()).isInstanceOf(IOException.class) //
			.hasMessageContaining("magic").hasMessageContaining("harmonic");
	}

	@Test
	void settingsThatMakeNoSenseAreRefusedWithTheirValue() {
		assertThatThrownBy(() -> task(List.of(" "), List.of(), "")).hasMessageContaining("Name a model");
		assertThatThrownBy(() -> new EvaluationTask(folder, null, 0, List.of("mean"), List.of(), 0, null, 64, 0, null,
			Device.CPU)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not 0");
		assertThatThrownBy(() -> new EvaluationTask(folder, null, 0, List.of("mean"), List.of(), 1, null, 31, 0, null,
			Device.CPU)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("32 pixels, not 31");
		assertThatThrownBy(() -> new EvaluationTask(folder, null, -1, List.of("mean"), List.of(), 1, null, 64, 0, null,
			Device.CPU)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not -1");
		assertThatThrownBy(() -> EvaluationTask.of(" ", "mean", 1, 0, "cpu")).isInstanceOf(IllegalArgumentException.class)
			.hasMessage("Choose a folder of images to evaluate on.");
	}

	@Test
	void namesOfAListThatTheFolderLacksAreSaid() throws IOException {
		final Path list = Files.writeString(folder.resolve("list.txt"), "a\nlost.png\n");
		final EvaluationResult result = run(new EvaluationTask(folder, list, 0, List.of("mean"), List.of(), 1, null, 64, 0,
			null, Device.CPU));
		assertThat(result.passedOver()).containsExactly("lost.png: the list names it, but the folder does not hold it.");
	}
}
