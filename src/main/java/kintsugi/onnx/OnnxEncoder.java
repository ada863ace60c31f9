package kintsugi.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import kintsugi.net.Inputs;
import kintsugi.net.Network;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;

/**
 * Writes a network with its weights as a ModelProto.
 * <p>
 * The same network, weights and metadata give the same bytes. The graph is the last field of the file, so that a file
 * that was cut off anywhere lacks it or ends inside it, and cannot pass for a whole one.
 * </p>
 */
final class OnnxEncoder {

	private static final long IR_VERSION = 8;
	private static final long OPSET = 17;

	private final OnnxOps ops;
	private final Function<Parameter, float[]> values;

	private OnnxEncoder(final OnnxOps ops, final Function<Parameter, float[]> values) {
		this.ops = ops;
		this.values = values;
	}

	/** Encodes a network; its own description takes precedence over equal keys of {@code metadata}. */
	static byte[] encode(final Network network, final Weights weights, final Map<String, String> metadata) {
		return new OnnxEncoder(new OnnxOps(), weights::get).model(network, metadata).toByteArray();
	}

	/** Encodes a network as a CPU computes it fastest, with weights that cannot be trained further. */
	static byte[] encodeFast(final Network network, final Function<Parameter, float[]> weights) {
		final FastOnnxOps ops = new FastOnnxOps(weights);
		return new OnnxEncoder(ops, ops::values).model(network, Map.of()).toByteArray();
	}

	private ProtoWriter model(final Network network, final Map<String, String> metadata) {
		final Map<String, String> all = new TreeMap<>(metadata);
		all.put(OnnxFile.ARCHITECTURE, network.architecture());
		network.settings().forEach((key, value) -> all.put(OnnxFile.SETTING + key, value));

		final ProtoWriter graph = graph(network);
		if (ops instanceof FastOnnxOps fast && fast.fillLevels() > 0) all.put(BaseFill.LEVELS, Integer.toString(fast
			.fillLevels()));

		final ProtoWriter model = new ProtoWriter();
		model.varint(1, IR_VERSION).string(2, "Kintsugi");
		model.message(8, new ProtoWriter().string(1, "").varint(2, OPSET));
		all.forEach((key, value) -> model.message(14, new ProtoWriter().string(1, key).string(2, value)));
		return model.message(7, graph);
	}

	private ProtoWriter graph(final Network network) {
		final OnnxOps.Value sketch = network.sketched() ? new OnnxOps.Value(OnnxFile.SKETCH) : null;
		final OnnxOps.Value result = network.forward(ops, new Inputs<>(new OnnxOps.Value(OnnxFile.IMAGE), //
			new OnnxOps.Value(OnnxFile.MASK), sketch));

		final ProtoWriter graph = new ProtoWriter();
		ops.nodes().forEach((node, output) -> graph.message(1, node(node, output.name())));
		graph.message(1, node(new OnnxOps.Node("Identity", List.of(result), Map.of()), OnnxFile.FILLED));
		graph.string(2, network.architecture());
		ops.parameters().forEach((name, parameter) -> graph.message(5, initializer(parameter)));
		ops.constants().forEach((constant, value) -> graph.message(5, //
			Tensors.write(value.name(), constant.type(), constant.shape(), constant.data().array())));
		graph.message(11, value(OnnxFile.IMAGE, network.channels()));
		graph.message(11, value(OnnxFile.MASK, 1));
		if (sketch != null) graph.message(11, value(OnnxFile.SKETCH, 1));
		return graph.message(12, value(OnnxFile.FILLED, network.channels()));
	}

	private static ProtoWriter node(final OnnxOps.Node node, final String output) {
		final ProtoWriter writer = new ProtoWriter();
		node.inputs().forEach(input -> writer.string(1, input.name()));
		writer.string(2, output).string(3, output + ":" + node.operator()).string(4, node.operator());
		new TreeMap<>(node.attributes()).forEach((name, value) -> writer.message(5, attribute(name, value)));
		return writer;
	}

	/** Writes an AttributeProto; its type (field 20) says which of the value fields counts. */
	private static ProtoWriter attribute(final String name, final Object value) {
		final ProtoWriter attribute = new ProtoWriter().string(1, name);
		if (value instanceof Float number) return attribute.float32(2, number).varint(20, 1);
		if (value instanceof Long number) return attribute.varint(3, number).varint(20, 2);
		if (value instanceof String text) return attribute.string(4, text).varint(20, 3);
		for (final Object number : (List<?>) value)
			attribute.varint(8, (Long) number);
		return attribute.varint(20, 7);
	}

	private ProtoWriter initializer(final Parameter parameter) {
		final float[] array = values.apply(parameter);
		if (array == null || array.length != parameter.size()) throw new IllegalArgumentException(//
			"The weights have " + (array == null ? "nothing" : array.length + " values") + " for " + //
				parameter.name() + ", which takes " + parameter.size() + " values.");
		final List<Integer> shape = Arrays.stream(parameter.shape()).boxed().toList();
		return Tensors.write(parameter.name(), Tensors.FLOAT, shape, Tensors.littleEndian(array));
	}

	/** Writes a ValueInfoProto of a float array with free N, H and W. */
	private static ProtoWriter value(final String name, final int channels) {
		final ProtoWriter shape = new ProtoWriter() //
			.message(1, free("N")).message(1, new ProtoWriter().varint(1, channels)) //
			.message(1, free("H")).message(1, free("W"));
		final ProtoWriter tensor = new ProtoWriter().varint(1, Tensors.FLOAT).message(2, shape);
		return new ProtoWriter().string(1, name).message(2, new ProtoWriter().message(1, tensor));
	}

	private static ProtoWriter free(final String name) {
		return new ProtoWriter().string(2, name);
	}
}
