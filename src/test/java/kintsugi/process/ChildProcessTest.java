package kintsugi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ChildProcessTest {

	/** A program that prints its number and waits for ever. */
	static final class Sleeper {

		private Sleeper() {}

		public static void main(final String... args) throws InterruptedException {
			System.out.println("number " + ProcessHandle.current().pid());
			Thread.sleep(Long.MAX_VALUE);
		}
	}

	/** Starts a shell that is the parent of a sleeper. */
	private static ChildProcess family(final Duration patience) throws Exception {
		final List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\"; echo never", "sh"));
		command.addAll(ChildProcess.java(List.of("-Xmx32m", "-Djava.awt.headless=true"), Sleeper.class));
		return ChildProcess.start(new ProcessBuilder(command), patience);
	}

	private static ChildProcess shell(final String script, final Duration patience) throws Exception {
		return ChildProcess.start(new ProcessBuilder("/bin/sh", "-c", script), patience);
	}

	/** Gets the process whose number is the last word of a line. */
	private static ProcessHandle named(final String line) {
		return ProcessHandle.of(Long.parseLong(line.substring(line.lastIndexOf(' ') + 1))).orElseThrow();
	}

	private static void assertEnds(final ProcessHandle handle) throws Exception {
		assertThat(handle.onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
	}

	@Test
	void aFamilyThatNeverEndsIsKilledAndWhatItPrintedAndItsThreadsAreTold() throws Exception {
		try (ChildProcess child = family(Duration.ofSeconds(10))) {
			assertThat(child.awaitLine(line -> line.startsWith("number "))).isTrue();
			final ProcessHandle sleeper = named(child.lines().get(0));
			assertThat(sleeper.isAlive()).isTrue();
			final AssertionError error = catchThrowableOfType(AssertionError.class, child::waitFor);
			assertThat(error).hasMessageContainingAll("did not end within 10 seconds", Sleeper.class.getName(), "number " +
				sleeper.pid(), "Full thread dump", "\"main\"", "Thread.sleep");
			assertEnds(sleeper);
			assertThat(child.waitFor()).isEqualTo(128 + 9);
			assertThat(child.lines()).doesNotContain("never");
		}
	}

	@Test
	void closingKillsTheFamily() throws Exception {
		final ProcessHandle sleeper;
		try (ChildProcess child = family(Duration.ofMinutes(2))) {
			assertThat(child.awaitLine(line -> line.startsWith("number "))).isTrue();
			sleeper = named(child.lines().get(0));
		}
		assertEnds(sleeper);
	}

	@Test
	void aLineThatDoesNotComeIsNotWaitedForForEver() throws Exception {
		try (ChildProcess child = shell("echo one; exec sleep 1000", Duration.ofSeconds(1))) {
			final AssertionError error = catchThrowableOfType(AssertionError.class, () -> child.awaitLine("two"::equals));
			assertThat(error).hasMessageContainingAll("did not print the line", "one");
			assertThat(child.waitFor()).isEqualTo(128 + 9);
		}
	}

	@Test
	void aConditionThatNeverHoldsIsNotWaitedForForEver() throws Exception {
		try (ChildProcess child = shell("exec sleep 1000", Duration.ofSeconds(1))) {
			assertThat(catchThrowableOfType(AssertionError.class, () -> child.await(() -> false))).hasMessageContaining(
				"did not do what");
			assertThat(child.waitFor()).isEqualTo(128 + 9);
		}
	}

	@Test
	void linesAreFoundInTheirOrderAndNotAfterTheEnd() throws Exception {
		try (ChildProcess child = shell("echo one; echo two >&2; echo one; printf three; exit 3", Duration.ofMinutes(2))) {
			assertThat(child.awaitLine("two"::equals)).isTrue();
			assertThat(child.awaitLine("one"::equals)).isTrue();
			assertThat(child.awaitLine("one"::equals)).isFalse();
			assertThat(child.waitFor()).isEqualTo(3);
			assertThat(child.output()).isEqualTo("one\ntwo\none\nthree");
			assertThat(child.await(() -> true)).isFalse();
		}
	}

	@Test
	void moreThanAPipeHoldsIsReadWhileNobodyLooks() throws Exception {
		try (ChildProcess child = shell("i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done", //
			Duration.ofMinutes(2)))
		{
			assertThat(child.waitFor()).isZero();
			assertThat(child.lines()).hasSize(20_000);
		}
	}

	@Test
	void whatIsAskedToEndMaySayGoodbye() throws Exception {
		try (ChildProcess child = shell("trap 'echo goodbye; exit 5' TERM; echo ready; while :; do sleep 0.1; done", //
			Duration.ofMinutes(2)))
		{
			assertThat(child.awaitLine("ready"::equals)).isTrue();
			child.terminate();
			assertThat(child.waitFor()).isEqualTo(5);
			assertThat(child.lines()).last().isEqualTo("goodbye");
		}
	}
}
