package kintsugi.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacking of ONNX Runtime's libraries: once, whole, and also at the same time. */
class NativeFilesTest {

	@TempDir
	private Path folder;

	private String runtimePath;
	private String kintsugiFolder;

	@BeforeEach
	void rememberProperties() {
		runtimePath = System.getProperty(NativeFiles.RUNTIME_PATH);
		kintsugiFolder = System.getProperty(NativeFiles.FOLDER);
	}

	@AfterEach
	void restoreProperties() {
		restore(NativeFiles.RUNTIME_PATH, runtimePath);
		restore(NativeFiles.FOLDER, kintsugiFolder);
	}

	private static void restore(final String key, final String value) {
		if (value == null) System.clearProperty(key);
		else System.setProperty(key, value);
	}

	private static List<Path> files(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

	/** Gets the file of ONNX Runtime itself. */
	private Path library() {
		return folder.resolve(System.mapLibraryName("onnxruntime"));
	}

	@Test
	void unpacksTheLibrariesAndNothingElse() throws Exception {
		NativeFiles.unpack(folder, false);
		assertThat(library()).isNotEmptyFile();
		assertThat(files(folder)).extracting(file -> file.getFileName().toString()) //
			.allMatch(name -> name.contains("onnxruntime") && !name.contains("partial") && !name.contains("cuda"));
	}

	@Test
	void severalAtOnceLeaveWholeFilesAndNothingElse() throws Exception {
		final int programs = 4;
		final ExecutorService pool = Executors.newFixedThreadPool(programs);
		try {
			final List<Future<?>> ends = new ArrayList<>();
			for (int i = 0; i < programs; i++)
				ends.add(pool.submit(() -> {
					NativeFiles.unpack(folder, false);
					return null;
				}));
			for (final Future<?> end : ends)
				end.get();
		}
		finally {
			pool.shutdownNow();
		}
		final Path alone = Files.createDirectory(folder.resolve("alone"));
		NativeFiles.unpack(alone, false);
		for (final Path file : files(alone))
			assertThat(folder.resolve(file.getFileName())).hasSameBinaryContentAs(file);
		assertThat(files(folder)).hasSize(files(alone).size() + 1);
	}

	@Test
	void fileThatWasCutOffIsReplaced() throws Exception {
		NativeFiles.unpack(folder, false);
		final long whole = Files.size(library());
		try (RandomAccessFile file = new RandomAccessFile(library().toFile(), "rw")) {
			file.setLength(whole / 2);
		}
		NativeFiles.unpack(folder, false);
		assertThat(library()).hasSize(whole);
	}

	@Test
	void wholeFileIsNotWrittenAgain() throws Exception {
		NativeFiles.unpack(folder, false);
		final FileTime old = FileTime.fromMillis(1_000_000_000_000L);
		Files.setLastModifiedTime(library(), old);
		NativeFiles.unpack(folder, false);
		assertThat(Files.getLastModifiedTime(library())).isEqualTo(old);
	}

	@Test
	void otherUsersMayReadWhereTheyMayReadOtherFiles() throws Exception {
		assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
		final Path ordinary = Files.createFile(folder.resolve("ordinary"));
		NativeFiles.unpack(folder, false);
		assertThat(Files.getPosixFilePermissions(library())).isEqualTo(Files.getPosixFilePermissions(ordinary));
	}

	@Test
	void preparedFolderIsToldToOnnxRuntime() throws Exception {
		System.clearProperty(NativeFiles.RUNTIME_PATH);
		System.setProperty(NativeFiles.FOLDER, folder.toString());
		assertThat(NativeFiles.prepare(false)).isEmpty();
		final Path told = Path.of(System.getProperty(NativeFiles.RUNTIME_PATH));
		assertThat(told).startsWith(folder);
		assertThat(files(told)).isNotEmpty();
	}

	@Test
	void folderThatCannotBeMadeIsSaidAndLeavesOnnxRuntimeToItself() throws Exception {
		final Path file = Files.createFile(folder.resolve("file"));
		System.clearProperty(NativeFiles.RUNTIME_PATH);
		System.setProperty(NativeFiles.FOLDER, file.toString());
		assertThat(NativeFiles.prepare(false)).contains(file.toString()).contains(NativeFiles.FOLDER);
		assertThat(System.getProperty(NativeFiles.RUNTIME_PATH)).isNull();
	}

	@Test
	void pathOfTheUserStays() throws Exception {
		System.setProperty(NativeFiles.RUNTIME_PATH, folder.toString());
		System.setProperty(NativeFiles.FOLDER, folder.resolve("unused").toString());
		assertThat(NativeFiles.prepare(false)).isEmpty();
		assertThat(System.getProperty(NativeFiles.RUNTIME_PATH)).isEqualTo(folder.toString());
		assertThat(files(folder)).isEmpty();
	}
}
