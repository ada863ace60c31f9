package kintsugi.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.evaluate.Stubs.Failing;
import kintsugi.evaluate.Stubs.Off;
import kintsugi.hole.Hole;
import kintsugi.metric.Estimate;
import kintsugi.metric.HoleTable;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;

class EvaluationTest {

	/** 12 classes of ratio and border, and thin defects. */
	private static final int CLASSES = 13;

	@TempDir
	private Path folder;

	@Test
	void aMethodThatIsOffByTenHasTheScoresOfTen() throws IOException {
		final EvaluationResult result = run(new Off("near", 5), new Off("far", 10), "a.png", "b.png");
		assertThat(result.table(Metric.L1).mean("10-20 %", "far").orElseThrow()).isEqualTo(100 * 10 / 255.0, within(1e-6));
		assertThat(result.table(Metric.PSNR).mean("10-20 %", "far").orElseThrow()).isEqualTo(20 * Math.log10(25.5),
			within(1e-6));
		assertThat(result.table(Metric.SSIM).mean("thin defects", "far").orElseThrow()).isLessThan(result.table(Metric.SSIM)
			.mean("thin defects", "near").orElseThrow());
	}

	@Test
	void anExactMethodHasTheHighestScores() throws IOException {
		final EvaluationResult result = run(new Off("mean", 9), new Off("exact", 0), "a.png");
		assertThat(result.table(Metric.PSNR).mean(HoleTable.ALL, "exact").orElseThrow()).isEqualTo(60);
		assertThat(result.table(Metric.WHOLE_PSNR).mean(HoleTable.ALL, "exact").orElseThrow()).isEqualTo(80);
		assertThat(result.table(Metric.SSIM).mean(HoleTable.ALL, "exact").orElseThrow()).isEqualTo(1, within(1e-9));
		assertThat(result.table(Metric.WHOLE_SSIM).mean(HoleTable.ALL, "exact").orElseThrow()).isEqualTo(1, within(1e-9));
		assertThat(result.table(Metric.L1).mean(HoleTable.ALL, "exact").orElseThrow()).isZero();
	}

	@Test
	void everyImageHasAHoleOfEachClass() throws IOException {
		final EvaluationResult result = run(new Off("near", 5), new Off("far", 10), "a.png", "b.png", "c.png");
		assertThat(result.images()).isEqualTo(3);
		assertThat(result.holes()).hasSize(3 * CLASSES);
		assertThat(result.table(Metric.PSNR).count("50-60 %", "near")).isEqualTo(6);
		assertThat(result.table(Metric.PSNR).count("thin defects", "near")).isEqualTo(3);
		assertThat(result.passedOver()).isEmpty();
	}

	@Test
	void theDifferenceIsPairedOverFiles() throws IOException {
		final EvaluationResult result = run(new Off("near", 5), new Off("far", 10), "a.png", "b.png", "c.png");
		final Estimate difference = result.differences(Metric.L1, "far", "near").get("1-10 %");
		assertThat(difference.count()).isEqualTo(3);
		assertThat(difference.mean()).isEqualTo(100 * 5 / 255.0, within(1e-6));
		// the same in every image, however different the images are
		assertThat(difference.standardError()).isEqualTo(0, within(1e-6));
		assertThat(result.differences(Metric.L1, "far", "near")).containsKey(HoleTable.ALL).hasSize(8);
	}

	@Test
	void slicesOfOneFileAreNotIndependent() throws IOException {
		final EvaluationResult result = run(new Off("near", 5), new Off("far", 10), "stack.tif", "b.png");
		assertThat(result.images()).isEqualTo(3);
		assertThat(result.holes()).hasSize(3 * CLASSES);
		assertThat(result.differences(Metric.PSNR, "far", "near").get("20-30 %").count()).isEqualTo(2);
	}

	@Test
	void theSameSeedGivesTheSameHolesAndScoresWhateverOtherFilesThereAre() throws IOException {
		final EvaluationResult first = run(new Off("near", 5), new Off("far", 10), "b.png");
		final EvaluationResult second = run(new Off("near", 5), new Off("far", 10), "a.png", "b.png");
		final EvaluationResult same = second.where(hole -> hole.image().name().equals("b.png"));
		assertThat(same.holes()).extracting(HoleResult::seed).containsExactlyElementsOf(first.holes().stream().map( //
			HoleResult::seed).toList());
		assertThat(same.holes()).extracting(hole -> hole.score("far", Metric.SSIM)).containsExactlyElementsOf(first.holes()
			.stream().map(hole -> hole.score("far", Metric.SSIM)).toList());
	}

