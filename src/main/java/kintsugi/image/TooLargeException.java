package kintsugi.image;

import java.io.IOException;

/** Says that a file is sound but has more pixels than ImageJ can hold; its message is what follows the file's name. */
final class TooLargeException extends IOException {

	private static final long serialVersionUID = 1;

	private TooLargeException(final String message) {
		super(message);
	}

	/** Checks the size of a plane. */
	static void check(final int width, final int height) throws TooLargeException {
		if ((long) width * height > Integer.MAX_VALUE) throw new TooLargeException("has planes of " + width + " x " +
			height + " pixels; ImageJ can hold up to 2,147,483,647. Cut it into tiles.");
	}
}
