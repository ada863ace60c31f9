package kintsugi.train.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.train.adversarial.Discriminator;

/** How many samples are suggested for how much memory. */
class BatchSuggestionTest {

	private static final Network SMALL = new PConvUNet(3, 24, 144, 6, Base.HARMONIC);
	private static final TrainingDevice CPU = new TrainingDevice(ai.djl.Device.cpu(), "The training runs on the CPU.");

	private static BatchSuggestion suggestion(final int crop, final double gigabytes) {
		return BatchSuggestion.of(SMALL, crop, false, (long) (gigabytes * 1e9));
	}

	@Test
	void moreMemoryAndSmallerCropsGiveLargerBatches() {
		assertThat(suggestion(128, 2).samples()).isGreaterThan(suggestion(128, 1).samples()).isGreaterThan(suggestion(256,
			2).samples());
	}

	@Test
	void theSuggestionIsTheLargestThatFits() {
		final BatchSuggestion suggestion = suggestion(256, 4);
		assertThat(suggestion.fits(suggestion.samples())).isTrue();
		assertThat(suggestion.fits(suggestion.samples() + 1)).isFalse();
		assertThat(suggestion.sentence()).contains(suggestion.samples() + " samples of 256x256", "4.0 GB").doesNotContain(
			"little");
	}

	@Test
	void thereAreNeverFewerThanBatchNormNeedsAndThatIsSaid() {
		final BatchSuggestion suggestion = suggestion(512, 0.3);
		assertThat(suggestion.samples()).isEqualTo(2);
		assertThat(suggestion.fits(2)).isFalse();
		assertThat(suggestion.sentence()).contains("little");
	}

	@Test
	void theExpectationIsWhatWasMeasuredForTheRecipeOfTheCpu() {
		// 513 MB beyond an idle JVM at the peak of a step of 8, 1496 MB of 32
		assertThat(suggestion(128, 8).bytes(8) / 1e6).isBetween(0.85 * 513, 1.15 * 513);
		assertThat(suggestion(128, 8).bytes(32) / 1e6).isBetween(0.85 * 1496, 1.15 * 1496);
	}

	@Test
	void thePerceptualNetworkNeedsMoreThanTheSmallNetworkItself() {
		final BatchSuggestion with = BatchSuggestion.of(SMALL, 128, true, 8_000_000_000L);
		assertThat(with.each()).isGreaterThan(2 * suggestion(128, 8).each());
	}

	@Test
	void aDiscriminatorNeedsRoomForItselfAndForEachSample() {
		final BatchSuggestion alone = suggestion(256, 4);
		final BatchSuggestion with = alone.with(new Discriminator(3, false, 64, 256));
		// weights, gradients, moments of 5.9 million values
		assertThat(with.fixed() - alone.fixed()).isBetween(4L * 4 * 5_946_816, 20L * 4 * 5_946_816);
		assertThat(with.each()).isGreaterThan(alone.each());
		assertThat(with.samples()).isLessThan(alone.samples());
		assertThat(with.fits(with.samples())).isTrue();
		assertThat(with.fits(with.samples() + 1)).isFalse();
	}

	@Test
	void thisComputerTellsItsFreeMemory() {
		final BatchSuggestion suggestion = BatchSuggestion.of(SMALL, 64, false, CPU);
		assertThat(suggestion.free()).isBetween(1_000_000L, 100_000_000_000_000L);
		assertThat(suggestion.samples()).isBetween(2, 64);
	}
}
