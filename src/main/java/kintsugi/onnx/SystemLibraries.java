package kintsugi.onnx;

import java.util.stream.Stream;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;

/** The libraries of the operating system, as far as {@link DeviceProbe} asks about them. */
interface SystemLibraries {

	/** The most bytes that a text has. */
	int TEXT = 256;

	/** Whether the library is there, loads, and has the function; an empty function asks for the library alone. */
	boolean has(String library, String function);

	/**
	 * Calls a function that returns a status and writes a number.
	 *
	 * @return the number, or the negated status where that is not 0
	 */
	int query(String library, String function);

	/**
	 * Calls a function that takes a zero and returns a status.
	 *
	 * @return the negated status
	 */
	int start(String library, String function);

	/**
	 * Calls a function that returns a status and writes a text to a place of some length.
	 *
	 * @param more the function's further arguments
	 * @return the text, or an empty one where the library or the function is missing or the status is not 0
	 */
	String text(String library, String function, Object... more);

	/**
	 * Calls a function that returns a status and writes a 64-bit number about a device.
	 *
	 * @return the number, or -1 where the library or the function is missing or the status is not 0
	 */
	long number(String library, String function, int device);

	/** Calls a function that returns a number by itself; -1 where the library or the function is missing. */
	long value(String library, String function);

	/** Gets the libraries of this computer, loaded through JNA by the operating system's own search. */
	static SystemLibraries ofThisComputer() {
		return new SystemLibraries() {

			@Override
			public boolean has(final String library, final String function) {
				try {
					final NativeLibrary loaded = NativeLibrary.getInstance(library);
					return function.isEmpty() || loaded.getFunction(function) != null;
				}
				catch (final LinkageError e) {
					return false;
				}
			}

			@Override
			public int query(final String library, final String function) {
				final IntByReference number = new IntByReference();
				final int status = NativeLibrary.getInstance(library).getFunction(function).invokeInt(new Object[] {
					number });
				return status == 0 ? number.getValue() : -status;
			}

			@Override
			public int start(final String library, final String function) {
				return -NativeLibrary.getInstance(library).getFunction(function).invokeInt(new Object[] { 0 });
			}

			@Override
			public String text(final String library, final String function, final Object... more) {
				final byte[] text = new byte[TEXT];
				final Object[] arguments = Stream.concat(Stream.of(text, TEXT), Stream.of(more)).toArray();
				return has(library, function) && NativeLibrary.getInstance(library).getFunction(function).invokeInt(
					arguments) == 0 ? Native.toString(text) : "";
			}

			@Override
			public long number(final String library, final String function, final int device) {
				final LongByReference number = new LongByReference();
				return has(library, function) && NativeLibrary.getInstance(library).getFunction(function).invokeInt(
					new Object[] { number, device }) == 0 ? number.getValue() : -1;
			}

			@Override
			public long value(final String library, final String function) {
				return has(library, function) ? NativeLibrary.getInstance(library).getFunction(function).invokeLong(
					new Object[0]) : -1;
			}
		};
	}
}
