package kintsugi.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.metric.HoleTable;
import kintsugi.onnx.ClassifierModel;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;

class ImageScoreTest {

	@TempDir
	private Path folder;

	/** Makes an image of one colour. */
	private static WholeImage colour(final String name, final int... rgb) {
		final float[] samples = new float[rgb.length * 40 * 40];
		for (int c = 0; c < rgb.length; c++)
			Arrays.fill(samples, c * 1600, (c + 1) * 1600, rgb[c]);
		return WholeImage.of(name, 40, 40, rgb.length, Depth.BITS_8, samples);
	}

	private ImageScore open(final long h, final long w) throws IOException {
		return ImageScore.open(Files.write(folder.resolve("means.onnx"), ClassifierModel.ofMeans(h, w)), Device.CPU);
	}

	@Test
	void isTheScoreOfTheNormalisedImages() throws IOException {
		try (ImageScore score = open(20, 30)) {
			score.add("1-10 %", colour("a", 255, 0, 0), Map.of("model", colour("a", 100, 100, 100)));
			score.add("1-10 %", colour("b", 0, 0, 255), Map.of("model", colour("b", 100, 100, 100)));
			final HoleTable table = score.scores(List.of()).table();
			assertThat(table.columns()).containsExactly("original", "model");
			assertThat(table.mean("1-10 %", "model").orElseThrow()).isEqualTo(1, within(1e-6));
			assertThat(table.mean("1-10 %", "original").orElseThrow()).isEqualTo(scoreByHand(), within(1e-4));
			assertThat(table.mean("10-20 %", "original")).isEmpty();
		}
	}

	/** Works out the score of a red and a blue image; the classifier gives the means of the normalised channels. */
	private static double scoreByHand() {
		final double[] red = softmax((1 - 0.485) / 0.229, -0.456 / 0.224, -0.406 / 0.225);
		final double[] blue = softmax(-0.485 / 0.229, -0.456 / 0.224, (1 - 0.406) / 0.225);
		double divergence = 0;
		for (int i = 0; i < 3; i++) {
			final double mean = (red[i] + blue[i]) / 2;
			divergence += red[i] * Math.log(red[i] / mean) / 2 + blue[i] * Math.log(blue[i] / mean) / 2;
		}
		return Math.exp(divergence);
	}

	private static double[] softmax(final double... logits) {
		final double sum = Arrays.stream(logits).map(Math::exp).sum();
		return Arrays.stream(logits).map(logit -> Math.exp(logit) / sum).toArray();
	}

	@Test
	void aGreyImageIsThreeEqualChannels() throws IOException {
		try (ImageScore score = open(ClassifierModel.FREE, ClassifierModel.FREE)) {
			score.add("1-10 %", colour("a", 70), Map.of("model", colour("a", 70, 70, 70)));
			score.add("1-10 %", colour("b", 200), Map.of("model", colour("b", 200, 200, 200)));
			final HoleTable table = score.scores(List.of()).table();
			assertThat(table.mean("1-10 %", "original").orElseThrow()).isGreaterThan(1).isEqualTo(table.mean("1-10 %",
				"model").orElseThrow(), within(1e-9));
		}
	}

	@Test
	void theEvaluationHasATableOfIt() throws IOException {
		final Path images = Files.createDirectory(folder.resolve("images"));
		final Path classifier = Files.write(folder.resolve("means.onnx"), ClassifierModel.ofMeans(32, 32));
		Stubs.files(images, "a.png", "b.png");
		final EvaluationTask task = new EvaluationTask(images, null, 0, List.of("harmonic"), List.of("mean"), 1, null, 64,
			0, classifier, Device.CPU);
		try (PreparedEvaluation prepared = task.prepare()) {
			final EvaluationResult result = prepared.run(Stubs::read, Progress.NONE);
			final HoleTable table = result.inception().orElseThrow().table();
			assertThat(table.columns()).containsExactly("original", "mean", "harmonic");
			assertThat(table.mean("thin defects", "harmonic").orElseThrow()).isGreaterThanOrEqualTo(1);
			assertThat(new MarkdownReport(result).toMarkdown()).contains("| Inception score | original | mean | harmonic |");
			assertThat(new JsonReport(task, result).toJson()).contains("\"inceptionScore\"", "\"inception\": \"means.onnx\"",
				result.inception().get().sha256());
			assertThat(result.inception().get().sha256()).matches("[0-9a-f]{64}");
		}
	}

	@Test
	void aMissingFileIsASentence() {
		assertThatThrownBy(() -> ImageScore.open(folder.resolve("none.onnx"), Device.CPU)).isInstanceOf(IOException.class)
			.hasMessageContaining("none.onnx").hasMessageEndingWith("classifier for the Inception score.");
	}

	@Test
	void resizingKeepsConstantsAndRamps() {
		final float[] ramp = new float[2 + 8 * 6];
		for (int i = 2; i < ramp.length; i++)
			ramp[i] = (i - 2) % 8;
		final float[] half = new Resize(8, 6, 4, 3).apply(ramp, 2);
		assertThat(half).hasSize(12);
		assertThat(half[1]).isEqualTo(2.5f, within(1e-5f));
		assertThat(half[2]).isEqualTo(4.5f, within(1e-5f));
		final float[] same = new Resize(8, 6, 8, 6).apply(ramp, 2);
		assertThat(same).containsExactly(Arrays.copyOfRange(ramp, 2, ramp.length), within(1e-6f));
		final float[] doubled = new Resize(8, 6, 16, 12).apply(ramp, 2);
		assertThat(doubled[3]).isEqualTo(1.25f, within(1e-5f));
		assertThat(doubled[4]).isEqualTo(1.75f, within(1e-5f));
		assertThat(doubled[0]).isEqualTo(0);
	}
}
