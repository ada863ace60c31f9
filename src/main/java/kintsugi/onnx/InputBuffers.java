package kintsugi.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Direct buffers that are used again, since the JVM gives direct memory back only at its leisure. Safe for several
 * threads, each of which has a buffer to itself between taking and giving back.
 */
final class InputBuffers {

	/** The most floats that a buffer takes: 2 GB. */
	static final int CAPACITY = Integer.MAX_VALUE / Float.BYTES;

	private final Queue<FloatBuffer> free = new ConcurrentLinkedQueue<>();

	/** Gets a direct buffer that holds the array of at most {@link #CAPACITY} floats, from position 0 to its limit. */
	FloatBuffer take(final float[] array) {
		FloatBuffer buffer = free.poll();
		if (buffer == null || buffer.capacity() < array.length) buffer = ByteBuffer.allocateDirect(//
			array.length * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
		return buffer.clear().put(array).flip();
	}

	/** Gives a buffer back, which the caller must not use any more. */
	void giveBack(final FloatBuffer buffer) {
		free.add(buffer);
	}
}
