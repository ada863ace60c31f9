package kintsugi.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies single files out of zip files of a server on this computer. */
class RemoteZipTest {

	private static final Duration SILENCE = Duration.ofSeconds(10);
	private static final TransferProgress ON = (done, total) -> true;

	@TempDir
	private Path folder;
	private PartServer server;
	private final byte[] wanted = noise(300_000, 1);
	private final byte[] other = noise(900_000, 2);

	@BeforeEach
	void serve() throws IOException {
		server = new PartServer();
	}

	@AfterEach
	void stop() {
		server.close();
	}

	private static byte[] noise(final int length, final int seed) {
		final byte[] bytes = new byte[length];
		new Random(seed).nextBytes(bytes);
		Arrays.fill(bytes, 0, length / 3, (byte) seed); // a third that can be packed
		return bytes;
	}

	private URI zip(final boolean longLengths) {
		return server.serve("a.zip", new ZipBuilder(longLengths).deflated("lib/other.so", other).deflated("lib/wanted.so",
			wanted).stored("lib/stored.so", wanted).deflated("empty", new byte[0]).build());
	}

	private Path target() {
		return folder.resolve("wanted.so");
	}

	private String copy(final URI url, final String name, final TransferProgress progress) throws IOException {
		final RemoteZip zip = RemoteZip.open(url, SILENCE, progress);
		return zip.copy(zip.entry(name).orElseThrow(), target(), progress);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void oneFileIsCopiedAndTheOthersAreNotTransferred(final boolean longLengths) throws Exception {
		final String sha256 = copy(zip(longLengths), "lib/wanted.so", ON);
		assertThat(target()).hasBinaryContent(wanted);
		assertThat(sha256).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(wanted)));
		assertThat(server.sent()).isLessThan(400_000);
		assertThat(folder.toFile().list()).containsExactly("wanted.so");
	}

	@ParameterizedTest
	@ValueSource(strings = { "lib/stored.so", "empty" })
	void storedAndEmptyFilesAreCopied(final String name) throws IOException {
		copy(zip(false), name, ON);
		assertThat(target()).hasBinaryContent(name.equals("empty") ? new byte[0] : wanted);
		assertThat(folder.toFile().list()).containsExactly("wanted.so");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void theDirectoryTellsSizesAndChecksums(final boolean longLengths) throws IOException {
		final RemoteZip zip = RemoteZip.open(zip(longLengths), SILENCE, ON);
		assertThat(zip.names()).containsExactly("lib/other.so", "lib/wanted.so", "lib/stored.so", "empty");
		final RemoteEntry stored = zip.entry("lib/stored.so").orElseThrow();
		assertThat(stored.size()).isEqualTo(wanted.length).isEqualTo(stored.packed());
		assertThat((int) stored.crc()).isEqualTo(ZipBuilder.crc(wanted));
		assertThat(zip.entry("lib/missing.so")).isEmpty();
	}

	@Test
	void aTransferThatBreaksOffContinuesWhereItWas() throws IOException {
		final URI url = zip(false);
		final RemoteZip zip = RemoteZip.open(url, SILENCE, ON);
		final RemoteEntry entry = zip.entry("lib/wanted.so").orElseThrow();
		server.cutAfter(150_000);
		assertThatThrownBy(() -> zip.copy(entry, target(), ON)).isInstanceOf(IOException.class).hasMessageContaining(
			"broke off");
		assertThat(target()).doesNotExist();
		final long there = Files.size(folder.resolve("wanted.so.part"));
		assertThat(there).isBetween(1L, 150_000L);
		server.ranges().clear();
		zip.copy(entry, target(), ON);
		assertThat(target()).hasBinaryContent(wanted);
		final long header = 30 + "lib/wanted.so".length() + 4;
		assertThat(server.ranges().get(1)).startsWith(entry.offset() + header + there + "-");
	}

	@Test
	void aCancelledTransferContinuesLater() throws IOException {
		final URI url = zip(false);
		final RemoteZip zip = RemoteZip.open(url, SILENCE, ON);
		final RemoteEntry entry = zip.entry("lib/wanted.so").orElseThrow();
		assertThatThrownBy(() -> zip.copy(entry, target(), (done, total) -> done < 100_000)).isInstanceOf(
			TransferCancelled.class);
		assertThat(folder.toFile().list()).containsExactly("wanted.so.part");
		zip.copy(entry, target(), ON);
		assertThat(target()).hasBinaryContent(wanted);
	}

	@Test
	void unpackingCanBeCancelledAndTheBytesAreKept() throws IOException {
		final RemoteZip zip = RemoteZip.open(zip(false), SILENCE, ON);
		final RemoteEntry entry = zip.entry("lib/wanted.so").orElseThrow();
		assertThatThrownBy(() -> zip.copy(entry, target(), (done, total) -> done < total)).isInstanceOf(
			TransferCancelled.class);
		final long sent = server.sent();
		assertThat(folder.toFile().list()).containsExactly("wanted.so.part");
		assertThat(copy(zip(false), "lib/wanted.so", ON)).hasSize(64);
		assertThat(server.sent() - sent).isLessThan(100_000);
	}

	@Test
	void aServerWithoutPartsIsSaidBeforeAnythingIsTransferred() {
		final URI url = zip(false);
		server.forgetRanges();
		assertThatThrownBy(() -> copy(url, "lib/wanted.so", ON)).isInstanceOf(IOException.class).hasMessageContaining(
			"only as a whole");
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void aServerThatForgetsPartsInBetweenIsSaid() throws IOException {
		final RemoteZip zip = RemoteZip.open(zip(false), SILENCE, ON);
		server.forgetRanges();
		assertThatThrownBy(() -> zip.copy(zip.entry("lib/wanted.so").orElseThrow(), target(), ON)).isInstanceOf(
			IOException.class).hasMessageContaining("only as a whole");
	}

	@Test
	void aFileOfAnotherSizeInBetweenIsSaid() throws IOException {
		final RemoteZip zip = RemoteZip.open(zip(false), SILENCE, ON);
		server.serve("a.zip", new ZipBuilder(false).deflated("lib/wanted.so", other).build());
		assertThatThrownBy(() -> zip.copy(zip.entry("lib/wanted.so").orElseThrow(), target(), ON)).isInstanceOf(
			IOException.class).hasMessageContaining("instead of the bytes");
		assertThat(target()).doesNotExist();
	}

	@Test
	void aFileOfTheSameSizeWithOtherContentInBetweenIsSaid() throws IOException {
		final RemoteZip zip = RemoteZip.open(zip(false), SILENCE, ON);
		final byte[] changed = new ZipBuilder(false).deflated("lib/other.so", other).deflated("lib/wanted.so",
			wanted).stored(
			"lib/stored.so", wanted).deflated("empty", new byte[0]).build();
		Arrays.fill(changed, changed.length / 2, changed.length - 1000, (byte) 3);
		server.serve("a.zip", changed);
		assertThatThrownBy(() -> zip.copy(zip.entry("lib/stored.so").orElseThrow(), target(), ON)).isInstanceOf(
			IOException.class);
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void aWrongChecksumIsRefusedAndNothingIsKept() {
		final URI url = server.serve("b.zip", new ZipBuilder(false).wrong("lib/wanted.so", wanted).build());
		assertThatThrownBy(() -> copy(url, "lib/wanted.so", ON)).isInstanceOf(IOException.class).hasMessageContaining(
			"CRC-32").hasMessageContaining("nothing of it was kept");
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void aPackingThatIsNotKnownIsSaid() {
		final URI url = server.serve("b.zip", new ZipBuilder(false).packedOtherwise("lib/wanted.so", wanted).build());
		assertThatThrownBy(() -> copy(url, "lib/wanted.so", ON)).isInstanceOf(IOException.class).hasMessageContaining(
			"method 93");
	}

	@Test
	void partsOfAnotherFileBesideTheTargetAreRefusedOnce() throws IOException {
		Files.write(folder.resolve("wanted.so.part"), new byte[1000]);
		final URI url = zip(false);
		assertThatThrownBy(() -> copy(url, "lib/wanted.so", ON)).isInstanceOf(IOException.class).hasMessageContaining(
			"not the expected file");
		copy(url, "lib/wanted.so", ON);
		assertThat(target()).hasBinaryContent(wanted);
	}

	@Test
	void filesThatAreNoZipFilesAreSaid() {
		final URI text = server.serve("text", "no zip at all".repeat(20).getBytes());
		assertThatThrownBy(() -> copy(text, "a", ON)).isInstanceOf(IOException.class).hasMessageContaining("no zip file");
		assertThatThrownBy(() -> copy(URI.create(server.root() + "/missing"), "a", ON)).isInstanceOf(IOException.class)
			.hasMessageContaining("404");
	}

	/** Cuts a zip file anywhere: there is always a sentence, never a file. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void truncatedZipFilesAreSaid(final boolean longLengths) {
		final byte[] whole = new ZipBuilder(longLengths).deflated("a", noise(60, 1)).build();
		for (int length = 1; length < whole.length; length++) {
			final URI url = server.serve("cut.zip", Arrays.copyOf(whole, length));
			assertThatThrownBy(() -> copy(url, "a", ON)).isInstanceOf(IOException.class).hasMessageContaining("no zip file");
		}
		assertThat(folder).isEmptyDirectory();
	}

	/** Changes single bytes of the directory: an exception with a sentence or the right file, never another one. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void damagedDirectoriesNeverGiveAWrongFile(final boolean longLengths) throws IOException {
		final byte[] content = noise(60, 1);
		final byte[] whole = new ZipBuilder(longLengths).deflated("a", content).build();
		for (int i = 90; i < whole.length; i++) {
			final byte[] damaged = whole.clone();
			damaged[i] ^= 0x55;
			final URI url = server.serve("damaged.zip", damaged);
			try {
				final RemoteZip zip = RemoteZip.open(url, SILENCE, ON);
				if (zip.entry("a").isEmpty()) continue;
				zip.copy(zip.entry("a").get(), target(), ON);
				assertThat(target()).hasBinaryContent(content);
			}
			catch (final IOException e) {
				assertThat(e.getMessage()).endsWith(".");
			}
		}
	}
}
