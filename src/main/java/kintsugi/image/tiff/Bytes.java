package kintsugi.image.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;

/** Bytes that can be read at any place. */
interface Bytes {

	/** Gets how many there are. */
	long length() throws IOException;

	/**
	 * Reads some.
	 *
	 * @throws EOFException if there are not as many
	 */
	byte[] read(long from, int count) throws IOException;

	/** Makes those of an open file. */
	static Bytes of(final RandomAccessFile file) {
		return new Bytes() {

			@Override
			public long length() throws IOException {
				return file.length();
			}

			@Override
			public byte[] read(final long from, final int count) throws IOException {
				// before memory is taken for what a damaged file announces
				if (from < 0 || from > length() - count) throw new EOFException("it ends after " + length() + " bytes");
				final byte[] bytes = new byte[count];
				file.seek(from);
				file.readFully(bytes);
				return bytes;
			}
		};
	}

	/** Makes those of an array. */
	static Bytes of(final byte[] array) {
		return new Bytes() {

			@Override
			public long length() {
				return array.length;
			}

			@Override
			public byte[] read(final long from, final int count) throws IOException {
				if (from < 0 || from > array.length - count) throw new EOFException("it ends after " + array.length + " bytes");
				return Arrays.copyOfRange(array, (int) from, (int) from + count);
			}
		};
	}
}
