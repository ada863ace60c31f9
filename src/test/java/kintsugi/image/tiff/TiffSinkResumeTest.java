package kintsugi.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.Prefs;
import kintsugi.process.ChildProcess;

/** What runs leave that are closed, killed or out of room, and how the next one goes on. */
class TiffSinkResumeTest {

	@TempDir
	private Path folder;

	private final ImagePlus image = Tiffs.furnish(Tiffs.stack(16, 40, 30, 6, 1));

	@Test
	void anotherIdentityStartsAnew() throws IOException {
		begin("a", 4);
		try (TiffSink sink = TiffSink.create(file(), image, "b")) {
			assertThat(sink.done()).isZero();
			assertThat(sink.note()).isEmpty();
		}
	}

	@Test
	void planesOfAnotherSizeStartAnew() throws IOException {
		begin("a", 4);
		try (TiffSink sink = TiffSink.create(file(), Tiffs.stack(16, 40, 31, 6, 1), "a")) {
			assertThat(sink.done()).isZero();
		}
	}

	@Test
	void theIdentityOfAFileChangesWithIt() throws IOException {
		final Path input = Files.writeString(folder.resolve("input"), "1");
		final String before = TiffSink.identity(input, "settings");
		assertThat(TiffSink.identity(input, "settings")).isEqualTo(before);
		assertThat(TiffSink.identity(input, "others")).isNotEqualTo(before);
		Files.writeString(input, "12");
		assertThat(TiffSink.identity(input, "settings")).isNotEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 70, 4096, 4100, Journal.END, Journal.END + 100, Journal.END + 3 * 2400, Journal.END + 6 *
		2400 })
	void whatAKillLeavesIsContinued(final int length) throws IOException {
		begin("a", 3);
		final Path part = PartFile.partOf(file());
		try (RandomAccessFile cut = new RandomAccessFile(part.toFile(), "rw")) {
			cut.setLength(length);
		}
		try (TiffSink sink = TiffSink.create(file(), image, "a")) {
			assertThat(sink.done()).isEqualTo(length >= Journal.END + 3 * 2400 ? 3 : 0);
			Tiffs.addFrom(sink, image);
			sink.finish(Map.of());
		}
		Tiffs.assertLike(image, Tiffs.openByImageJ(file()));
	}

	@Test
	void aTornEntryOfTheJournalIsNotBelieved() throws IOException {
		begin("a", 2);
		begin("a", 5);
		// the later of the two entries
		for (final int place : new int[] { 4096, 12288 })
			try (RandomAccessFile part = new RandomAccessFile(PartFile.partOf(file()).toFile(), "rw")) {
				part.seek(place + 8);
				final long turn = part.readLong();
				part.seek(place + 16 + 7);
				if (turn == 2) part.write(77);
			}
		try (TiffSink sink = TiffSink.create(file(), image, "a")) {
			assertThat(sink.done()).isEqualTo(2);
			assertThat(sink.note()).isEqualTo("2 done");
		}
	}

	@Test
	void aRunThatWasKilledBeforeTheMoveIsFinished() throws IOException {
		Tiffs.write(image, file(), false, Map.of());
		Files.move(file(), PartFile.partOf(file()));
		try (TiffSink sink = Tiffs.sink(image, file(), "test", false)) {
			assertThat(sink.done()).isEqualTo(6);
			sink.finish(Map.of("more", "text"));
		}
		Tiffs.assertLike(image, Tiffs.openByImageJ(file()));
		assertThat(TiffStack.open(file()).getProp("more")).isEqualTo("text");
	}

	@Test
	void aKilledProcessLosesNoPlaneThatItsJournalNames() throws IOException, InterruptedException {
		try (ChildProcess child = child("")) {
			assertThat(child.awaitLine("ready"::equals)).as(child::output).isTrue();
			child.kill();
			child.waitFor();
		}
		final ImagePlus planes = Child.image();
		try (TiffSink sink = TiffSink.create(file(), planes, "child")) {
			assertThat(sink.done()).isPositive();
			Tiffs.addFrom(sink, planes);
			sink.finish(Map.of());
		}
		Tiffs.assertSamples(planes, TiffStack.open(file()));
	}

	@Test
	void aFullDiskIsSaidAndWhatIsThereIsKept() throws IOException, InterruptedException {
		assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && System.getProperty("os.name").contains("Linux"));
		try (ChildProcess child = child("ulimit -f 1200; ")) {
			assertThat(child.waitFor()).as(child::output).isEqualTo(3);
			assertThat(child.lines()).last().asString().startsWith("The file " + file() + " cannot be written: ").contains(
				"it continues").endsWith(".");
		}
		assertThat(file()).doesNotExist();
		final ImagePlus planes = Child.image();
		try (TiffSink sink = TiffSink.create(file(), planes, "child")) {
			assertThat(sink.done()).isBetween(1, planes.getStackSize() - 1);
			Tiffs.addFrom(sink, planes);
			sink.finish(Map.of());
		}
		Tiffs.assertSamples(planes, TiffStack.open(file()));
	}

	@Test
	void aSecondWriterInAnotherProcessIsRefused() throws IOException, InterruptedException {
		try (TiffSink sink = TiffSink.create(file(), image, "a")) {
			sink.add(image.getStack().getProcessor(1));
			try (ChildProcess child = child("")) {
				assertThat(child.waitFor()).as(child::output).isEqualTo(3);
				assertThat(child.lines()).last().asString().contains("is being written by another run");
			}
			Tiffs.addFrom(sink, image);
			sink.finish(Map.of());
		}
		Tiffs.assertLike(image, Tiffs.openByImageJ(file()));
	}

	@Test
	void theLongestNoteComesBack() throws IOException {
		final String note = "é".repeat(4000);
		try (TiffSink sink = TiffSink.create(file(), image, "a")) {
			sink.add(image.getStack().getProcessor(1), note);
		}
		try (TiffSink sink = TiffSink.create(file(), image, "a")) {
			assertThat(sink.note()).isEqualTo(note);
		}
	}

	@Test
	void discardRemovesWhatIsUnfinished() throws IOException {
		begin("a", 3);
		TiffSink.discard(file());
		assertThat(folder).isEmptyDirectory();
		TiffSink.discard(file());
	}

	private Path file() {
		return folder.resolve("image.tif");
	}

	private void begin(final String identity, final int planes) throws IOException {
		try (TiffSink sink = TiffSink.create(file(), image, identity)) {
			while (sink.done() < planes)
				sink.add(image.getStack().getProcessor(sink.done() + 1), sink.done() + 1 + " done");
		}
	}

	private ChildProcess child(final String before) throws IOException {
		final List<String> java = ChildProcess.java(List.of("-Xmx64m", "-Djava.awt.headless=true"), Child.class, file()
			.toString(), Boolean.toString(Prefs.intelByteOrder));
		if (before.isEmpty()) return ChildProcess.start(new ProcessBuilder(java));
		java.addAll(0, List.of("/bin/sh", "-c", before + "exec \"$@\"", "sh"));
		return ChildProcess.start(new ProcessBuilder(java));
	}

	/** A process that writes planes, and waits to be killed before the last. */
	static final class Child {

		private Child() {}

		static ImagePlus image() {
			return Tiffs.stack(16, 300, 200, 12, 7);
		}

		public static void main(final String... args) throws IOException, InterruptedException {
			// another test may have loaded ImageJ's preferences, and a run of another byte order starts anew
			Prefs.intelByteOrder = Boolean.parseBoolean(args[1]);
			final ImagePlus image = image();
			try (TiffSink sink = TiffSink.create(Path.of(args[0]), image, "child")) {
				for (int slice = 1; slice < 12; slice++)
					sink.add(image.getStack().getProcessor(slice), "x");
				sink.checkpoint();
				System.out.println("ready");
				Thread.sleep(60_000);
			}
			catch (final IOException e) {
				System.out.println(e.getMessage());
				System.exit(3);
			}
		}
	}
}
