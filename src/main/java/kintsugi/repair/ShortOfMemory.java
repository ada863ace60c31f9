package kintsugi.repair;

import java.io.IOException;

import kintsugi.onnx.OutOfDeviceMemory;

/** Says that the memory does not suffice for one window. */
final class ShortOfMemory extends IOException {

	private static final long serialVersionUID = 1L;

	private final int side;

	/** Makes the exception with a sentence for the user. */
	ShortOfMemory(final Window window, final Throwable cause) {
		super("The memory does not suffice for a window of " + window.width() + " x " + window.height() +
			" pixels; nothing was changed. Close other programs, choose another device or select less. " + //
			reason(cause), cause);
		side = Math.max(window.width(), window.height());
	}

	private static String reason(final Throwable cause) {
		return cause instanceof OutOfMemoryError ? //
			"Java's memory is used up; it can be raised in Edit > Options > Memory." : cause.getMessage();
	}

	/** Gets the longer side of the window in pixels. */
	int side() {
		return side;
	}

	/** Tells whether something failed because of too little memory. */
	static boolean isReason(final Throwable failure) {
		return failure instanceof OutOfMemoryError || failure instanceof OutOfDeviceMemory;
	}
}
