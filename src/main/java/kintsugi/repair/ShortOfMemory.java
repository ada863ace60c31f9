package kintsugi.repair;

import java.io.IOException;

import kintsugi.onnx.OutOfDeviceMemory;

/** Says that the memory does not suffice for one window. */
final class ShortOfMemory extends IOException {

	private static final long serialVersionUID = 1L;

	private final int side;
	private final boolean widened;

	/**
	 * Makes the exception with a sentence for the user.
	 *
	 * @param widened whether the window is larger than planned, as nothing in the planned one could be used
	 */
	ShortOfMemory(final Window window, final boolean widened, final Throwable cause) {
		super((isJavas(cause) ? "Java's" : "The") + " memory does not suffice for a window of " + window.width() + " x " +
			window.height() + " pixels; nothing was changed. " + advice(cause), cause);
		this.side = Math.max(window.width(), window.height());
		this.widened = widened;
	}

	private static String advice(final Throwable cause) {
		return isJavas(cause) ? "Select less at a time, or raise the memory in Edit > Options > Memory." : //
			"Close other programs, choose another device or select less. " + cause.getMessage();
	}

	/** Tells whether it is Java's memory, of which another device has no more. */
	boolean isJavas() {
		return isJavas(getCause());
	}

	private static boolean isJavas(final Throwable failure) {
		return failure instanceof OutOfMemoryError || failure.getCause() instanceof OutOfMemoryError;
	}

	/** Gets whose memory did not suffice, for the beginning of a sentence. */
	static String memory(final Throwable failure) {
		return isJavas(failure) ? "Java's memory" : "The memory of the device";
	}

	/** Tells whether the window is larger than planned, so that a plan of smaller ones is of no use. */
	boolean widened() {
		return widened;
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
