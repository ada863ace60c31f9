package kintsugi.onnx;

import java.io.IOException;

/** A model that cannot be read or run; the message is a sentence for the user. */
public class OnnxException extends IOException {

	private static final long serialVersionUID = 1L;

	/** Makes an exception with a sentence for the user. */
	public OnnxException(final String message) {
		super(message);
	}

	/** Makes an exception with a sentence for the user and what caused it. */
	public OnnxException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
