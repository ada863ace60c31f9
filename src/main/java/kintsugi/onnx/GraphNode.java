package kintsugi.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of an ONNX graph, as far as a graph is written anew.
 *
 * @param output its only output
 * @param attributes the encoded AttributeProto messages
 */
record GraphNode(String operator, List<String> inputs, String output, List<byte[]> attributes) {

	/** What a value of a graph is made of, and its type. */
	enum Kind {
		/** A float32 initializer. */
		CONSTANT,
		/** Float32 of the mask and constants alone. */
		MASK,
		/** Float32 of the image. */
		IMAGE,
		/** Float16. */
		HALF,
		/** No float. */
		OTHER
	}

	/** Reads a NodeProto. */
	static GraphNode read(final ProtoReader node) throws OnnxException {
		final List<String> inputs = new ArrayList<>();
		final List<String> outputs = new ArrayList<>();
		final List<byte[]> attributes = new ArrayList<>();
		String operator = "";
		while (node.next()) {
			switch (node.field()) {
				case 1 -> inputs.add(node.string());
				case 2 -> outputs.add(node.string());
				case 4 -> operator = node.string();
				case 5 -> attributes.add(copy(node.bytes()));
				default -> node.skip();
			}
		}
		if (outputs.size() != 1) throw node.damaged("the node " + operator + " has " + outputs.size() + " outputs");
		return new GraphNode(operator, List.copyOf(inputs), outputs.get(0), attributes);
	}

	/** Makes a node that changes the type of a value; types are counted as in TensorProto.DataType. */
	static GraphNode cast(final String input, final String output, final long type) {
		return new GraphNode("Cast", List.of(input), output, List.of(new ProtoWriter().string(1, "to").varint(3, type)
			.varint(20, 2).toByteArray()));
	}

	/** Gets the same node with other inputs. */
	GraphNode with(final List<String> others) {
		return new GraphNode(operator, others, output, attributes);
	}

	/** Gets the attribute of that name of a batch norm, or ONNX's default. */
	float epsilon() throws OnnxException {
		float epsilon = 1e-5f;
		for (final byte[] attribute : attributes) {
			final ProtoReader reader = new ProtoReader(attribute);
			String name = "";
			while (reader.next()) {
				if (reader.field() == 1) name = reader.string();
				else if (reader.field() == 2 && name.equals("epsilon")) epsilon = reader.float32();
				else reader.skip();
			}
		}
		return epsilon;
	}

	/** Writes the NodeProto. */
	ProtoWriter write() {
		final ProtoWriter writer = new ProtoWriter();
		inputs.forEach(input -> writer.string(1, input));
		writer.string(2, output).string(3, output + ":" + operator).string(4, operator);
		attributes.forEach(attribute -> writer.bytes(5, attribute));
		return writer;
	}

	/** Copies what is left of a buffer. */
	static byte[] copy(final ByteBuffer bytes) {
		final byte[] copy = new byte[bytes.remaining()];
		bytes.get(copy);
		return copy;
	}
}
