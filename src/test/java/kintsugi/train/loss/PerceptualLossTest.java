package kintsugi.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import kintsugi.train.tensors.Safetensors;

/** Tests the perceptual and style losses on networks whose features can be computed by hand. */
class PerceptualLossTest {

	private static final int SIDE = 8;

	private final NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
	private final PerceptualNetwork red = network(PerceptualSamples.weights(PerceptualSamples.red()));
	private final NDArray black = manager.zeros(new Shape(2, 3, SIDE, SIDE));
	private final NDArray noHole = manager.ones(new Shape(2, 1, SIDE, SIDE));
	private final NDArray allHole = manager.zeros(new Shape(2, 1, SIDE, SIDE));

	@AfterEach
	void close() {
		manager.close();
	}

	private PerceptualNetwork network(final PerceptualWeights weights) {
		return new PerceptualNetwork(manager, weights);
	}

	private NDArray red(final float value) {
		final NDArray image = black.duplicate();
		image.set(new NDIndex(":, 0"), value);
		return image;
	}

	private NDArray noise() {
		return manager.randomUniform(-1, 1, black.getShape());
	}

	private float perceptual(final NDArray output, final NDArray truth, final NDArray mask) {
		return new PerceptualLoss(red).value(new Prediction(output, truth, mask)).getFloat();
	}

	private float style(final NDArray output, final NDArray truth, final NDArray mask, final boolean composite) {
		return new StyleLoss(red, composite).value(new Prediction(output, truth, mask)).getFloat();
	}

