package kintsugi.onnx;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import kintsugi.net.BatchNorm;
import kintsugi.net.Ops;
import kintsugi.net.Parameter;

/**
 * Records a network as the nodes and initializers of an ONNX graph (opset 17, plain operators).
 * <p>
 * The graph is pure, so equal nodes are written once: a node is the key of its own output. The same holds for
 * constants. Names of constants and node outputs start with a slash, which no parameter's name does.
 * </p>
 */
public class OnnxOps implements Ops<OnnxOps.Value> {

	private final Map<Node, Value> nodes = new LinkedHashMap<>();
	private final Map<String, Parameter> parameters = new LinkedHashMap<>();
	private final Map<Constant, Value> constants = new LinkedHashMap<>();
	private final OnnxPairs pairs = new OnnxPairs(this);

	/** The name of an array in the graph. */
	public record Value(String name) {}

	/**
	 * One operator applied.
	 *
	 * @param attributes by name; each a Long, a Float, a String or a List of Long
	 */
	record Node(String operator, List<Value> inputs, Map<String, Object> attributes) {}

	/**
	 * A constant array.
	 *
	 * @param type of its elements, as in TensorProto.DataType
	 * @param data its elements, little-endian
	 */
	record Constant(int type, List<Integer> shape, ByteBuffer data) {}

	/** Gets the nodes with their outputs, each after the nodes that it needs. */
	Map<Node, Value> nodes() {
		return nodes;
	}

	/** Gets the parameters that the nodes refer to, by name. */
	Map<String, Parameter> parameters() {
		return parameters;
	}

	/** Gets the constants with their names. */
	Map<Constant, Value> constants() {
		return constants;
	}

	@Override
	public Value parameter(final Parameter parameter) {
		final Parameter known = parameters.putIfAbsent(parameter.name(), parameter);
		if (known != null && !Arrays.equals(known.shape(), parameter.shape())) throw new IllegalArgumentException(
			"Two parameters of the network are named " + parameter.name() + "; names must be unique.");
		return new Value(parameter.name());
	}

	@Override
	public Value constant(final float[] values, final int... shape) {
		return constant(new Constant(Tensors.FLOAT, boxed(shape), ByteBuffer.wrap(Tensors.littleEndian(values))), //
			values.length == 1 ? Float.toString(values[0]).replaceAll("\\.0$", "") : "array");
	}

	final Value integers(final long... values) {
		final byte[] data = Tensors.littleEndian(values);
		return constant(new Constant(Tensors.INT64, List.of(values.length), ByteBuffer.wrap(data)), "integers");
	}

	private Value constant(final Constant constant, final String label) {
		final String lengths = constant.shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
		return constants.computeIfAbsent(constant, key -> new Value("/constant." + (constants.size() + 1) + "." + //
			label + (label.matches("[a-z]+") ? "." + lengths : "")));
	}

	@Override
	public Value convolve(final Value x, final Value weight, final Value bias, final int stride, final int padding,
		final int dilation, final int groups)
	{
		final long pad = padding;
		final Map<String, Object> attributes = new LinkedHashMap<>(Map.of("strides", List.of((long) stride, (long) stride),
			"pads", List.of(pad, pad, pad, pad), "group", (long) groups));
		if (dilation > 1) attributes.put("dilations", List.of((long) dilation, (long) dilation));
		return node("Conv", bias == null ? List.of(x, weight) : List.of(x, weight, bias), attributes);
	}

	@Override
	public Value reflect(final Value x, final int padding) {
		return node("Pad", List.of(x, integers(0, 0, padding, padding, 0, 0, padding, padding)), //
			Map.of("mode", "reflect"));
	}

	@Override
	public Value add(final Value a, final Value b) {
		return node("Add", List.of(a, b), Map.of());
	}

	@Override
	public Value multiply(final Value a, final Value b) {
		return node("Mul", List.of(a, b), Map.of());
	}

	@Override
	public Value divide(final Value a, final Value b) {
		return node("Div", List.of(a, b), Map.of());
	}

	@Override
	public Value squareRoot(final Value x) {
		return node("Sqrt", List.of(x), Map.of());
	}

