package kintsugi.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * An initializer of a graph.
 *
 * @param message the encoded TensorProto
 */
record GraphTensor(String name, boolean isFloat, List<Integer> shape, byte[] message) {

	/** Reads a TensorProto. */
	static GraphTensor read(final byte[] message) throws OnnxException {
		final List<Integer> shape = new ArrayList<>();
		final ProtoReader reader = new ProtoReader(message);
		while (reader.next()) {
			if (reader.field() == 1) reader.varints(length -> shape.add((int) length));
			else reader.skip();
		}
		final TensorReader tensor = TensorReader.read(new ProtoReader(message));
		return new GraphTensor(tensor.name(), tensor.isFloat(), List.copyOf(shape), message);
	}

	/** Gets the floats, row-major; a new array. */
	float[] values() throws OnnxException {
		return TensorReader.read(new ProtoReader(message)).values();
	}
}
