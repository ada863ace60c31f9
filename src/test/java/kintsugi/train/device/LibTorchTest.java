package kintsugi.train.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.fetch.TransferCancelled;

/** Installs small fake libraries from a server on this computer. */
class LibTorchTest {

	private static final String FOLDER = "org/example";
	private static final String CUDA_PART = System.mapLibraryName("torch_cuda");

	@TempDir
	private Path temporary;
	private JarServer server;
	private LibTorch libTorch;

	@BeforeEach
	void serve() throws IOException {
		server = new JarServer();
		final LibTorchPart first = part("first.jar", JarServer.jar(FOLDER + "/" + CUDA_PART, FOLDER + "/not-wanted.so",
			"../../outside.so"), CUDA_PART);
		final LibTorchPart second = part("second.jar", JarServer.jar(FOLDER + "/libblas.so"), "libblas.so");
		libTorch = new LibTorch(temporary.resolve("home/libtorch"), List.of(first, second));
	}

	@AfterEach
	void stop() {
		server.close();
	}

	private LibTorchPart part(final String name, final byte[] jar, final String... files) {
		return new LibTorchPart(server.add(name, jar), FOLDER, List.of(files), 50_000L * files.length);
	}

	private void assertInstalled() {
		assertThat(libTorch.folder()).isDirectoryContaining(file -> file.endsWith(CUDA_PART)) //
			.isDirectoryContaining(file -> file.endsWith("libblas.so"));
		assertThat(libTorch.folder().toFile().list()).hasSize(2);
		assertThat(libTorch.folder().resolve(CUDA_PART)).hasBinaryContent(JarServer.content(FOLDER + "/" + CUDA_PART));
		// nothing else is left, and nothing is outside
		assertThat(libTorch.folder().getParent().toFile().list()).containsExactly("libtorch");
		assertThat(temporary.toFile().list()).containsExactly("home");
	}

	@Test
	void theListedFilesAreInstalledAndFound() throws IOException {
		assertThat(libTorch.find()).isEmpty();
		final List<Long> heard = new ArrayList<>();
		libTorch.install((done, total) -> {
			assertThat(total).isEqualTo(libTorch.size());
			return heard.add(done);
		});
		assertInstalled();
		assertThat(libTorch.find()).contains(libTorch.folder());
		assertThat(heard).isSorted().last().isEqualTo(libTorch.size());
	}

	@Test
	void aTransferThatBreaksOffContinuesWhereItWas() throws IOException {
		server.cutNextAfter(70_000);
		assertThatThrownBy(() -> libTorch.install((done, total) -> true)).isInstanceOf(IOException.class) //
			.hasMessageContaining("broke off");
		assertThat(libTorch.folder()).doesNotExist();
		libTorch.install((done, total) -> true);
		assertInstalled();
		assertThat(server.ranges().get(0)).isEqualTo("all");
		assertThat(server.ranges().get(1)).matches("bytes=[1-9]\\d+-");
		assertThat(server.ranges()).hasSize(3);
	}

	@Test
	void aServerWithoutRangesSendsTheWholeFileAgain() throws IOException {
		server.forgetRanges();
		server.cutNextAfter(70_000);
		assertThatThrownBy(() -> libTorch.install((done, total) -> true)).isInstanceOf(IOException.class);
		libTorch.install((done, total) -> true);
		assertInstalled();
	}

	@Test
	void aWrongHashIsRefusedAndNothingOfTheFileIsKept() throws IOException {
		server.damage("second.jar");
		assertThatThrownBy(() -> libTorch.install((done, total) -> true)).isInstanceOf(IOException.class) //
			.hasMessageContaining("SHA-1").hasMessageContaining("second.jar");
		assertThat(libTorch.folder()).doesNotExist();
		try (var files = Files.walk(temporary)) {
			assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("second.jar"));
		}
		assertThat(libTorch.find()).isEmpty();
	}

	@Test
	void aCancelledTransferContinuesLaterWithoutTheJarsThatAreThere() throws IOException {
		assertThatThrownBy(() -> libTorch.install((done, total) -> done < 100_000)).isInstanceOf(
			TransferCancelled.class);
		assertThat(libTorch.folder()).doesNotExist();
		libTorch.install((done, total) -> true);
		assertInstalled();
		assertThat(server.ranges().stream().filter("all"::equals)).hasSize(2);
	}

	@Test
	void aFileThatIsNoJarIsASentence() throws IOException {
		final LibTorch text = new LibTorch(temporary.resolve("home/libtorch"), List.of(part("text.jar", JarServer.text(),
			"libc.so")));
		assertThatThrownBy(() -> text.install((done, total) -> true)).isInstanceOf(IOException.class) //
			.hasMessageContaining("text.jar is no jar");
		assertThat(text.folder()).doesNotExist();
	}

	@Test
	void anotherInstallationIsWaitedFor() throws IOException {
		final Path work = Files.createDirectories(temporary.resolve("home/libtorch.part"));
		try (FileChannel channel = FileChannel.open(work.resolve("lock"), StandardOpenOption.CREATE,
			StandardOpenOption.WRITE); var lock = channel.lock())
		{
			assertThat(lock.isValid()).isTrue();
			assertThatThrownBy(() -> libTorch.install((done, total) -> true)).hasMessageContaining("Another program");
		}
	}

	@Test
	void aDiskThatIsTooSmallIsToldBeforeTheTransfer() {
		final LibTorchPart huge = new LibTorchPart(server.add("huge.jar", JarServer.jar("a.so")), "", List.of("a.so"),
			Long.MAX_VALUE / 4);
		final LibTorch large = new LibTorch(temporary.resolve("home/libtorch"), List.of(huge));
		assertThatThrownBy(() -> large.install((done, total) -> true)).hasMessageContaining("GB free");
		assertThat(server.ranges()).isEmpty();
	}

	@Test
	void whereNothingFitsTheUserIsToldWhatToSet() {
		final LibTorch none = new LibTorch(temporary.resolve("home/libtorch"), List.of());
		assertThat(none.installable()).isFalse();
		assertThatThrownBy(() -> none.install((done, total) -> true)).hasMessageContaining(LibTorch.PATH);
	}

	@Test
	void theUsersOwnLibrariesOfAnotherVersionAreRefused() throws IOException {
		final Path libraries = Files.createDirectories(temporary.resolve("home/libtorch"));
		Files.createFile(libraries.resolve(CUDA_PART));
		assertThat(libTorch.find()).contains(libraries);
		Files.writeString(libraries.resolveSibling("build-version"), "2.6.0+cu126\n");
		assertThatThrownBy(libTorch::find).hasMessageContaining("2.6.0+cu126").hasMessageContaining("2.7.1");
	}

	@Test
	void theRealPartsAreOnMavenCentralWithSizeAndHash() {
		assertThat(LibTorchPart.linux()).allSatisfy(part -> {
			assertThat(part.download().url().toString()).startsWith("https://repo1.maven.org/maven2/").endsWith(".jar");
			assertThat(part.download().sha1()).matches("[0-9a-f]{40}");
			assertThat(part.download().size()).isPositive();
			assertThat(part.files()).allMatch(file -> file.matches("lib[\\w.-]+\\.so[.\\d]*"));
		});
	}
}
