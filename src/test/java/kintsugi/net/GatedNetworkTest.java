package kintsugi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxFile;
import kintsugi.onnx.OnnxSession;

/** The gated network as a whole. */
class GatedNetworkTest {

	@Test
	void theEncodersNormsAreThoseBeforeTheFirstDoubling() {
		final Network network = new GatedNetwork(1, 4, 2, Base.NONE, false, true, false);
		final List<String> frozen = network.parameters().stream().filter(network::inEncoderNorm).map(Parameter::name)
			.toList();
		// 12 + 10 + 6 + 2 + 2 layers of four arrays each; the two decoders have four more layers each
		assertThat(frozen).hasSize(4 * 32).allMatch(name -> name.contains(".norm.")) //
			.contains("coarse.1.norm.scale", "coarse.12.norm.mean", "refine.2.norm.shift", "refine.attended.2.norm.scale") //
			.doesNotContain("coarse.13.norm.scale", "refine.3.norm.scale", "refine.6.norm.mean");
		final Network plain = new GatedNetwork(1, 4, 2, Base.NONE, false);
		assertThat(plain.parameters()).noneMatch(plain::inEncoderNorm);
	}

	private static final int H = 32;
	private static final int W = 64;

	static Stream<Network> networks() {
		return Stream.of(new GatedNetwork(3, 8, 2, Base.NONE, true), new GatedNetwork(1, 8, 4, Base.HARMONIC, true),
			new GatedNetwork(1, 4, 0, Base.NONE, false), new GatedNetwork(3, 4, 2, Base.NONE, false, true, false),
			new GatedNetwork(1, 4, 2, Base.HARMONIC, true, false, true));
	}

	private static float[] mask() {
		final float[] mask = Arrays4.constant(H * W, 1);
		for (int i = 0; i < mask.length; i++)
			if (Math.abs(i / W - 14) < 7 && Math.abs(i % W - 40) < 9) mask[i] = 0;
		return mask;
	}

	private static float[] run(final Network network, final float[] image, final float[] sketch) throws IOException {
		final byte[] model = OnnxFile.encode(network, OnnxRun.weights(network, 1), Map.of());
		try (OnnxSession session = OnnxSession.open(model, Device.CPU, 1)) {
			return session.run(image, mask(), sketch, 1, network.channels(), H, W);
		}
	}

	@Test
	void paperNetworkHas4052478Parameters() {
		final Cost cost = Cost.of(GatedNetwork.paper(), 1, 256, 256);
		assertThat(cost.parameters()).isEqualTo(4_052_478);
		assertThat(cost.trainable()).isEqualTo(4_052_478);
		assertThat(cost.output()).containsExactly(1, 3, 256, 256);
	}

	@ParameterizedTest
	@MethodSource("networks")
	void settingsMakeTheSameNetworkAgain(final Network network) throws IOException {
		final Network again = Networks.create(network.architecture(), network.settings());
		assertThat(again.settings()).isEqualTo(network.settings());
		assertThat(names(again)).isEqualTo(names(network));
		final byte[] model = OnnxFile.encode(network, Weights.initial(network, new SplittableRandom(1)), Map.of());
		final Network read = OnnxFile.decode(model).network();
		assertThat(read.settings()).isEqualTo(network.settings());
		assertThat(read.sketched()).isEqualTo(network.sketched());
		try (OnnxSession session = OnnxSession.open(model, Device.CPU, 1)) {
			assertThat(session.sketched()).isEqualTo(network.sketched());
		}
	}

	private static List<String> names(final Network network) {
		return network.parameters().stream().map(parameter -> parameter.name() + Arrays.toString(parameter.shape()))
			.toList();
	}

	@ParameterizedTest
	@CsvSource({ "channels, 2", "channels, three", "width, 6", "width, 0", "width, 2048", "attention, 1", "attention, 8",
		"base, mean", "sketch, yes", "sketch," })
	void wrongSettingsAreRefusedByName(final String key, final String value) {
		final Map<String, String> settings = new HashMap<>(GatedNetwork.paper().settings());
		settings.put(key, value);
		assertThatThrownBy(() -> Networks.create(GatedNetwork.ARCHITECTURE, settings)) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining(key) //
			.hasMessageContaining(String.valueOf(value));
	}

