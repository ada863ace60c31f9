package kintsugi.onnx;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import kintsugi.net.Network;
import kintsugi.net.Networks;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;

/**
 * An ONNX file as this project writes it: a network's graph, its weights by parameter name, and metadata from which
 * the network is made again. Inputs are {@code image} [N, C, H, W] and {@code mask} [N, 1, H, W] with 1 = valid;
 * the output is {@code filled} [N, C, H, W]; opset 17, IR version 8.
 */
public final class OnnxFile {

	/** The metadata key of the architecture's name. */
	public static final String ARCHITECTURE = "kintsugi.architecture";
	/** What the metadata keys of the network's settings start with. */
	public static final String SETTING = "kintsugi.setting.";

	/** The name of the graph's input image. */
	static final String IMAGE = "image";
	/** The name of the graph's input mask. */
	static final String MASK = "mask";
	/** The name of the graph's input of lines, which not every network has. */
	static final String SKETCH = "sketch";
	/** The name of the graph's output. */
	static final String FILLED = "filled";

	private final Map<String, TensorReader> tensors = new LinkedHashMap<>();
	private final Map<String, String> metadata = new LinkedHashMap<>();
	private final Set<String> inputs = new HashSet<>();
	private boolean hasOpset;
	private boolean hasGraph;

	private OnnxFile() {}

	/**
	 * Encodes a network with its weights.
	 *
	 * @param metadata more keys and values to carry; those that describe the network are added
	 * @return the file's bytes, the same for the same arguments
	 * @throws IllegalArgumentException if the weights are not those of the network, naming the parameter
	 * @throws IllegalStateException if the file would be larger than the 2 GB that ONNX allows
	 */
	public static byte[] encode(final Network network, final Weights weights, final Map<String, String> metadata) {
		return OnnxEncoder.encode(network, weights, metadata);
	}

	/**
	 * Reads a file; the bytes are looked at and kept, not copied, so they must not change.
	 *
	 * @throws OnnxException if they are not a whole ONNX model, in a sentence that says where it breaks off
	 */
	public static OnnxFile decode(final byte[] model) throws OnnxException {
		final OnnxFile file = new OnnxFile();
		final ProtoReader reader = new ProtoReader(model);
		while (reader.next())
			file.modelField(reader);
		if (!file.hasOpset) throw reader.damaged("it does not say which version of the operators it uses");
		if (!file.hasGraph) throw reader.damaged("it has no graph");
		return file;
	}

	private void modelField(final ProtoReader reader) throws OnnxException {
		switch (reader.field()) {
			case 7 -> {
				if (hasGraph) throw reader.damaged("it has two graphs");
				hasGraph = true;
				graph(reader.message());
			}
			case 8 -> {
				hasOpset = true;
				reader.skip();
			}
			case 14 -> property(reader.message());
			default -> reader.skip();
		}
	}

	private void graph(final ProtoReader graph) throws OnnxException {
		boolean hasOutput = false;
		while (graph.next()) {
			hasOutput |= graph.field() == 12;
			switch (graph.field()) {
				case 5 -> initializer(graph);
				case 11 -> input(graph.message());
				default -> graph.skip();
			}
		}
		if (!hasOutput) throw graph.damaged("its graph has no output");
	}

	private void initializer(final ProtoReader graph) throws OnnxException {
		final TensorReader tensor = TensorReader.read(graph.message());
		if (tensor.isFloat() && tensors.put(tensor.name(), tensor) != null) throw graph.damaged(
			"two arrays are named " + tensor.name());
	}

	private void input(final ProtoReader value) throws OnnxException {
		while (value.next())
			if (value.field() == 1) inputs.add(value.string());
			else value.skip();
	}

	private void property(final ProtoReader entry) throws OnnxException {
		String key = "";
		String value = "";
		while (entry.next()) {
			switch (entry.field()) {
				case 1 -> key = entry.string();
				case 2 -> value = entry.string();
				default -> entry.skip();
			}
		}
		if (metadata.put(key, value) != null) throw entry.damaged("two metadata entries are named " + key);
	}

	/** Gets the values of all float initializers by name, the graph's constants among them; new arrays. */
	public Map<String, float[]> initializers() {
		final Map<String, float[]> values = new LinkedHashMap<>();
		tensors.forEach((name, tensor) -> values.put(name, tensor.values()));
		return values;
	}

	/** Whether the file has an array of a parameter's name and size. */
	boolean has(final Parameter parameter) {
		final TensorReader tensor = tensors.get(parameter.name());
		return tensor != null && tensor.size() == parameter.size();
	}

	/** Gets the values of a parameter that the file has; a new array. */
	float[] values(final Parameter parameter) {
		return tensors.get(parameter.name()).values();
	}

	/** Gets the file's metadata. */
	public Map<String, String> metadata() {
		return Collections.unmodifiableMap(metadata);
	}

	/**
	 * Makes the network that the metadata describes.
	 *
	 * @throws OnnxException if the file does not come from this program or is of a newer version of it, or its graph
	 *           takes a sketch where the metadata knows none, or the other way round
	 */
	public Network network() throws OnnxException {
		final String architecture = metadata.get(ARCHITECTURE);
		if (architecture == null) throw new OnnxException(//
			"The ONNX model was not made by Kintsugi: it lacks the entry '" + ARCHITECTURE +
				"'. It can be run, but not trained further.");
		final Map<String, String> settings = new LinkedHashMap<>();
		metadata.forEach((key, value) -> {
			if (key.startsWith(SETTING)) settings.put(key.substring(SETTING.length()), value);
		});
		try {
			return checked(Networks.create(architecture, settings));
		}
		catch (final IllegalArgumentException e) {
			throw new OnnxException("The ONNX model describes a network that cannot be made. " + e.getMessage(), e);
		}
	}

	private Network checked(final Network network) throws OnnxException {
		final boolean sketched = inputs.contains(SKETCH);
		if (sketched != network.sketched()) throw new OnnxException("The ONNX model contradicts itself: it describes a " +
			"network that sees " + (sketched ? "no sketches, but its graph has" : "sketches, but its graph lacks") +
			" the input '" + SKETCH + "'. Get the model again from where it came from.");
		return network;
	}

	/**
	 * Gets the weights of {@link #network}.
	 *
	 * @throws OnnxException if the network cannot be made or its weights are not all there
	 */
	public Weights weights() throws OnnxException {
		try {
			return Weights.of(network(), initializers());
		}
		catch (final IllegalArgumentException e) {
			throw new OnnxException("The ONNX model lacks weights of its network. " + e.getMessage(), e);
		}
	}
}
