package kintsugi.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.onnx.proto.OnnxMl;
import kintsugi.net.Base;
import kintsugi.net.GatedNetwork;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;

/** ONNX files: what an independent parser reads in them, the way back, and broken ones. */
class OnnxFileTest {

	private static Network network(final Base base) {
		return new PConvUNet(3, 4, 8, 2, base);
	}

	private static byte[] encoded(final Base base) {
		return OnnxFile.encode(network(base), weights(base), Map.of("author", "ä test"));
	}

	private static Weights weights(final Base base) {
		return Weights.initial(network(base), new SplittableRandom(4));
	}

	@Test
	void independentParserFindsOpset17AndIr8() throws Exception {
		final OnnxMl.ModelProto model = OnnxMl.ModelProto.parseFrom(encoded(Base.NONE));
		assertThat(model.getIrVersion()).isEqualTo(8);
		assertThat(model.getProducerName()).isEqualTo("Kintsugi");
		assertThat(model.getOpsetImportList()).hasSize(1);
		assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
		assertThat(model.getOpsetImport(0).getDomain()).isEmpty();
	}

	@Test
	void inputsAndOutputHaveFreeBatchHeightAndWidth() throws Exception {
		final OnnxMl.GraphProto graph = OnnxMl.ModelProto.parseFrom(encoded(Base.HARMONIC)).getGraph();
		assertThat(graph.getInputList().stream().map(OnnxFileTest::describe)) //
			.containsExactly("image N 3 H W", "mask N 1 H W");
		assertThat(graph.getOutputList().stream().map(OnnxFileTest::describe)).containsExactly("filled N 3 H W");
	}

	private static String describe(final OnnxMl.ValueInfoProto value) {
		final StringBuilder text = new StringBuilder(value.getName());
		value.getType().getTensorType().getShape().getDimList().forEach(length -> text.append(' ').append(//
			length.hasDimParam() ? length.getDimParam() : Long.toString(length.getDimValue())));
		return text.toString();
	}

	@ParameterizedTest
	@EnumSource(Base.class)
	void initializersAreTheParametersWithTheirShapesAndConstants(final Base base) throws Exception {
		final OnnxMl.GraphProto graph = OnnxMl.ModelProto.parseFrom(encoded(base)).getGraph();
		final List<OnnxMl.TensorProto> parameters = graph.getInitializerList().stream() //
			.filter(tensor -> !tensor.getName().startsWith("/constant.")).toList();
		assertThat(parameters.stream().map(tensor -> tensor.getName() + tensor.getDimsList())) //
			.containsExactlyInAnyOrderElementsOf(network(base).parameters().stream() //
				.map(parameter -> parameter.name() + Arrays.stream(parameter.shape()).boxed().toList()).toList());
		assertThat(parameters).allMatch(OnnxMl.TensorProto::hasRawData);
	}