	@Test
	void featuresAreThoseAfterEachPooling() {
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++)
			values[i] = i % 2 == 0 ? -1 : i / 64f; // what is negative the first ReLU takes away
		final NDArray grey = manager.create(values, new Shape(1, 1, SIDE, SIDE));
		final List<NDArray> features = red.features(grey);
		assertThat(features).extracting(NDArray::getShape).containsExactly(new Shape(1, 64, 4, 4), new Shape(1, 128, 2, 2),
			new Shape(1, 256, 1, 1));
		assertThat(features.get(0).get("0, 0").toFloatArray()).startsWith(9 / 64f, 11 / 64f, 13 / 64f, 15 / 64f, 25 / 64f);
		assertThat(features.get(1).get("0, 0").toFloatArray()).containsExactly(27 / 64f, 31 / 64f, 59 / 64f, 63 / 64f);
		assertThat(features.get(2).get("0, 0").toFloatArray()).containsExactly(63 / 64f);
		assertThat(features.get(2).get("0, 1:").abs().max().getFloat()).isZero();
	}

	@Test
	void theInputIsNormalised() {
		final PerceptualNetwork other = network(PerceptualSamples.weights(new Safetensors(
			PerceptualSamples.red().arrays(), PerceptualSamples.red().shapes(), Map.of("mean", "[0.25,0,0]", "std",
				"[0.125,1,1]"))));
		// (0.5 + 1) / 2 = 0.75 in 0..1, less 0.25, over 0.125
		assertThat(other.features(red(0.5f)).get(2).get("0, 0").getFloat()).isEqualTo(4f);
	}

	@Test
	void greyCountsAsEqualRedGreenAndBlue() {
		final PerceptualNetwork random = network(PerceptualSamples.weights(PerceptualSamples.random(1)));
		final NDArray grey = manager.randomUniform(-1, 1, new Shape(1, 1, 16, 16));
		final NDArray colour = grey.repeat(1, 3);
		assertThat(random.features(grey).get(2).toFloatArray()).isEqualTo(random.features(colour).get(2).toFloatArray());
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 9, 31, 32, 40 })
	void smallCropsHaveFeatures(final int side) {
		assertThat(red.features(manager.zeros(new Shape(1, 3, side, side))).get(2).getShape()).isEqualTo(new Shape(1, 256,
			side / 8, side / 8));
	}

	@Test
	void imagesThatTheNetworkCannotSeeAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> red.features(manager.zeros(new Shape(1, 4, 16, 16))))
			.withMessageContaining("1 or 3 channels, not 4");
		assertThatIllegalArgumentException().isThrownBy(() -> red.features(manager.zeros(new Shape(1, 3, 16, 7))))
			.withMessageContaining("not 7x16");
	}

	@Test
	void perceptualSumsOutputAndCompositeOverThePoolings() {
		final float each = 0.5f / 64 + 0.5f / 128 + 0.5f / 256; // one feature of so many differs
		assertThat(perceptual(red(0.5f), black, noHole)).isCloseTo(each, within(1e-8f));
		assertThat(perceptual(red(0.5f), black, allHole)).isCloseTo(2 * each, within(1e-8f));
	}

	@Test
	void styleSumsTheGramMatricesOverThePoolings() {
		// one entry of C x C differs, by 0.25 H W / (C H W)
		final float each = 0.25f / (64 * 64 * 64) + 0.25f / (128 * 128 * 128) + 0.25f / (256 * 256 * 256);
		assertThat(style(red(0.5f), black, allHole, false)).isCloseTo(each, within(1e-11f));
		assertThat(style(red(0.5f), black, allHole, true)).isCloseTo(each, within(1e-11f));
		assertThat(style(red(0.5f), black, noHole, true)).isZero();
		assertThat(style(red(0.5f), black, noHole, false)).isCloseTo(each, within(1e-11f));
	}

	@Test
	void theGramMatrixIsDividedByChannelsAndPixels() {
		final NDArray features = manager.create(new float[] { 1, 2, 3, 4, 5, 6 }, new Shape(1, 2, 1, 3));
		assertThat(StyleLoss.gram(features).toFloatArray()).containsExactly(new float[] { 14 / 6f, 32 / 6f, 32 / 6f, 77 /
			6f }, within(1e-6f));
	}

	@Test
	void theGramMatrixDoesNotOverflow() {
		final NDArray features = manager.full(new Shape(1, 256, 16, 16), 1e19f); // their products alone sum up to 2.6e40
		final NDArray gram = StyleLoss.gram(features);
		assertThat(gram.min().getFloat()).isCloseTo(1e38f / 256, within(1e31f));
		assertThat(gram.max().getFloat()).isCloseTo(1e38f / 256, within(1e31f));
	}

	@Test
	void theGramMatrixDoesNotKnowWhereFeaturesLie() {
		final NDArray features = manager.randomUniform(0, 1, new Shape(1, 4, 5, 6));
		final NDArray turned = features.flip(2).transpose(0, 1, 3, 2);
		assertThat(StyleLoss.gram(turned).toFloatArray()).containsExactly(StyleLoss.gram(features).toFloatArray(), within(
			1e-6f));
	}

	@Test
	void identicalImagesLoseNothing() {
		final PerceptualNetwork random = network(PerceptualSamples.weights(PerceptualSamples.random(1)));
		final NDArray image = noise();
		final Prediction p = new Prediction(image, image, noHole);
		assertThat(new PerceptualLoss(random).value(p).getFloat()).isZero();
		assertThat(new StyleLoss(random, false).value(p).getFloat()).isZero();
		assertThat(new StyleLoss(random, true).value(p).getFloat()).isZero();
	}

	@Test
	void theNetworkStaysInFloat32() {
		assertThat(red.features(noise().toType(DataType.FLOAT64, true)).get(0).getDataType()).isEqualTo(DataType.FLOAT32);
	}

	@Test
	void featuresAreSharedByTheLosses() {
		final Prediction p = new Prediction(noise(), noise(), noHole);
		new PerceptualLoss(red).value(p);
		assertThat(p.outputFeatures(red)).isSameAs(p.outputFeatures(red));
		assertThat(p.truthFeatures(red)).isSameAs(p.truthFeatures(red));
		assertThat(p.compositeFeatures(red)).isSameAs(p.compositeFeatures(red));
	}
}
