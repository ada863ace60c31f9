package kintsugi.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.fetch.MavenCentral;
import kintsugi.fetch.PartServer;
import kintsugi.fetch.TransferCancelled;
import kintsugi.fetch.ZipBuilder;

/** Installs small fake libraries from a server on this computer, and pretends to load them. */
class CudaRuntimeTest {

	@TempDir
	private Path temporary;
	private PartServer server;
	private FakeRuntime fake;
	private CudaRuntime runtime;

	@BeforeEach
	void serve() throws IOException {
		server = new PartServer();
		server.serve(FakeRuntime.FIRST_JAR, FakeRuntime.zip(FakeRuntime.FIRST_JAR));
		server.serve(FakeRuntime.SECOND_JAR, FakeRuntime.zip(FakeRuntime.SECOND_JAR));
		System.setProperty(MavenCentral.MIRROR, server.root() + "/");
		fake = new FakeRuntime(temporary.resolve("home/cuda"));
		runtime = fake.get();
	}

	@AfterEach
	void stop() {
		System.clearProperty(MavenCentral.MIRROR);
		System.clearProperty(CudaRuntime.FOLDER);
		server.close();
	}

	private void assertInstalled() {
		assertThat(runtime.find()).contains(runtime.folder());
		assertThat(runtime.folder().toFile().list()).hasSize(6);
		assertThat(runtime.folder().resolve("libcudnn.so.9")).hasBinaryContent(FakeRuntime.content("libcudnn.so.9"));
		assertThat(runtime.folder().getParent().toFile().list()).containsExactly("cuda");
	}

	@Test
	void onlyTheNeededLibrariesAreTransferred() throws IOException {
		assertThat(runtime.find()).isEmpty();
		final List<Long> heard = new ArrayList<>();
		runtime.install((done, total) -> {
			assertThat(total).isEqualTo(runtime.size()).isEqualTo(250_000);
			return heard.add(done);
		});
		assertInstalled();
		assertThat(heard).isSorted().last().isEqualTo(250_000L);
		// two directories, whose search reads at most 64 kB each, and the libraries
		assertThat(server.sent()).isLessThan(250_000 + 2 * 70_000);
	}

	@Test
	void theHashOfEachLibraryLiesBesideThem() throws IOException {
		runtime.install((done, total) -> true);
		final List<String> sums = Files.readAllLines(runtime.folder().resolve(CudaJar.SUMS));
		assertThat(sums).hasSize(5).allMatch(line -> line.matches("[0-9a-f]{64}  lib[\\w.]+"));
	}

	@Test
	void aTransferThatBreaksOffContinuesWhereItWas() throws IOException {
		server.cutAfter(270_000);
		assertThatThrownBy(() -> runtime.install((done, total) -> true)).isInstanceOf(IOException.class);
		assertThat(runtime.folder()).doesNotExist();
		assertThat(runtime.find()).isEmpty();
		final long sent = server.sent();
		runtime.install((done, total) -> true);
		assertInstalled();
		assertThat(server.sent() - sent).isLessThan(250_000);
	}

	@Test
	void aCancelledInstallationContinues() throws IOException {
		assertThatThrownBy(() -> runtime.install((done, total) -> done < 120_000)).isInstanceOf(TransferCancelled.class);
		assertThat(runtime.folder()).doesNotExist();
		runtime.install((done, total) -> true);
		assertInstalled();
	}

	@Test
	void anotherLibraryThanTheListedOneIsRefusedBeforeItIsTransferred() {
		final byte[] zip = FakeRuntime.zip(FakeRuntime.FIRST_JAR);
		server.serve(FakeRuntime.FIRST_JAR, new ZipBuilder(false).stored("some/folder/libcudart.so.12",
			Arrays.copyOf(zip, 50_000)).build());
		assertThatThrownBy(() -> runtime.install((done, total) -> true)).isInstanceOf(IOException.class) //
			.hasMessageContaining("has another libcudart.so.12").hasMessageContaining(MavenCentral.MIRROR);
		assertThat(runtime.find()).isEmpty();
	}

	@Test
	void aJarWithoutTheLibraryIsSaid() {
		server.serve(FakeRuntime.SECOND_JAR, FakeRuntime.zip(FakeRuntime.FIRST_JAR));
		assertThatThrownBy(() -> runtime.install((done, total) -> true)).isInstanceOf(IOException.class) //
			.hasMessageContaining("lacks libcublas.so.12");
	}

	@Test
	void aServerWithoutPartsIsSaid() {
		server.forgetRanges();
		assertThatThrownBy(() -> runtime.install((done, total) -> true)).hasMessageContaining("only as a whole");
	}

