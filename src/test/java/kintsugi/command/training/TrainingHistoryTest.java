package kintsugi.command.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import kintsugi.command.training.TrainingHistory.Snapshot;
import kintsugi.train.Preview;
import kintsugi.train.TrainingStep;
import kintsugi.train.Validation;

class TrainingHistoryTest {

	private final TrainingHistory history = new TrainingHistory();

	@Test
	void keepsEachLossAndTheirTotal() {
		step(1, 3, Map.of("hole", 2.0));
		step(2, 5, Map.of("hole", 4.0));
		final Snapshot state = history.snapshot();
		assertThat(state.names()).containsExactly("total", "hole");
		assertThat(state.training().get("hole").values()).containsExactly(2, 4);
		assertThat(state.training().get("total").values()).containsExactly(3, 5);
	}

	@Test
	void aLossThatSomeStepsLeaveOutHasFewerPoints() {
		step(1, 1, Map.of("hole", 1.0));
		step(2, 2, Map.of("hole", 1.0, "style_out", 7.0));
		assertThat(history.snapshot().training().get("style_out").steps()).containsExactly(2);
	}

	@Test
	void keepsValidationsApart() {
		validation(0, 20);
		step(1, 3, Map.of("hole", 2.0));
		assertThat(history.snapshot().validation().get("hole").values()).containsExactly(9);
		assertThat(history.snapshot().psnr().values()).containsExactly(20);
	}

	@Test
	void knowsTheBestPsnr() {
		assertThat(history.snapshot().bestPsnr()).isNaN();
		validation(0, 20);
		validation(10, 25);
		validation(20, 23);
		assertThat(history.snapshot().bestPsnr()).isEqualTo(25);
	}

	@Test
	void hasTheLastPreviews() {
		final Preview preview = new Preview(1, 1, new float[1], new float[1], new float[1]);
		history.add(new Validation(0, 20, true, 1, Map.of(), List.of(preview)));
		assertThat(history.snapshot().previews()).containsExactly(preview);
	}

	@Test
	void aSnapshotStaysAsItIs() {
		step(1, 3, Map.of());
		final Snapshot before = history.snapshot();
		step(2, 3, Map.of());
		assertThat(before.training().get("total").steps()).containsExactly(1);
		assertThat(history.snapshot().version()).isGreaterThan(before.version());
	}

	@Test
	void beginsAnewWithTheNextNetworkOfARecipe() {
		validation(0, 30);
		step(1, 3, Map.of());
		step(2, 3, Map.of());
		validation(0, 20);
		step(1, 4, Map.of());
		assertThat(history.snapshot().training().get("total").values()).containsExactly(4);
		assertThat(history.snapshot().bestPsnr()).isEqualTo(20);
	}

	private void step(final long number, final double total, final Map<String, Double> losses) {
		history.add(new TrainingStep(number, 100, 1, total, losses, 1, 1));
	}

	private void validation(final long step, final double psnr) {
		history.add(new Validation(step, psnr, true, 1, Map.of("hole", 9.0), List.of()));
	}
}
