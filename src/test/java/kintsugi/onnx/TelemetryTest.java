package kintsugi.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

import kintsugi.process.ChildProcess;

/** Usage reports are off before ONNX Runtime starts, seen in programs that start anew. */
@DisabledOnOs(OS.WINDOWS)
class TelemetryTest {

	@TempDir
	private Path folder;

	/** A program that says what its environment holds afterwards. */
	static final class TurnsOff {

		public static void main(final String[] arguments) {
			Telemetry.off();
			System.out.print(variable());
		}
	}

	/** A program that opens a session and says whether it computes, and what its environment holds afterwards. */
	static final class Opens {

		public static void main(final String[] arguments) throws OnnxException {
			try (OnnxSession session = OnnxSession.open(CudaTrial.model(), Device.CPU, 1)) {
				System.out.print(CudaTrial.passes(session) + " " + variable());
			}
		}
	}

	/** Reads the variable as native code does; the JVM's own copy of the environment never changes. */
	private static String variable() {
		return NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("getenv").invokeString(new Object[] {
			Telemetry.VARIABLE }, false);
	}

	/** Runs a program with so many more characters on its command line, and gets what it says. */
	private String run(final Class<?> program, final int length, final Map<String, String> environment)
		throws Exception
	{
		final Path errors = folder.resolve("errors.txt");
		final ProcessBuilder builder = new ProcessBuilder(ChildProcess.java(List.of("-Xss1m", //
			"-XX:ErrorFile=" + folder.resolve("crash.log"), "-XX:-CreateCoredumpOnCrash", //
			"-Dlong=" + "x/".repeat(length / 2)), program));
		builder.environment().remove(Telemetry.VARIABLE);
		builder.environment().putAll(environment);
		builder.directory(folder.toFile()).redirectError(errors.toFile());
		try (ChildProcess child = ChildProcess.start(builder)) {
			assertThat(child.waitFor()).as(() -> child.output() + text(errors)).isZero();
			return child.output();
		}
	}

	private static String text(final Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			return e.toString();
		}
	}

	@Test
	void sessionOpensWithAVeryLongCommandLineAndASmallStack() throws Exception {
		assertThat(run(Opens.class, 120_000, Map.of())).isEqualTo("true 1");
	}

	@Test
	void choiceOfTheUserStays() throws Exception {
		assertThat(run(TurnsOff.class, 0, Map.of(Telemetry.VARIABLE, "0"))).isEqualTo("0");
	}
}
