package kintsugi.onnx;

import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.IntByReference;

/** The libraries of the operating system, as far as {@link DeviceProbe} asks about them. */
interface SystemLibraries {

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
		};
	}
}