	@Test
	void constantsAndNodesAreWrittenOnce() throws Exception {
		final OnnxMl.GraphProto graph = OnnxMl.ModelProto.parseFrom(encoded(Base.HARMONIC)).getGraph();
		assertThat(graph.getInitializerList().stream().filter(tensor -> tensor.getName().startsWith("/constant.")) //
			.map(tensor -> List.of(tensor.getDimsList(), tensor.getDataType(), tensor.getRawData()))) //
			.doesNotHaveDuplicates();
		assertThat(graph.getNodeList().stream().map(node -> List.of(node.getOpType(), node.getInputList(), //
			node.getAttributeList()))).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@EnumSource(Base.class)
	void everythingIsFloat32AndNoEpsilonHidesInTheMaskPath(final Base base) throws Exception {
		final OnnxMl.GraphProto graph = OnnxMl.ModelProto.parseFrom(encoded(base)).getGraph();
		assertThat(graph.getNodeList()).noneMatch(node -> node.getOpType().equals("Cast"));
		assertThat(graph.getInitializerList()).allMatch(tensor -> tensor.getDataType() == 1 || tensor.getDataType() == 7);
		OnnxFile.decode(encoded(base)).initializers().forEach((name, values) -> {
			for (final float value : values)
				if (name.startsWith("/constant")) assertThat(value == 0 || Math.abs(value) > 1e-3).as(name).isTrue();
		});
	}

	@Test
	void batchNormIsNotFolded() throws Exception {
		final OnnxMl.GraphProto graph = OnnxMl.ModelProto.parseFrom(encoded(Base.NONE)).getGraph();
		assertThat(graph.getNodeList()).filteredOn(node -> node.getOpType().equals("BatchNormalization")).hasSize(2);
	}

	@ParameterizedTest
	@EnumSource(Base.class)
	void networkAndWeightsComeBack(final Base base) throws Exception {
		final OnnxFile file = OnnxFile.decode(encoded(base));
		assertThat(file.metadata()).containsEntry("author", "ä test") //
			.containsEntry(OnnxFile.ARCHITECTURE, "pconv-unet");
		assertThat(file.network().settings()).isEqualTo(network(base).settings());
		for (final Parameter parameter : network(base).parameters())
			assertThat(file.weights().get(parameter)).containsExactly(weights(base).get(parameter));
		assertThat(OnnxFile.encode(file.network(), file.weights(), file.metadata())).isEqualTo(encoded(base));
	}

	@Test
	void floatDataIsReadLikeRawData() throws Exception {
		final OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.parseFrom(encoded(Base.NONE)).toBuilder();
		final float[] bias = weights(Base.NONE).get(network(Base.NONE).parameters().get(0));
		model.getGraphBuilder().getInitializerBuilderList().stream() //
			.filter(tensor -> tensor.getName().equals("encoder.1.weight")).forEach(tensor -> {
				tensor.clearRawData();
				for (final float value : bias)
					tensor.addFloatData(value);
			});
		assertThat(OnnxFile.decode(model.build().toByteArray()).initializers().get("encoder.1.weight")) //
			.containsExactly(bias);
	}

	@Test
	void everyPrefixIsRefusedWithASentence() {
		final byte[] whole = encoded(Base.NONE);
		for (int length = 0; length < whole.length; length += length < 600 ? 1 : 41) {
			final byte[] prefix = Arrays.copyOf(whole, length);
			assertThatThrownBy(() -> OnnxFile.decode(prefix)).as("%d bytes", length) //
				.isInstanceOf(OnnxException.class).hasMessageEndingWith(".");
		}
	}

	@Test
	void changedBytesNeverEscapeAsAnotherException() {
		final byte[] whole = encoded(Base.NONE);
		final SplittableRandom random = new SplittableRandom(0);
		int refused = 0;
		for (int i = 0; i < 3000; i++) {
			final byte[] changed = whole.clone();
			changed[random.nextInt(i % 2 == 0 ? 400 : whole.length)] = (byte) random.nextInt();
			try {
				OnnxFile.decode(changed).weights();
			}
			catch (final OnnxException e) {
				refused++;
			}
		}
		assertThat(refused).isGreaterThan(100);
	}

	@Test
	void lengthsBeyondTheFileAreRefused() {
		final byte[] absurd = new ProtoWriter().varint(1, 8).toByteArray();
		final byte[] length = { 0x3a, -1, -1, -1, -1, 7 }; // a graph of 2^31 - 1 bytes
		final byte[] endless = { 0x3a, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1 };
		for (final byte[] end : List.of(length, endless)) {
			final byte[] file = Arrays.copyOf(absurd, absurd.length + end.length);
			System.arraycopy(end, 0, file, absurd.length, end.length);
			assertThatThrownBy(() -> OnnxFile.decode(file)).isInstanceOf(OnnxException.class) //
				.hasMessageContaining("damaged or cut off");
		}
	}

	@Test
	void shapesThatTheDataDoesNotFillAreRefused() {
		for (final long side : new long[] { 3, 1 << 20, Long.MAX_VALUE, -1 }) {
			final ProtoWriter tensor = new ProtoWriter().varint(1, side).varint(1, side).varint(2, 1).string(8, "w") //
				.bytes(9, new byte[16]);
			final byte[] file = new ProtoWriter().message(8, new ProtoWriter().varint(2, 17)) //
				.message(7, new ProtoWriter().message(5, tensor).message(12, new ProtoWriter())).toByteArray();
			assertThatThrownBy(() -> OnnxFile.decode(file)).as("side %d", side).isInstanceOf(OnnxException.class) //
				.hasMessageContaining("shape");
		}
	}

	@Test
	void modelOfAnotherProgramHasNoNetwork() throws Exception {
		final OnnxMl.ModelProto foreign = OnnxMl.ModelProto.parseFrom(encoded(Base.NONE)).toBuilder() //
			.clearMetadataProps().build();
		final OnnxFile file = OnnxFile.decode(foreign.toByteArray());
		assertThatThrownBy(file::network).isInstanceOf(OnnxException.class) //
			.hasMessageContaining("not made by Kintsugi");
	}

	@Test
	void weightsOfAnotherNetworkAreNotEncoded() {
		final Network other = new PConvUNet(3, 5, 8, 2, Base.NONE);
		assertThatThrownBy(() -> OnnxFile.encode(other, weights(Base.NONE), Map.of())) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("encoder.1.weight");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void metadataAndGraphAgreeOnTheSketch(final boolean sketched) throws Exception {
		final Network network = new GatedNetwork(1, 4, 0, Base.NONE, sketched);
		final byte[] model = OnnxFile.encode(network, Weights.initial(network, new SplittableRandom(1)), Map.of());
		assertThat(OnnxFile.decode(model).network().sketched()).isEqualTo(sketched);
		final OnnxMl.ModelProto.Builder other = OnnxMl.ModelProto.parseFrom(model).toBuilder();
		if (sketched) other.getGraphBuilder().removeInput(2);
		else other.getGraphBuilder().addInput(other.getGraph().getInput(1).toBuilder().setName("sketch"));
		final OnnxFile file = OnnxFile.decode(other.build().toByteArray());
		assertThatThrownBy(file::network).isInstanceOf(OnnxException.class).hasMessageContaining("contradicts itself") //
			.hasMessageContaining(sketched ? "lacks the input 'sketch'" : "has the input 'sketch'");
	}
}
