package kintsugi.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.onnxruntime.OrtException;

/** What ONNX Runtime says about too little memory, and about other things. */
class OutOfDeviceMemoryTest {

	private static OnnxException failure(final String message) {
		return OnnxSession.failure(new OrtException(message), "8 times an image of 512 x 512 pixels on CUDA");
	}

	@ParameterizedTest
	@ValueSource(strings = {
		"Non-zero status code returned while running Conv node. Name:'/conv.7:Conv' Status Message: " +
			"bfc_arena.cc:359 void* onnxruntime::BFCArena::AllocateRawInternal(size_t, bool, Stream*) " +
			"Failed to allocate memory for requested buffer of size 4294967296",
		"Available memory of 1024 is smaller than requested bytes of 4096",
		"CUDA failure 2: out of memory ; GPU=0 ; hostname=h ; expr=cudaMalloc((void**)&p, size);",
		"CUDNN failure 4000: CUDNN_STATUS_ALLOC_FAILED ; GPU=0", "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED",
		"std::bad_alloc", "bad allocation" })
	void tooLittleMemoryIsRecognised(final String message) {
		assertThat(failure(message)).isInstanceOf(OutOfDeviceMemory.class).hasMessageStartingWith(
			"The memory does not suffice for 8 times an image of 512 x 512 pixels on CUDA. ONNX Runtime says: ");
	}

	@Test
	void otherFailuresAreOtherExceptions() {
		assertThat(failure("Got invalid dimensions for input: image")).isExactlyInstanceOf(OnnxException.class)
			.hasMessageContaining("does not take this size");
		assertThat(OutOfDeviceMemory.is(null)).isFalse();
	}
}