	@ParameterizedTest
	@MethodSource("networks")
	void whatLiesUnderTheHoleHasNoEffect(final Network network) throws IOException {
		final float[] mask = mask();
		final float[] image = Arrays4.values(network.channels() * H * W, 2);
		final float[] expected = run(network, image, null);
		for (final float under : new float[] { 0, 1e6f, Float.NaN, Float.POSITIVE_INFINITY }) {
			final float[] other = image.clone();
			for (int i = 0; i < other.length; i++)
				if (mask[i % mask.length] == 0) other[i] = under;
			final float[] found = run(network, other, null);
			for (int i = 0; i < found.length; i++)
				if (mask[i % mask.length] == 0) assertThat(found[i]).as(under + " under the hole").isEqualTo(expected[i]);
		}
	}

	@ParameterizedTest
	@MethodSource("networks")
	void aSketchCountsInTheHoleAlone(final Network network) throws IOException {
		final float[] mask = mask();
		final float[] image = Arrays4.values(network.channels() * H * W, 3);
		final float[] expected = run(network, image, null);
		final float[] outside = mask.clone();
		assertThat(run(network, image, outside)).isEqualTo(expected);
		assertThat(run(network, image, new float[H * W])).isEqualTo(expected);
		final float[] inside = new float[H * W];
		for (int i = 30; i < 50; i++)
			inside[14 * W + i] = 1;
		final float[] guided = run(network, image, inside);
		if (network.sketched()) assertThat(guided).isNotEqualTo(expected);
		else assertThat(guided).isEqualTo(expected);
		for (int i = 0; i < W * H; i++)
			outside[i] = Math.max(mask[i], inside[i]);
		assertThat(run(network, image, outside)).isEqualTo(guided);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void withABaseItStartsAsTheFill(final boolean sketched) throws IOException {
		final Network network = new GatedNetwork(3, 8, 2, Base.HARMONIC, sketched);
		final float[] image = Arrays4.values(3 * H * W, 4);
		final Network filling = new TestNetwork(3, List.of()) {

			@Override
			public <T> T forward(final Ops<T> ops, final T x, final T mask) {
				final T zero = ops.constant(0);
				return ops.harmonicFill(x, mask, sketched ? ops.wherePositive(mask, zero, zero) : null, 3, 5);
			}
		};
		final float[] fill = OnnxRun.run(filling, Weights.of(filling, Map.of()), image, mask(), 1, H, W);
		final Weights initial = Weights.initial(network, new SplittableRandom(5));
		final float[] found = OnnxRun.run(network, initial, image, mask(), 1, H, W);
		for (int i = 0; i < found.length; i++)
			if (mask()[i % (H * W)] == 0) assertThat(found[i]).isCloseTo(fill[i], within(1e-5f));
	}

	@Test
	void withoutABaseItStaysInTheRange() throws IOException {
		final float[] hot = Arrays4.constant(3 * H * W, 100);
		for (final float value : run(new GatedNetwork(3, 8, 2, Base.NONE, true), hot, null))
			assertThat(value).isBetween(-1.000001f, 1.000001f);
	}

	@ParameterizedTest
	@EnumSource
	void bothStagesPredictTheImageAndTheLastIsTheNetworks(final Base base) {
		final Network network = new GatedNetwork(1, 8, 2, base, false);
		final List<CostOps.Value> stages = network.stages(new CostOps(), Inputs.of(CostOps.input(2, 1, 64, 96), CostOps
			.input(2, 1, 64, 96)));
		assertThat(stages).hasSize(2).allSatisfy(stage -> assertThat(stage.shape()).containsExactly(2, 1, 64, 96));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 2, 4 })
	void itTakesNoMorePixelsAtOnceThanPlacesCanBeCompared(final int attention) {
		final Network network = new GatedNetwork(3, 8, attention, Base.NONE, false);
		assertThat(network.context()).isEqualTo(128);
		// 8192 places, whose pairs take 256 MB
		assertThat(network.mostPixels()).isEqualTo(attention == 0 ? Long.MAX_VALUE : attention == 2 ? 8192 * 64 : 8192 *
			256);
	}

	@ParameterizedTest
	@CsvSource({ "2, NONE, 16", "4, NONE, 32", "0, NONE, 4", "2, HARMONIC, 32", "0, HARMONIC, 32" })
	void theLeastImageIsOneOfItsMultiple(final int attention, final Base base, final int multiple) throws IOException {
		final Network network = new GatedNetwork(1, 4, attention, base, false);
		assertThat(network.multiple()).isEqualTo(multiple);
		final float[] mask = Arrays4.mask(multiple * multiple, 0.6, 7);
		final float[] found = OnnxRun.run(network, OnnxRun.weights(network, 6), Arrays4.values(multiple * multiple, 8), //
			mask, 1, multiple, multiple);
		for (final float value : found)
			assertThat(value).isFinite();
	}
}
