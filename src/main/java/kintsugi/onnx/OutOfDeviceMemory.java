package kintsugi.onnx;

import java.util.List;
import java.util.Locale;

/**
 * Says that the memory of the device, a GPU or the computer itself, is too small for what was asked. The session goes
 * on: a smaller batch, smaller images, or the same on another device may do.
 */
public final class OutOfDeviceMemory extends OnnxException {

	private static final long serialVersionUID = 1;

	/** ONNX Runtime's own allocators, CUDA, cuDNN, cuBLAS and the C++ library, each as ONNX Runtime 1.29 passes it on. */
	private static final List<String> SIGNS = List.of("failed to allocate memory", "out of memory",
		"smaller than requested bytes", "cudnn_status_alloc_failed", "cublas_status_alloc_failed",
		"cudnn_status_internal_error_device_allocation_failed", "bad allocation", "bad_alloc");

	/** Says so, in a sentence for the user. */
	public OutOfDeviceMemory(final String message, final Throwable cause) {
		super(message, cause);
	}

	/** Tells whether what ONNX Runtime says is about memory. */
	static boolean is(final String message) {
		final String text = String.valueOf(message).toLowerCase(Locale.ROOT);
		return SIGNS.stream().anyMatch(text::contains);
	}
}
