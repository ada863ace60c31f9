package kintsugi.train.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tells PyTorch's own errors for too little memory from others. */
class OutOfMemoryTest {

	@Test
	void anAbsurdAllocationIsOne() {
		System.setProperty("ai.djl.offline", "true");
		try (NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch")) {
			final Throwable error = catchThrowable(() -> manager.zeros(new Shape(1L << 45)));
			assertThat(error).isInstanceOf(EngineException.class);
			assertThat(OutOfMemory.is(error)).isTrue();
			assertThat(OutOfMemory.is(new IllegalStateException("The step failed.", error))).isTrue();
			assertThat(manager.ones(new Shape(3)).sum().getFloat()).isEqualTo(3); // it goes on working
		}
	}

	@Test
	void anotherErrorOfPyTorchIsNone() {
		System.setProperty("ai.djl.offline", "true");
		try (NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch")) {
			final Throwable error = catchThrowable(() -> manager.ones(new Shape(3)).add(manager.ones(new Shape(2))));
			assertThat(error).isNotNull();
			assertThat(OutOfMemory.is(error)).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 15.77 GiB",
		"[enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate",
		"[enforce fail at alloc_cpu.cpp:116] data. DefaultCPUAllocator: not enough memory: you tried to allocate 8 bytes.",
		"cuDNN error: CUDNN_STATUS_ALLOC_FAILED", "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling cublasCreate" })
	void theTextsOfCpuAndGpuAreKnown(final String text) {
		assertThat(OutOfMemory.is(new EngineException(text))).isTrue();
	}

	@Test
	void javasOwnHeapIsAnotherMatter() {
		assertThat(OutOfMemory.is(new OutOfMemoryError("Java heap space: out of memory"))).isFalse();
		assertThat(OutOfMemory.is(new IllegalStateException())).isFalse();
	}
}
