package kintsugi.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import kintsugi.net.Base;
import kintsugi.net.PConvUNet;
import kintsugi.net.Weights;

class OnnxClassifierTest {

	private static final long FREE = ClassifierModel.FREE;

	private static OnnxClassifier open(final byte[] model) throws OnnxException {
		return OnnxClassifier.open(model, Device.CPU);
	}

	@Test
	void givesTheNetworksLogits() throws Exception {
		final float[] image = new float[3 * 2 * 4];
		Arrays.fill(image, 0, 8, 0.5f);
		Arrays.fill(image, 8, 12, 2);
		image[16] = -4;
		try (OnnxClassifier classifier = open(ClassifierModel.ofMeans(2, 4))) {
			assertThat(classifier.logits(image, 2, 4)).containsExactly(new float[] { 0.5f, 1, -0.5f }, within(1e-6f));
			assertThat(classifier.device()).isEqualTo("CPU");
			assertThat(classifier.remark()).isEmpty();
		}
	}

	@Test
	void knowsTheSizeThatItTakes() throws Exception {
		try (OnnxClassifier classifier = open(ClassifierModel.ofMeans(5, 7))) {
			assertThat(classifier.height()).isEqualTo(5);
			assertThat(classifier.width()).isEqualTo(7);
		}
	}

	@Test
	void aFreeSizeIsZeroAndTakesAny() throws Exception {
		try (OnnxClassifier classifier = open(ClassifierModel.ofMeans(FREE, FREE))) {
			assertThat(classifier.height()).isZero();
			assertThat(classifier.width()).isZero();
			assertThat(classifier.logits(new float[3], 1, 1)).containsExactly(0, 0, 0);
			assertThat(classifier.logits(new float[3 * 9 * 2], 9, 2)).containsExactly(0, 0, 0);
		}
	}

	@Test
	void anotherSizeThanTheNetworksIsSaid() throws Exception {
		try (OnnxClassifier classifier = open(ClassifierModel.ofMeans(5, 7))) {
			assertThatThrownBy(() -> classifier.logits(new float[3 * 8 * 8], 8, 8)).isInstanceOf(OnnxException.class) //
				.hasMessageContaining("8 x 8 pixels on CPU").hasMessageEndingWith(".");
		}
	}

	@Test
	void anImageThatIsNotAsLongAsItsShapeIsRefused() throws Exception {
		try (OnnxClassifier classifier = open(ClassifierModel.ofMeans(FREE, FREE))) {
			assertThatThrownBy(() -> classifier.logits(new float[12], 2, 3)).isInstanceOf(IllegalArgumentException.class) //
				.hasMessageContaining("12 samples").hasMessageContaining("18");
		}
	}

	@Test
	void logitsThatAreNoNumbersAreRefused() throws Exception {
		try (OnnxClassifier classifier = open(ClassifierModel.ofMeans(FREE, FREE))) {
			assertThatThrownBy(() -> classifier.logits(new float[] { Float.NaN, 0, 0 }, 1, 1)) //
				.isInstanceOf(OnnxException.class).hasMessageContaining("NaN");
		}
	}

	@Test
	void otherInputsAreRefusedWithTheirShape() {
		assertThatThrownBy(() -> open(ClassifierModel.model(List.of(FREE, 1L, 8L, 8L), List.of(FREE, 1L)))) //
			.isInstanceOf(OnnxException.class).hasMessageContaining("pixels FLOAT [-1, 1, 8, 8]") //
			.hasMessageContaining("[N, 3, H, W]");
	}

	@Test
	void otherOutputsAreRefusedWithTheirShape() {
		assertThatThrownBy(() -> open(ClassifierModel.model(List.of(FREE, 3L, 8L, 8L), List.of(FREE, 3L, 1L, 1L)))) //
			.isInstanceOf(OnnxException.class).hasMessageContaining("logits FLOAT [-1, 3, 1, 1]") //
			.hasMessageContaining("[N, K]");
	}

	@Test
	void aNetworkThatFillsHolesIsNoClassifier() {
		final PConvUNet network = new PConvUNet(3, 4, 8, 2, Base.NONE);
		final byte[] model = OnnxFile.encode(network, Weights.initial(network, new SplittableRandom(0)), Map.of());
		assertThatThrownBy(() -> open(model)).isInstanceOf(OnnxException.class).hasMessageContaining("image FLOAT") //
			.hasMessageContaining("a classifier needs one input");
	}

	@Test
	void bytesThatAreNoModelAreRefused() {
		assertThatThrownBy(() -> open(new byte[] { 1, 2, 3 })).isInstanceOf(OnnxException.class) //
			.hasMessageContaining("no ONNX model");
	}
}
