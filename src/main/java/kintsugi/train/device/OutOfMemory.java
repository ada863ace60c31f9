package kintsugi.train.device;

import java.util.List;
import java.util.Locale;

/** Recognises PyTorch's errors for too little memory, of the GPU and of the CPU. */
public final class OutOfMemory {

	/** CUDA's and cuDNN's, Linux's and macOS's, Windows's: each as PyTorch 2.7 words it. */
	private static final List<String> SIGNS = List.of("out of memory", "cudnn_status_alloc_failed",
		"cublas_status_alloc_failed", "can't allocate memory", "not enough memory");

	private OutOfMemory() {}

	/**
	 * Tells whether an error, or one that caused it, says that memory is too small for what was asked. Java's own heap is
	 * another matter: an {@link OutOfMemoryError} is not meant.
	 */
	public static boolean is(final Throwable error) {
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			if (cause instanceof Error) return false;
			final String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
			if (SIGNS.stream().anyMatch(message::contains)) return true;
		}
		return false;
	}
}
