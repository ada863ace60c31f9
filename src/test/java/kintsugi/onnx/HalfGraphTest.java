package kintsugi.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import ai.onnx.proto.OnnxMl;
import kintsugi.net.Base;
import kintsugi.net.GatedNetwork;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.net.Padding;
import kintsugi.net.Parameter.Role;
import kintsugi.net.Weights;

/**
 * Runs graphs in float16 on the CPU, where ONNX Runtime rounds to float16 and computes in float32, beside the
 * originals.
 */
class HalfGraphTest {

	private static final int SIDE = 64;

	private static float[] run(final byte[] model, final int channels, final float[] image, final float[] mask)
		throws OnnxException
	{
		try (OnnxSession session = OnnxSession.openAsWritten(model, 1)) {
			return session.run(image.clone(), mask, 1, channels, SIDE, SIDE);
		}
	}

	/** Makes a smooth image with some noise in [-1, 1], 0 in the hole. */
	private static float[] image(final int channels, final float[] mask) {
		final SplittableRandom random = new SplittableRandom(2);
		final float[] image = new float[channels * SIDE * SIDE];
		for (int i = 0; i < image.length; i++) {
			final int x = i % SIDE;
			final int y = i / SIDE % SIDE;
			image[i] = mask[i % mask.length] * (float) (0.7 * Math.sin(x / 9.0) * Math.cos(y / 7.0) + random.nextDouble(-0.3,
				0.3));
		}
		return image;
	}

	/** Makes a mask whose hole is a square of a half of the side: windows in its middle see no valid pixel. */
	private static float[] square() {
		final float[] mask = new float[SIDE * SIDE];
		for (int i = 0; i < mask.length; i++)
			mask[i] = Math.max(Math.abs(i % SIDE - 32), Math.abs(i / SIDE - 32)) < 17 ? 0 : 1;
		return mask;
	}

	/** Gets the largest difference as a share of the largest value. */
	private static double error(final float[] expected, final float[] found) {
		double largest = 0;
		double error = 0;
		for (int i = 0; i < expected.length; i++) {
			assertThat(found[i]).isFinite();
			largest = Math.max(largest, Math.abs(expected[i]));
			error = Math.max(error, Math.abs(expected[i] - found[i]));
		}
		return error / largest;
	}

	static Stream<Network> networks() {
		return Stream.of(new PConvUNet(3, 8, 32, 5, Base.NONE), new PConvUNet(1, 8, 32, 3, Base.HARMONIC), new PConvUNet(1,
			8,
			16, 2, Base.HARMONIC, Padding.REFLECT), new PConvUNet(3, 8, 16, 2, Base.NONE, Padding.ZERO), //
			new GatedNetwork(3, 16, 2, Base.NONE, true), new GatedNetwork(1, 16, 4, Base.HARMONIC, false),
			new GatedNetwork(1, 16, 4, Base.HARMONIC, false, true, true));
	}

	private static byte[] model(final Network network) {
		final Weights weights = Weights.initial(network, new SplittableRandom(4));
		network.parameters().forEach(parameter -> {
			// the residual's weights start at zero, which would hide every error
			final float[] values = weights.get(parameter);
			final SplittableRandom random = new SplittableRandom(values.length);
			if (parameter.role() == Role.ZERO_WEIGHT)
				for (int i = 0; i < values.length; i++)
					values[i] = (float) random.nextDouble(-0.05, 0.05);
		});
		return OnnxFile.encode(network, weights, Map.of());
	}

	@ParameterizedTest
	@MethodSource("networks")
	void theErrorIsThatOfRounding(final Network network) throws OnnxException {
		final byte[] model = model(network);
		final float[] mask = square();
		final float[] image = image(network.channels(), mask);
		final float[] expected = run(model, network.channels(), image, mask);
		final double error = error(expected, run(HalfGraph.of(model), network.channels(), image, mask));
		// not zero, or nothing was in float16
		assertThat(error).isBetween(1e-7, 0.01);
	}

