package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import kintsugi.model.Normalisation;
import kintsugi.net.Base;
import kintsugi.net.GatedNetwork;
import kintsugi.net.Network;
import kintsugi.train.recipe.SamplePlan;

/** Tests which samples a network takes. */
class TrainingRequestTest {

	private static final Network GATED = new GatedNetwork(1, 4, 2, Base.NONE, false);

	private static SamplePlan samples(final int crop, final double sketches) {
		return new SamplePlan(crop, 2, true, true, sketches, Normalisation.DEFAULT);
	}

	@Test
	void aCropThatIsNoMultipleIsRefused() {
		assertThatThrownBy(() -> TrainingRequest.checkSamples(samples(40, 0), GATED)).isInstanceOf(
			IllegalArgumentException.class).hasMessageContainingAll("40", "16");
	}

	@Test
	void aCropIsNoLargerThanTheNetworkTakes() {
		assertThatCode(() -> TrainingRequest.checkSamples(samples(720, 0), GATED)).doesNotThrowAnyException();
		assertThatThrownBy(() -> TrainingRequest.checkSamples(samples(736, 0), GATED)).isInstanceOf(
			IllegalArgumentException.class).hasMessageContainingAll("736", "720");
	}

	@Test
	void sketchesAreForNetworksThatSeeThem() {
		assertThatCode(() -> TrainingRequest.checkSamples(samples(32, 0.5), new GatedNetwork(1, 4, 2, Base.NONE, true)))
			.doesNotThrowAnyException();
		assertThatThrownBy(() -> TrainingRequest.checkSamples(samples(32, 0.5), GATED)).isInstanceOf(
			IllegalArgumentException.class).hasMessageContainingAll("samples.sketches", "0.5", "sees none");
	}
}
