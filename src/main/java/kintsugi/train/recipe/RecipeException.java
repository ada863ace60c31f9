package kintsugi.train.recipe;

import java.io.IOException;

/** Says in a sentence for the user why a recipe cannot be used: the file, the line, the key and the rule. */
public final class RecipeException extends IOException {

	private static final long serialVersionUID = 1L;

	/** Makes an exception that carries a sentence for the user. */
	public RecipeException(final String message) {
		super(message);
	}

	/** Makes an exception that carries a sentence for the user and what led to it. */
	public RecipeException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