	@ParameterizedTest
	@CsvSource({ "photo-small, 3", "fluorescence-small, 1" })
	void theErrorOfABundledModelIsBelowAnEightBitLevel(final String name, final int channels) throws IOException {
		final byte[] model = Files.readAllBytes(Path.of("models", name, "model.onnx"));
		final float[] mask = square();
		final float[] image = image(channels, mask);
		final double error = error(run(model, channels, image, mask), run(HalfGraph.of(model), channels, image, mask));
		// of the range [-1, 1] an 8-bit image has 255 levels
		assertThat(error).isLessThan(2.0 / 255);
	}

	@ParameterizedTest
	@MethodSource("networks")
	void imagesWithoutValidPixelsAndWithHotOnesGiveNumbers(final Network network) throws OnnxException {
		final byte[] half = HalfGraph.of(model(network));
		final float[] mask = new float[SIDE * SIDE];
		final float[] image = new float[network.channels() * SIDE * SIDE];
		for (final float value : run(half, network.channels(), image, mask))
			assertThat(value).isFinite();
		mask[5] = 1;
		image[5] = 1e6f;
		for (final float value : run(half, network.channels(), image, mask))
			assertThat(value).isFinite();
		Arrays.fill(mask, 1);
		for (final float value : run(half, network.channels(), image, mask))
			assertThat(value).isFinite();
	}

	@Test
	void countsStayInFloat32AndWeightsAreStoredInFloat16() throws Exception {
		final Network network = new PConvUNet(1, 8, 16, 2, Base.HARMONIC);
		final byte[] model = model(network);
		final OnnxMl.GraphProto graph = OnnxMl.ModelProto.parseFrom(HalfGraph.of(model)).getGraph();
		graph.getInitializerList().forEach(tensor -> {
			final boolean weight = tensor.getName().endsWith(".weight/float16");
			assertThat(tensor.getName().contains(".weight") && !weight).as(tensor.getName()).isFalse();
			if (weight) assertThat(tensor.getDataType()).isEqualTo(10);
		});
		assertThat(graph.getNodeList()).filteredOn(node -> node.getOpType().equals("Conv")).filteredOn(node ->
			node.getInput(
			1).startsWith("/")).isNotEmpty().allSatisfy(node -> assertThat(node.getInput(0)).doesNotEndWith("/float16"));
		assertThat(HalfGraph.of(model).length).isLessThan((int) (0.8 * model.length));
	}

	@Test
	void gatesAreInFloat16AndAttentionInFloat32() throws Exception {
		final OnnxMl.GraphProto graph = OnnxMl.ModelProto.parseFrom(HalfGraph.of(model(new GatedNetwork(1, 8, 2, Base.NONE,
			true)))).getGraph();
		final Set<String> halves = new HashSet<>();
		for (final OnnxMl.NodeProto node : graph.getNodeList()) {
			final boolean half = node.getInputList().stream().anyMatch(name -> name.endsWith("/float16") || halves.contains(
				name));
			if (List.of("Elu", "Sigmoid").contains(node.getOpType())) assertThat(half).as(node.getName()).isTrue();
			if (List.of("MatMul", "Softmax", "Transpose", "Sqrt", "Div").contains(node.getOpType())) assertThat(half).as(node
				.getName()).isFalse();
			if (node.getOutput(0).endsWith("/float16") || half && !node.getOutput(0).endsWith("/float32") && !node.getOpType()
				.equals("Shape")) halves.add(node.getOutput(0));
		}
		assertThat(graph.getNodeList()).anyMatch(node -> node.getOpType().equals("Softmax"));
	}

	@Test
	void float16IsNotUsedUnasked() {
		assertThat(HalfGraph.isWanted()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "1, 3c00", "-2, c000", "65504, 7bff", "65519, 7bff", "65520, 7c00", "1e6, 7c00", "-1e6, fc00",
		"0.333333333, 3555", "6.1035156e-5, 0400", "6.0975552e-5, 03ff", "5.9604645e-8, 0001", "2.9802322e-8, 0000",
		"2.98023259e-8, 0001", "1e-9, 0", "1.00048828125, 3c00", "1.0014648, 3c02", "NaN, 7e00", "0.99999, 3c00",
		"2047.9, 6800" })
	void numbersAreRoundedToTheNearest(final float value, final String bits) {
		assertThat(HalfFloats.bits(value) & 0xffff).isEqualTo(Integer.parseInt(bits, 16));
	}
}
