package kintsugi.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import kintsugi.onnx.GraphNode.Kind;

/**
 * Writes the graph of a network anew, with weights and features in float16.
 * <p>
 * Convolutions by weights take and give float16, and what is made of their results stays so. The mask's path, with its
 * counts of valid pixels, stays float32, and so do the harmonic base fill, the sum of base and residual, and attention:
 * lengths of features, what compares them, shares, and the features that these sum up. Batch norms become one product
 * and one sum. Inputs of a convolution are limited to &#177;{@value #LIMIT}, far beyond the [-1, 1] of network space,
 * since a hot pixel of a million would be infinite in float16.
 * </p>
 */
final class HalfGraph {

	/** The system property that asks for float16 on GPUs. */
	static final String WANTED = "kintsugi.float16";

	private static final float LIMIT = 1000;
	private static final String HALF = "/float16";
	private static final String FULL = "/float32";
	private static final int METADATA = 14;
	private static final long TO_HALF = 10;

	/** Operators whose first input is the data and whose result has its type. */
	private static final Set<String> SHAPING = Set.of("Relu", "LeakyRelu", "Elu", "Sigmoid", "Tanh", "Reshape", "Resize",
		"Pad", "AveragePool", "DepthToSpace", "Slice");
	private static final Set<String> JOINING = Set.of("Concat", "Add", "Mul");

	private final Map<String, GraphTensor> initializers = new LinkedHashMap<>();
	private final Map<String, Kind> kinds = new HashMap<>();
	private final Set<String> made = new HashSet<>();
	private final ProtoWriter graph = new ProtoWriter();
	private final Map<String, ProtoWriter> added = new LinkedHashMap<>();
	private final Set<String> used = new HashSet<>();

	private HalfGraph() {}

	/**
	 * Whether the user wants float16 where a GPU computes; not by default, as long as it is not proven to pay and be
	 * safe.
	 */
	static boolean isWanted() {
		return Boolean.getBoolean(WANTED);
	}

	/**
	 * Writes a model anew, without the metadata from which the network is made: its weights are not all there.
	 *
	 * @param model with this program's inputs and output
	 * @throws OnnxException if it is damaged
	 */
	static byte[] of(final byte[] model) throws OnnxException {
		final ProtoWriter out = new ProtoWriter();
		final ProtoReader reader = new ProtoReader(model);
		while (reader.next()) {
			if (reader.field() == 7) out.message(7, new HalfGraph().write(reader.message()));
			else if (reader.field() == METADATA) reader.skip();
			else if (reader.isLengthDelimited()) out.bytes(reader.field(), GraphNode.copy(reader.bytes()));
			else out.varint(reader.field(), reader.varint());
		}
		return out.toByteArray();
	}

	private ProtoWriter write(final ProtoReader reader) throws OnnxException {
		final List<GraphNode> nodes = new ArrayList<>();
		final ProtoWriter rest = new ProtoWriter();
		while (reader.next()) {
			switch (reader.field()) {
				case 1 -> nodes.add(GraphNode.read(reader.message()));
				case 5 -> {
					final GraphTensor tensor = GraphTensor.read(GraphNode.copy(reader.bytes()));
					initializers.put(tensor.name(), tensor);
					kinds.put(tensor.name(), tensor.isFloat() ? Kind.CONSTANT : Kind.OTHER);
				}
				default -> rest.bytes(reader.field(), GraphNode.copy(reader.bytes()));
			}
		}
		kinds.put(OnnxFile.IMAGE, Kind.IMAGE);
		kinds.put(OnnxFile.MASK, Kind.MASK);
		kinds.put(OnnxFile.SKETCH, Kind.MASK);
		for (final GraphNode node : nodes)
			convert(node);
		added.forEach((name, tensor) -> graph.message(5, tensor));
		initializers.forEach((name, tensor) -> {
			if (used.contains(name)) graph.bytes(5, tensor.message());
		});
		return graph.append(rest);
	}

	private void convert(final GraphNode node) throws OnnxException {
		final List<String> in = node.inputs();
		if (node.output().equals(OnnxFile.FILLED)) full(node, Kind.IMAGE);
		else if (node.operator().equals("Shape")) put(node.with(in.stream().map(this::use).toList()), Kind.OTHER);
		else if (node.operator().equals("Conv") && isWeight(in.get(1))) half(node, in.size());
		else if (node.operator().equals("BatchNormalization") && kind(in.get(0)) == Kind.HALF) normalise(node);
		else if (SHAPING.contains(node.operator()) && kind(in.get(0)) == Kind.HALF) half(node, 1);
		else if (JOINING.contains(node.operator()) && in.stream().anyMatch(name -> kind(name) == Kind.HALF)) join(node);
		else if (node.operator().equals("Where") && (kind(in.get(1)) == Kind.HALF || kind(in.get(2)) == Kind.HALF)) choose(
			node);
		else full(node, in.stream().anyMatch(name -> kind(name) == Kind.IMAGE || kind(name) == Kind.HALF) ? Kind.IMAGE
			: Kind.MASK);
	}