	@Test
	void anotherSeedGivesOtherHoles() throws IOException {
		final List<Path> files = Stubs.files(folder, "a.png");
		final EvaluationResult zero = evaluation(0, new Off("near", 5), new Off("far", 10)).run(files, folder, 64, //
			Stubs::read, Progress.NONE);
		final EvaluationResult one = evaluation(1, new Off("near", 5), new Off("far", 10)).run(files, folder, 64, //
			Stubs::read, Progress.NONE);
		assertThat(one.holes().get(0).seed()).isNotEqualTo(zero.holes().get(0).seed());
	}

	@Test
	void whatCannotBeUsedIsPassedOverAndNamed() throws IOException {
		final EvaluationResult result = run(new Off("near", 5), new Off("far", 10), "a.png", "bad.png", "sub/tiny.png");
		assertThat(result.images()).isEqualTo(1);
		assertThat(result.passedOver()).containsExactly("bad.png: it is bad.",
			"sub/tiny.png: it has 31x64 pixels, and at least 32x32 are needed.");
	}

	@Test
	void aHoleOnWhichOneMethodFailsCountsForNone() throws IOException {
		final EvaluationResult result = run(new Off("near", 5), new Failing("failing"), "a.png", "hard.png");
		assertThat(result.images()).isEqualTo(1);
		assertThat(result.table(Metric.PSNR).count("thin defects", "near")).isEqualTo(1);
		assertThat(result.passedOver()).hasSize(CLASSES).allMatch(line -> line.startsWith("hard.png, hole 1 of ") && line
			.endsWith(": this is too hard."));
	}

	@Test
	void aGeneratorWhoseFilesCannotBeReadIsSaid() throws IOException {
		final HolePlan plan = new GeneratorHoles((width, height, seed) -> {
			if (seed % 2 == 0) throw new UncheckedIOException("The mask lost.png is lost.", new IOException());
			return Hole.where(width, height, (x, y) -> x < 20);
		}, 20);
		final Evaluation evaluation = new Evaluation(plan, 0, List.of(), List.of(new Off("far", 10)), Optional.empty());
		final List<Path> files = Stubs.files(folder, "a.png");
		assertThatThrownBy(() -> evaluation.run(files, folder, 64, Stubs::read, Progress.NONE)) //
			.isInstanceOf(IOException.class).hasMessageContaining("a.png: The mask lost.png is lost.");
	}

	@Test
	void nothingMeasuredIsAnErrorThatSaysWhy() {
		assertThatThrownBy(() -> run(new Off("near", 5), new Off("far", 10), "bad.png")).isInstanceOf(IOException.class) //
			.hasMessage("Not one hole could be measured in 1 files. bad.png: it is bad.");
	}

	@Test
	void cancelingStopsWithASentence() throws IOException {
		final List<Path> files = Stubs.files(folder, "a.png", "b.png");
		final Evaluation evaluation = evaluation(0, new Off("near", 5), new Off("far", 10));
		assertThatThrownBy(() -> evaluation.run(files, folder, 64, Stubs::read, Stubs.canceledAfter(3))) //
			.isInstanceOf(CanceledException.class).hasMessage("The evaluation was canceled; nothing was written.");
	}

	@Test
	void reportsTheFileAndTheTimeThatIsLeft() throws IOException {
		final List<String> messages = new ArrayList<>();
		final List<Double> fractions = new ArrayList<>();
		final List<Path> files = Stubs.files(folder, "a.png", "b.png");
		evaluation(0, new Off("near", 5), new Off("far", 10)).run(files, folder, 64, Stubs::read, //
			new Progress() {

				@Override
				public void report(final double fraction, final String message) {
					fractions.add(fraction);
					messages.add(message);
				}

				@Override
				public boolean canceled() {
					return false;
				}
			});
		assertThat(messages.get(0)).isEqualTo("Evaluating a.png (1 of 2)");
		assertThat(messages.get(CLASSES)).matches("Evaluating b.png \\(2 of 2\\), about \\d+ (s|min) left");
		assertThat(fractions).isSorted().hasSize(2 * CLASSES).allMatch(fraction -> fraction >= 0 && fraction < 1);
		assertThat(fractions.get(CLASSES)).isEqualTo(0.5);
	}

	private EvaluationResult run(final Contender reference, final Contender model, final String... names)
		throws IOException
	{
		return evaluation(0, reference, model).run(Stubs.files(folder, names), folder, 64, Stubs::read, Progress.NONE);
	}

	private static Evaluation evaluation(final long seed, final Contender reference, final Contender model) {
		return new Evaluation(RatioHoles.irregular(1), seed, List.of(reference), List.of(model), Optional.empty());
	}
}