	@Override
	public Value wherePositive(final Value condition, final Value yes, final Value no) {
		final Value positive = node("Greater", List.of(condition, constant(0)), Map.of());
		return node("Where", List.of(positive, yes, no), Map.of());
	}

	@Override
	public Value reshape(final Value x, final int... shape) {
		return node("Reshape", List.of(x, integers(Arrays.stream(shape).asLongStream().toArray())), Map.of());
	}

	@Override
	public Value concat(final List<Value> values) {
		return node("Concat", values, Map.of("axis", 1L));
	}

	@Override
	public Value channels(final Value x, final int from, final int to) {
		return node("Slice", List.of(x, integers(from), integers(to), integers(1)), Map.of());
	}

	@Override
	public Value channelsToSquares(final Value x, final int factor) {
		return factor == 1 ? x : node("DepthToSpace", List.of(x), Map.of("blocksize", (long) factor, "mode", "DCR"));
	}

	@Override
	public Value squaresToChannels(final Value x, final int factor) {
		return factor == 1 ? x : node("SpaceToDepth", List.of(x), Map.of("blocksize", (long) factor));
	}

	@Override
	public Value upsampleNearest(final Value x) {
		return resize(x, Map.of("mode", "nearest", "coordinate_transformation_mode", "asymmetric", //
			"nearest_mode", "floor"));
	}

	@Override
	public Value upsampleBilinear(final Value x) {
		return resize(x, Map.of("mode", "linear", "coordinate_transformation_mode", "half_pixel"));
	}

	private Value resize(final Value x, final Map<String, Object> attributes) {
		final Value noRegion = new Value(""); // an optional input that is left out
		return node("Resize", List.of(x, noRegion, constant(new float[] { 1, 1, 2, 2 }, 4)), attributes);
	}

	@Override
	public Value averagePool(final Value x) {
		final List<Long> two = List.of(2L, 2L);
		return node("AveragePool", List.of(x), Map.of("kernel_shape", two, "strides", two));
	}

	@Override
	public Value spatialSum(final Value x) {
		return node("ReduceSum", List.of(x, integers(2, 3)), Map.of("keepdims", 1L));
	}

	@Override
	public Value batchNorm(final Value x, final BatchNorm norm) {
		final List<Value> inputs = List.of(x, parameter(norm.scale()), parameter(norm.shift()), //
			parameter(norm.mean()), parameter(norm.variance()));
		return node("BatchNormalization", inputs, Map.of("epsilon", BatchNorm.EPSILON));
	}

	@Override
	public Value relu(final Value x) {
		return node("Relu", List.of(x), Map.of());
	}

	@Override
	public Value leakyRelu(final Value x, final float slope) {
		return node("LeakyRelu", List.of(x), Map.of("alpha", slope));
	}

	@Override
	public Value elu(final Value x) {
		return node("Elu", List.of(x), Map.of());
	}

	@Override
	public Value sigmoid(final Value x) {
		return node("Sigmoid", List.of(x), Map.of());
	}

	@Override
	public Value tanh(final Value x) {
		return node("Tanh", List.of(x), Map.of());
	}

	@Override
	public Value softmax(final Value x) {
		return pairs.softmax(x);
	}

	@Override
	public Value products(final Value a, final Value b) {
		return pairs.products(a, b);
	}

	@Override
	public Value weightedSum(final Value weights, final Value values, final Value like) {
		return pairs.weightedSum(weights, values, like);
	}

	@Override
	public Value neighbours(final Value array, final Value like, final int rows, final int columns) {
		return pairs.neighbours(array, like, rows, columns);
	}

	/** Adds a node, unless there is one like it. */
	final Value node(final String operator, final List<Value> inputs, final Map<String, Object> attributes) {
		return nodes.computeIfAbsent(new Node(operator, List.copyOf(inputs), attributes), //
			key -> new Value("/" + operator.toLowerCase(Locale.ROOT) + "." + (nodes.size() + 1)));
	}

	private static List<Integer> boxed(final int... shape) {
		return Arrays.stream(shape).boxed().toList();
	}
}