	/** Parameters are weights; constants, whose names start with a slash, count and relax. */
	private boolean isWeight(final String name) {
		return kind(name) == Kind.CONSTANT && !name.startsWith("/");
	}

	private Kind kind(final String name) {
		return kinds.getOrDefault(name, Kind.OTHER);
	}

	/**
	 * Joins values of which some are float16: all are, unless one is of the image, which keeps its precision in sums, or
	 * it is a square, for which float16 has no range.
	 */
	private void join(final GraphNode node) throws OnnxException {
		if (node.operator().equals("Mul") && node.inputs().get(0).equals(node.inputs().get(1))) {
			full(node, Kind.IMAGE);
			return;
		}
		final boolean exact = !node.operator().equals("Concat") && node.inputs().stream().anyMatch(name -> kind(//
			name) == Kind.IMAGE);
		if (exact) full(node, Kind.IMAGE);
		else half(node, node.inputs().size());
	}

	private void choose(final GraphNode node) throws OnnxException {
		if (kind(node.inputs().get(1)) == Kind.IMAGE || kind(node.inputs().get(2)) == Kind.IMAGE) {
			full(node, Kind.IMAGE);
			return;
		}
		put(node.with(List.of(use(node.inputs().get(0)), toHalf(node.inputs().get(1)), toHalf(node.inputs().get(2)))),
			Kind.HALF);
	}

	/** Adds a node whose first {@code count} inputs are float16. */
	private void half(final GraphNode node, final int count) throws OnnxException {
		final List<String> inputs = new ArrayList<>();
		for (int i = 0; i < node.inputs().size(); i++)
			inputs.add(i < count ? toHalf(node.inputs().get(i)) : use(node.inputs().get(i)));
		put(node.with(inputs), Kind.HALF);
	}

	private void full(final GraphNode node, final Kind kind) {
		put(node.with(node.inputs().stream().map(this::toFull).toList()), kind);
	}

	private void put(final GraphNode node, final Kind kind) {
		graph.message(1, node.write());
		kinds.put(node.output(), kind);
	}

	/** With running statistics a batch norm is a product and a sum (Ioffe and Szegedy 2015, algorithm 2). */
	private void normalise(final GraphNode node) throws OnnxException {
		final float[][] values = new float[4][];
		for (int i = 0; i < 4; i++)
			values[i] = initializers.get(node.inputs().get(i + 1)).values();
		final float[] factors = new float[values[0].length];
		final float[] terms = new float[factors.length];
		for (int i = 0; i < factors.length; i++) {
			factors[i] = (float) (values[0][i] / Math.sqrt(values[3][i] + node.epsilon()));
			terms[i] = values[1][i] - values[2][i] * factors[i];
		}
		final List<Integer> shape = List.of(1, factors.length, 1, 1);
		final String product = node.output() + "/product";
		put(new GraphNode("Mul", List.of(node.inputs().get(0), constant(node.output() + "/factors", shape, factors)),
			product,
			List.of()), Kind.HALF);
		put(new GraphNode("Add", List.of(product, constant(node.output() + "/terms", shape, terms)), node.output(), List
			.of()), Kind.HALF);
	}

	private String constant(final String name, final List<Integer> shape, final float... values) {
		added.put(name, Tensors.write(name, (int) TO_HALF, shape, HalfFloats.littleEndian(values)));
		return name;
	}

	private String use(final String name) {
		used.add(name);
		return name;
	}

	private String toFull(final String name) {
		if (kind(name) != Kind.HALF) return use(name);
		if (made.add(name + FULL)) graph.message(1, GraphNode.cast(name, name + FULL, Tensors.FLOAT).write());
		return name + FULL;
	}

	private String toHalf(final String name) throws OnnxException {
		final Kind kind = kind(name);
		if (kind == Kind.HALF || name.isEmpty()) return name;
		if (!made.add(name + HALF)) return name + HALF;
		if (kind == Kind.CONSTANT) {
			final GraphTensor tensor = initializers.get(name);
			return constant(name + HALF, tensor.shape(), tensor.values());
		}
		String limited = use(name);
		if (kind == Kind.IMAGE) {
			limited = name + "/limited";
			added.put("/limit.low", Tensors.write("/limit.low", Tensors.FLOAT, List.of(), Tensors.littleEndian(-LIMIT)));
			added.put("/limit.high", Tensors.write("/limit.high", Tensors.FLOAT, List.of(), Tensors.littleEndian(LIMIT)));
			graph.message(1, new GraphNode("Clip", List.of(name, "/limit.low", "/limit.high"), limited, List.of()).write());
		}
		graph.message(1, GraphNode.cast(limited, name + HALF, TO_HALF).write());
		return name + HALF;
	}
}
