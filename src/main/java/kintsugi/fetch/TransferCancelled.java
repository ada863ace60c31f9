package kintsugi.fetch;

import java.io.IOException;

/** Says that the user ended a transfer. */
public final class TransferCancelled extends IOException {

	private static final long serialVersionUID = 1;

	/** Says so. */
	public TransferCancelled() {
		super("The transfer was cancelled.");
	}
}
