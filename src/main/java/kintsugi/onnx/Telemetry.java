package kintsugi.onnx;

import java.util.Locale;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * Turns off the usage reports that ONNX Runtime sends to its maker, which are on by default since they were added for
 * Linux and macOS (Privacy.md in its jar).
 * <p>
 * Only an environment variable stops them wholly, and a JVM cannot set its own; the C library can. It also saves
 * users from a crash: the reports apply a recursive regular expression to the program's command line, which overflows
 * the stack of a Java thread where the class path is long. On Windows, which has other means, the environment's own
 * setting is enough.
 * </p>
 */
final class Telemetry {

	/** The variable that ONNX Runtime reads when it is first used. */
	static final String VARIABLE = "ORT_DISABLE_TELEMETRY";

	private Telemetry() {}

	/**
	 * Sets the variable of this process, unless the user has set it; to be called before the first use of ONNX Runtime.
	 *
	 * @return whether that worked or was not needed
	 */
	static boolean off() {
		if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("win")) return true;
		if (System.getenv(VARIABLE) != null) return true;
		try {
			final int keep = 0;
			return NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("setenv").invokeInt(new Object[] {
				VARIABLE, "1", keep }) == 0;
		}
		catch (final LinkageError e) {
			return false;
		}
	}
}