	@Test
	void librariesThatAreThereAreNotInstalledAgain() throws IOException {
		runtime.install((done, total) -> true);
		assertThatThrownBy(() -> runtime.install((done, total) -> true)).hasMessageContaining("is there already");
	}

	@Test
	void aLibraryThatWasCutShortCountsAsMissing() throws IOException {
		runtime.install((done, total) -> true);
		Files.write(runtime.folder().resolve("libcudnn.so.9"), new byte[10]);
		assertThat(runtime.find()).isEmpty();
	}

	@Test
	void librariesAreLoadedInTheirOrder() throws IOException {
		fake.place(runtime.folder());
		assertThat(runtime.load()).isEmpty();
		assertThat(fake.loaded()).containsExactly("libcudart.so.12", "libcurand.so.10", "libcublas.so.12",
			"libcublasLt.so.12", "libcudnn.so.9");
	}

	@Test
	void aLibraryThatNeedsALaterOneIsLoadedAfterIt() throws IOException {
		fake.place(runtime.folder());
		fake.needs("libcudart.so.12", "libcublas.so.12");
		fake.needs("libcublas.so.12", "libcudnn.so.9");
		assertThat(runtime.load()).isEmpty();
		assertThat(fake.loaded()).containsExactly("libcurand.so.10", "libcublasLt.so.12", "libcudnn.so.9",
			"libcublas.so.12", "libcudart.so.12");
	}

	@Test
	void whatDoesNotLoadIsNamedWithTheReason() throws IOException {
		fake.place(runtime.folder());
		fake.needs("libcudnn.so.9", "libz.so");
		assertThat(runtime.load()).contains("libcudnn.so.9 (no libz.so)").contains(runtime.folder().toString()) //
			.doesNotContain("libcudart").endsWith(".");
	}

	@Test
	void nothingIsLoadedWhereNothingIsInstalled() {
		assertThat(runtime.load()).isEmpty();
		assertThat(fake.loaded()).isEmpty();
	}

	@Test
	void theLibrariesOfAnInstalledPyTorchServeAsWell() throws IOException {
		final Path other = temporary.resolve("home/libtorch-2.7.1-cu129");
		fake.place(other);
		assertThat(runtime.find()).contains(other);
		Files.delete(other.resolve("libcudnn.so.9"));
		assertThat(runtime.find()).isEmpty();
	}

	@Test
	void theUserHasTheLastWord() throws IOException {
		fake.place(runtime.folder());
		System.setProperty(CudaRuntime.FOLDER, "System");
		assertThat(runtime.find()).isEmpty();
		final Path own = Files.createDirectories(temporary.resolve("own"));
		System.setProperty(CudaRuntime.FOLDER, own.toString());
		assertThat(runtime.find()).contains(own);
		assertThat(runtime.load()).contains(own.toString()).contains("none of the libraries");
		Files.write(own.resolve("libcudart.so.12"), new byte[1]);
		assertThat(runtime.load()).isEmpty();
		assertThat(fake.loaded()).containsExactly("libcudart.so.12");
	}

	@Test
	void whereThereIsNoCudaASentenceSaysSo() {
		assertThat(CudaRuntime.jars("Mac OS X", "aarch64")).isEmpty();
		assertThat(CudaRuntime.jars("Linux", "aarch64")).isEmpty();
		assertThat(FakeRuntime.none().installable()).isFalse();
		assertThatThrownBy(() -> FakeRuntime.none().install((done, total) -> true)).hasMessageContaining("device cpu");
	}

	@Test
	void theRealLibrariesHaveEachNeededName() {
		Stream.of("Linux", "Windows 11").forEach(system -> {
			final List<CudaJar> jars = CudaRuntime.jars(system, "amd64");
			final List<String> files = jars.stream().flatMap(jar -> jar.libraries().stream()).map(CudaLibrary::file).toList();
			final DeviceProbe probe = new DeviceProbe(new FakeLibraries(), system, FakeRuntime.none());
			assertThat(probe.needed()).allMatch(name -> files.contains(name) || files.contains(name + ".dll"));
			assertThat(files).doesNotHaveDuplicates();
			assertThat(jars).allSatisfy(jar -> {
				assertThat(jar.path()).matches("org/bytedeco/[\\w./-]+\\.jar");
				assertThat(jar.libraries()).allMatch(library -> library.packed() < library.size() && library.crc() >>> 32 == 0);
				assertThat(jar.transfer()).isBetween(50_000_000L, 1_100_000_000L);
			});
		});
	}
}
