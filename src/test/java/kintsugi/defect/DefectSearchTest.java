package kintsugi.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;

/** Tests {@link DefectSearch}. */
class DefectSearchTest {

	@Test
	void joinsTheKindsAndCountsEach() {
		final float[] samples = damaged();
		final DefectSearch.Found found = search(List.of("hot-pixels", "dead-lines"), 1, 0, 0).run(raster(samples),
			() -> {});
		assertThat(found.pixels()).containsEntry("hot-pixels", 1L).containsEntry("dead-lines", (long) Scenes.SIDE);
		assertThat(found.hole().count()).isEqualTo(Scenes.SIDE + 1);
		assertThat(found.describe()).contains("201 pixels", "hot-pixels 1", "dead-lines 200");
	}

	@Test
	void largeNumbersAreWrittenInThousands() {
		final Hole hole = Hole.where(50, 50, (x, y) -> y < 30);
		assertThat(new DefectSearch.Found(hole, Map.of("dust", 1_234_567L)).describe()).isEqualTo(
			"1,500 pixels (dust 1,234,567)");
	}

	@Test
	void sizesAreLimitedAndWhatIsLeftGrows() {
		final float[] samples = damaged();
		final List<String> kinds = List.of("hot-pixels", "dead-lines");
		assertThat(search(kinds, 2, 0, 0).run(raster(samples), () -> {}).hole().count()).isEqualTo(Scenes.SIDE);
		assertThat(search(kinds, 1, 100, 0).run(raster(samples), () -> {}).hole()).isEqualTo(Hole.where(Scenes.SIDE,
			Scenes.SIDE, (x, y) -> x == 50 && y == 60));
		assertThat(search(kinds, 1, 100, 2).run(raster(samples), () -> {}).hole().count()).isEqualTo(13);
	}

	@Test
	void lessSensitivityInSigmasFindsMore() {
		final float[] samples = Scenes.gradient(Scenes.SIDE, Scenes.SIDE, 8);
		samples[60 * Scenes.SIDE + 50] += 25;
		final DefectSearch lax = new DefectSearch(List.of("hot-pixels"), 4, 1, 0, 15, 0);
		final DefectSearch strict = new DefectSearch(List.of("hot-pixels"), 20, 1, 0, 15, 0);
		assertThat(lax.run(raster(samples), () -> {}).hole().isHole(50, 60)).isTrue();
		assertThat(strict.run(raster(samples), () -> {}).hole().isEmpty()).isTrue();
	}

	@Test
	void aKindThatIsNamedTwiceIsSearchedForOnce() {
		assertThat(search(List.of("dust", "dust"), 1, 0, 0).kinds()).containsExactly("dust");
	}

	@Test
	void theCheckStopsTheSearch() {
		final AtomicInteger calls = new AtomicInteger();
		for (final String kind : Detectors.names()) {
			calls.set(0);
			assertThatThrownBy(() -> Detectors.named(kind).find(raster(damaged()), 6, 15, () -> {
				if (calls.incrementAndGet() == 1) throw new IllegalStateException("stop");
			})).as(kind).hasMessage("stop");
		}
	}

	@Test
	void kindsAreSeparatedByCommasOrBlanks() {
		assertThat(DefectSearch.kinds("dust, scratches;hot-pixels burnt-in")).containsExactly("dust", "scratches",
			"hot-pixels", "burnt-in");
		assertThat(DefectSearch.kinds(" ")).isEqualTo(DefectSearch.KINDS);
		assertThat(DefectSearch.kinds(null)).isEqualTo(DefectSearch.KINDS);
	}

	@Test
	void whatMakesNoSenseIsASentence() {
		assertWrong(() -> search(List.of(), 1, 0, 0), "No kind", "hot-pixels");
		assertWrong(() -> search(List.of("cracks"), 1, 0, 0), "'cracks'");
		assertWrong(() -> new DefectSearch(List.of("dust"), 0, 1, 0, 15, 0), "sensitivity", "0.0");
		assertWrong(() -> new DefectSearch(List.of("dust"), Double.NaN, 1, 0, 15, 0), "sensitivity", "NaN");
		assertWrong(() -> search(List.of("dust"), 0, 0, 0), "minimum size", "0");
		assertWrong(() -> search(List.of("dust"), 9, 5, 0), "maximum size", "9", "5");
		assertWrong(() -> search(List.of("dust"), 1, -1, 0), "maximum size", "-1");
		assertWrong(() -> new DefectSearch(List.of("dust"), 6, 1, 0, 0, 0), "scale", "0");
		assertWrong(() -> new DefectSearch(List.of("dust"), 6, 1, 0, 501, 0), "scale", "501");
		assertWrong(() -> search(List.of("dust"), 1, 0, -1), "grow", "-1");
		assertWrong(() -> Raster.of(3, 3, 0, 255), "channel");
		assertWrong(() -> Raster.of(3, 3, 0, 255, new float[8]), "3 x 3", "8");
	}

	/** Makes an image with a hot pixel and a dead row. */
	private static float[] damaged() {
		final float[] samples = Scenes.gradient(Scenes.SIDE, Scenes.SIDE, 7);
		samples[60 * Scenes.SIDE + 50] = 250;
		for (int x = 0; x < Scenes.SIDE; x++)
			samples[120 * Scenes.SIDE + x] = 20;
		return samples;
	}

	private static Raster raster(final float[] samples) {
		return Raster.of(Scenes.SIDE, Scenes.SIDE, 0, 255, samples);
	}

	private static DefectSearch search(final List<String> kinds, final int smallest, final int largest, final int grow) {
		return new DefectSearch(kinds, 6, smallest, largest, 15, grow);
	}

	private static void assertWrong(final org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
		final String... words)
	{
		assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
	}
}
