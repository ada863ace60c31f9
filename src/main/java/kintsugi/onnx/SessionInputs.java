package kintsugi.onnx;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/** The inputs of one run, whose memory goes back when it is closed. */
final class SessionInputs implements AutoCloseable {

	private final OrtEnvironment environment;
	private final InputBuffers buffers;
	private final List<FloatBuffer> taken = new ArrayList<>();
	private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

	/** Takes memory from the given buffers. */
	SessionInputs(final OrtEnvironment environment, final InputBuffers buffers) {
		this.environment = environment;
		this.buffers = buffers;
	}

	/** Copies an input of the given shape. */
	void put(final String name, final float[] values, final long... shape) throws OrtException {
		final FloatBuffer buffer = buffers.take(values);
		taken.add(buffer);
		tensors.put(name, OnnxTensor.createTensor(environment, buffer, shape));
	}

	/** Gets the inputs by name. */
	Map<String, OnnxTensor> tensors() {
		return Collections.unmodifiableMap(tensors);
	}

	@Override
	public void close() {
		tensors.values().forEach(OnnxTensor::close);
		taken.forEach(buffers::giveBack);
	}
}
