package kintsugi.model;

import java.io.IOException;

/** Says in a sentence for the user why a model package cannot be read, checked or written. */
public final class ModelException extends IOException {

	private static final long serialVersionUID = 1L;

	/** Makes an exception that carries a sentence for the user. */
	public ModelException(final String message) {
		super(message);
	}

	/** Makes an exception that carries a sentence for the user and what led to it. */
	public ModelException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
