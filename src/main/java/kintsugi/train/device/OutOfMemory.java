package kintsugi.train.device;

import java.util.Locale;

/** Recognises PyTorch's errors for too little memory. */
public final class OutOfMemory {

	private OutOfMemory() {}

	/** Tells whether an error says that memory is too small. */
	public static boolean is(final Throwable error) {
		final String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
		return message.contains("out of memory") || message.contains("can't allocate memory");
	}
}
