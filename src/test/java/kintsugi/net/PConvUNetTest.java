package kintsugi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole network as ONNX Runtime computes it. */
class PConvUNetTest {

	static Stream<Arguments> networksAndShapes() {
		return Stream.of(Base.values()).flatMap(base -> Stream.of(//
			Arguments.of(new PConvUNet(3, 4, 16, 3, base), 1, 8, 8), //
			Arguments.of(new PConvUNet(1, 4, 16, 3, base), 2, 24, 40), //
			Arguments.of(new PConvUNet(3, 2, 8, 7, base), 1, 128, 128), //
			Arguments.of(new PConvUNet(1, 2, 8, 8, base), 2, 256, 256)));
	}

	@ParameterizedTest
	@MethodSource("networksAndShapes")
	void imagesWithoutAnyValidPixelGiveFiniteOutput(final Network network, final int n, final int h, final int w)
		throws IOException
	{
		final float[] image = Arrays4.constant(n * network.channels() * h * w, Float.NaN);
		final float[] filled = OnnxRun.run(network, OnnxRun.weights(network, 1), image, new float[n * h * w], n, h, w);
		assertThat(filled).hasSize(image.length);
		for (final float value : filled)
			assertThat(value).isFinite();
	}

	@ParameterizedTest
	@MethodSource("networksAndShapes")
	void whatLiesUnderTheHoleHasNoEffect(final Network network, final int n, final int h, final int w)
		throws IOException
	{
		final Weights weights = OnnxRun.weights(network, 2);
		final float[] mask = Arrays4.mask(n * h * w, 0.6, 3);
		final float[] all = Arrays4.repeat(mask, n, network.channels());
		final float[] image = Arrays4.values(all.length, 4);
		final float[] expected = OnnxRun.run(network, weights, image, mask, n, h, w);
		for (int i = 0; i < image.length; i++)
			if (all[i] == 0) image[i] = Float.NaN;
		assertThat(OnnxRun.run(network, weights, image, mask, n, h, w)).containsExactly(expected);
	}

	@ParameterizedTest
	@MethodSource("networksAndShapes")
	void batchIsTheSameAsOneImageAfterTheOther(final Network network, final int n, final int h, final int w)
		throws IOException
	{
		final Weights weights = OnnxRun.weights(network, 5);
		final int samples = network.channels() * h * w;
		final float[] first = Arrays4.values(samples, 6);
		final float[] second = Arrays4.values(samples, 7);
		final float[] firstMask = Arrays4.mask(h * w, 0.7, 8);
		final float[] secondMask = Arrays4.mask(h * w, 0.1, 9);
		final float[] both = OnnxRun.run(network, weights, Arrays4.concat(first, second, 1), //
			Arrays4.concat(firstMask, secondMask, 1), 2, h, w);
		final float[] one = OnnxRun.run(network, weights, first, firstMask, 1, h, w);
		final float[] other = OnnxRun.run(network, weights, second, secondMask, 1, h, w);
		assertThat(both).containsExactly(Arrays4.concat(one, other, 1), within(1e-4f));
	}

	@Test
	void untrainedResidualNetworkIsItsBaseFill() throws IOException {
		final Network network = new PConvUNet(1, 4, 8, 3, Base.HARMONIC);
		final float[] image = Arrays4.values(32 * 32, 10);
		final float[] mask = Arrays4.mask(32 * 32, 0.5, 11);
		final float[] filled = OnnxRun.run(network, Weights.initial(network, new SplittableRandom(0)), image, //
			mask, 1, 32, 32);
		for (int i = 0; i < image.length; i++)
			if (mask[i] == 1) assertThat(filled[i]).isEqualTo(image[i]);
	}

	@Test
	void sizeThatIsNoMultipleIsRefusedWithASentence() {
		final Network network = new PConvUNet(1, 2, 4, 3, Base.NONE);
		final float[] zeros = new float[60];
		assertThatThrownBy(() -> OnnxRun.run(network, OnnxRun.weights(network, 1), zeros, zeros, 1, 6, 10)) //
			.isInstanceOf(IOException.class).hasMessageContaining("10 x 6 pixels");
	}

	@Test
	void settingsMakeTheSameNetworkAgain() {
		final Network network = new PConvUNet(1, 6, 20, 5, Base.HARMONIC);
		final Network again = Networks.create(network.architecture(), network.settings());
		assertThat(names(again)).isEqualTo(names(network));
		assertThat(again.settings()).isEqualTo(network.settings());
	}

	private static List<String> names(final Network network) {
		return network.parameters().stream().map(parameter -> parameter.name() + List.of(//
			java.util.Arrays.stream(parameter.shape()).boxed().toArray())).toList();
	}
}
