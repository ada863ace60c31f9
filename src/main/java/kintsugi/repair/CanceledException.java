package kintsugi.repair;

/** Says that work stopped because the user wanted it to, which is no error. */
public class CanceledException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Makes the exception with a sentence for the user. */
	public CanceledException(final String message) {
		super(message);
	}
}
