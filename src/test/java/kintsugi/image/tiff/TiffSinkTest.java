package kintsugi.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.Prefs;
import ij.io.FileInfo;
import ij.process.ByteProcessor;
import ij.process.ShortProcessor;

class TiffSinkTest {

	@TempDir
	private Path folder;

	private final ImagePlus image = Tiffs.furnish(Tiffs.stack(16, 40, 30, 6, 1));

	@Test
	void theFileAppearsWhenItIsFinished() throws IOException {
		final Path file = Files.writeString(file(), "old");
		try (TiffSink sink = TiffSink.create(file, image, "a")) {
			Tiffs.addFrom(sink, image);
			assertThat(file).hasContent("old");
			sink.finish(Map.of());
		}
		Tiffs.assertLike(image, Tiffs.openByImageJ(file));
		assertNothingElseThan(file);
	}

	@Test
	void anUnfinishedFileDoesNotLookWhole() throws IOException {
		try (TiffSink sink = TiffSink.create(file(), image, "a")) {
			Tiffs.addFrom(sink, image);
		}
		assertThat(file()).doesNotExist();
		assertThatThrownBy(() -> TiffStack.open(PartFile.partOf(file()))).hasMessageContaining("does not begin as TIFF");
		assertThat(Tiffs.openByImageJ(PartFile.partOf(file()))).isNull();
	}

	@Test
	void aFileThatCannotFitIsRefusedAtTheStart() {
		final ImagePlus huge = new ImagePlus("huge", new ByteProcessor(1, 1));
		final FileInfo info = Metadata.of(huge);
		info.width = 1_000_000;
		info.height = 1_000_000;
		info.nImages = 1_000_000;
		assertThatThrownBy(() -> TiffSink.create(file(), info, SampleType.BITS_8, "a", false)).hasMessageContainingAll(
			file().toString(), "MB are free", "Make room").hasMessageEndingWith(".");
	}

	@Test
	void aSecondWriterIsRefused() throws IOException, InterruptedException {
		try (TiffSink sink = TiffSink.create(file(), image, "a")) {
			Tiffs.addFrom(sink, image);
			assertThatThrownBy(() -> TiffSink.create(file(), image, "a")).isInstanceOf(IOException.class) //
				.hasMessageContaining("is being written by another run").hasMessageEndingWith(".");
			sink.finish(Map.of());
		}
		Tiffs.assertLike(image, Tiffs.openByImageJ(file()));
	}

	@Test
	void anInterruptedThreadWritesAndReadsOn() throws IOException {
		try (TiffSink sink = TiffSink.create(file(), image, "a")) {
			Thread.currentThread().interrupt();
			Tiffs.addFrom(sink, image);
			sink.finish(Map.of());
			Tiffs.assertLike(image, TiffStack.open(file()));
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void anInterruptedThreadCanStart() throws IOException {
		Thread.currentThread().interrupt();
		try (TiffSink sink = TiffSink.create(file(), image, "a")) {
			assertThat(sink.done()).isZero();
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void aMissingFolderIsNamed() {
		assertThatThrownBy(() -> TiffSink.create(folder.resolve("nowhere/image.tif"), image, "a")).isInstanceOf(
			IOException.class).hasMessageContainingAll("There is no folder", "nowhere").hasMessageEndingWith(".");
	}

	@Test
	void aFolderInThePlaceIsRefused() throws IOException {
		Files.createDirectory(file());
		assertThatThrownBy(() -> TiffSink.create(file(), image, "a")).hasMessageContaining("is a folder");
	}

	@Test
	void aFolderThatMayNotBeWrittenToIsNamed() throws IOException {
		final Path locked = Files.createDirectory(folder.resolve("locked"));
		assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked));
		try {
			assertThatThrownBy(() -> TiffSink.create(locked.resolve("image.tif"), image, "a")).hasMessageContainingAll(
				"cannot be written", "you may not write", "Choose another folder.");
		}
		finally {
			locked.toFile().setWritable(true);
		}
	}

	@Test
	void whatIsNotOursIsLeftAlone() throws IOException {
		final Path part = Files.writeString(PartFile.partOf(file()), "x".repeat(200));
		assertThatThrownBy(() -> TiffSink.create(file(), image, "a")).hasMessageContainingAll(part.toString(),
			"Move it away.");
		assertThat(part).hasContent("x".repeat(200));
	}

	@Test
	void planesThatDoNotFitAreRefused() throws IOException {
		try (TiffSink sink = TiffSink.create(file(), image, "a")) {
			assertThatThrownBy(() -> sink.add(new ShortProcessor(30, 40))).isInstanceOf(IllegalArgumentException.class);
			assertThatThrownBy(() -> sink.add(new ByteProcessor(40, 30))).isInstanceOf(IllegalArgumentException.class);
			assertThatThrownBy(() -> sink.add(image.getProcessor(), "x".repeat(8001))).isInstanceOf(
				IllegalArgumentException.class);
			assertThatThrownBy(() -> sink.finish(Map.of())).isInstanceOf(IllegalStateException.class);
			Tiffs.addFrom(sink, image);
			assertThatThrownBy(() -> sink.add(image.getProcessor())).isInstanceOf(IllegalArgumentException.class);
			sink.finish(Map.of());
		}
		Tiffs.assertLike(image, TiffStack.open(file()));
	}

	@Test
	void aChangedByteOrderIsSaidAndCanBeUndone() throws IOException {
		final boolean order = Prefs.intelByteOrder;
		try (TiffSink sink = TiffSink.create(file(), image, "a")) {
			Tiffs.addFrom(sink, image);
			Prefs.intelByteOrder = !order;
			assertThatThrownBy(() -> sink.finish(Map.of())).isInstanceOf(IOException.class).hasMessageContaining(
				"byte order");
			Prefs.intelByteOrder = order;
			sink.finish(Map.of());
		}
		finally {
			Prefs.intelByteOrder = order;
		}
		Tiffs.assertLike(image, TiffStack.open(file()));
	}

	private Path file() {
		return folder.resolve("image.tif");
	}

	private void assertNothingElseThan(final Path file) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			assertThat(files).containsExactly(file);
		}
	}
}
