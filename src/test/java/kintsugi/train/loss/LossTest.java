package kintsugi.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

/** Tests the losses against values computed by hand. */
class LossTest {

	private final NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");

	@AfterEach
	void close() {
		manager.close();
	}

	/** One channel of 2x2: errors 1, 2, 3, 4, the hole is the last two pixels. */
	private Prediction small() {
		return new Prediction(array(2, 1, 2, 3, 4), array(2, 0, 0, 0, 0), array(2, 1, 1, 0, 0));
	}

	private NDArray array(final int width, final float... values) {
		return manager.create(values, new Shape(1, 1, values.length / width, width));
	}

	@Test
	void holeLossAveragesOverTheImage() {
		assertThat(new HoleLoss(false).value(small()).getFloat()).isEqualTo(7f / 4);
	}

	@Test
	void holeLossPerAreaAveragesOverTheHole() {
		assertThat(new HoleLoss(true).value(small()).getFloat()).isEqualTo(7f / 2);
	}

	@Test
	void holeLossPerAreaCountsChannels() {
		final NDArray output = manager.create(new float[] { 5, 1, 7, 3 }, new Shape(1, 2, 1, 2));
		final Prediction p = new Prediction(output, manager.zeros(output.getShape()), array(2, 1, 0));
		assertThat(new HoleLoss(true).value(p).getFloat()).isEqualTo(2f);
	}

	@Test
	void aSampleWithoutHoleGivesZero() {
		final Prediction p = new Prediction(array(2, 1, 2), array(2, 0, 0), array(2, 1, 1));
		assertThat(new HoleLoss(true).value(p).getFloat()).isZero();
	}

	@Test
	void validLossAveragesOverTheImage() {
		assertThat(new ValidLoss().value(small()).getFloat()).isEqualTo(3f / 4);
	}

	@Test
	void coarseLossAveragesOverTheImageForTheStagesBefore() {
		final NDArray coarse = array(2, 2, 2, 2, 2);
		final Prediction p = new Prediction(array(2, 1, 2, 3, 4), List.of(coarse), array(2, 0, 1, 0, 0), array(2, 1, 1, 0,
			0));
		assertThat(new CoarseLoss().value(p).getFloat()).isEqualTo(7f / 4);
		assertThat(new CoarseLoss().value(small()).getFloat()).isZero();
	}

	@Test
	void logErrorIsTheNegativePsnrInTheHole() {
		final double meanSquare = (9 + 16) / 2.0;
		assertThat(new LogErrorLoss().value(small()).getFloat()).isCloseTo((float) (10 * Math.log10(meanSquare +
			1e-4)), within(1e-4f));
	}

	@Test
	void totalVariationIsTheCompositesInTheGrownHole() {
		// composite 0 0 5 0 3 7 0 with a hole at index 2: the grown hole is 1..3, two differences of 5 over 6 places
		final Prediction p = new Prediction(array(7, 9, 9, 5, 9, 9, 9, 9), array(7, 0, 0, 0, 0, 3, 7, 0), //
			array(7, 1, 1, 0, 1, 1, 1, 1));
		final Prediction tall = new Prediction(p.output().repeat(2, 2), p.truth().repeat(2, 2), p.mask().repeat(2, 2));
		assertThat(new TotalVariationLoss().value(tall).getFloat()).isCloseTo(10f / 6, within(1e-6f));
	}

	@Test
	void totalVariationHasNoGradientAwayFromTheHole() {
		final int side = 9;
		final float[] mask = new float[side * side];
		java.util.Arrays.fill(mask, 1);
		mask[4 * side + 4] = 0;
		final NDArray output = manager.full(new Shape(1, 1, side, side), 2f); // above all neighbours: nothing cancels
		final NDArray truth = manager.randomUniform(0, 1, output.getShape());
		output.setRequiresGradient(true);
		truth.setRequiresGradient(true);
		try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
			collector.backward(new TotalVariationLoss().value(new Prediction(output, truth, array(side, mask))));
		}
		assertThat(output.getGradient().toFloatArray()[4 * side + 4]).isNotZero();
		final float[] gradient = truth.getGradient().toFloatArray();
		for (int i = 0; i < gradient.length; i++)
			if (Math.max(Math.abs(i / side - 4), Math.abs(i % side - 4)) > 1) assertThat(gradient[i]).isZero();
	}

	@Test
	void aCompositeTakesValidPixelsFromTheTruth() {
		final Prediction p = new Prediction(array(2, 1, 2), array(2, 3, 4), array(2, 1, 0));
		assertThat(p.composite().toFloatArray()).containsExactly(3, 2);
	}
}
