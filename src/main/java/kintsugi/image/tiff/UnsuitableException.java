package kintsugi.image.tiff;

import java.io.IOException;

/** Says that a file is sound but cannot be read by pieces; its message is what follows the file's name. */
final class UnsuitableException extends IOException {

	private static final long serialVersionUID = 1;

	UnsuitableException(final String message) {
		super(message);
	}
}
