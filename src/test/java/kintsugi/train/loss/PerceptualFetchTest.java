package kintsugi.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.fetch.TransferCancelled;
import kintsugi.fetch.TransferProgress;
import kintsugi.train.tensors.Safetensors;

/** Tests fetching of the perceptual weights from a server on this machine. */
class PerceptualFetchTest {

	private static final TransferProgress ON = (done, total) -> true;
	private static final Duration PATIENT = Duration.ofSeconds(60);

	/** What a user never needs of the file. */
	private static final int CLASSIFIER = 200_000;

	@TempDir
	Path folder;

	private Path target;
	private FileServer server;
	private String weightsHash;

	@BeforeEach
	void serve() throws IOException {
		target = folder.resolve("perceptual").resolve("vgg16.safetensors");
		final Safetensors own = PerceptualSamples.random(1);
		weightsHash = PerceptualSamples.weights(own).sha256();
		server = new FileServer(bytes(surrounded(PerceptualSamples.torchvision(own), "classifier.0.weight")));
	}

	@AfterEach
	void stop() {
		server.close();
	}

	/** Puts another array before and behind those of the layers. */
	private static Safetensors surrounded(final Safetensors layers, final String name) {
		final Map<String, float[]> arrays = new LinkedHashMap<>();
		arrays.put("before", new float[7]);
		arrays.putAll(layers.arrays());
		arrays.put(name, new float[CLASSIFIER]);
		return new Safetensors(arrays, layers.shapes(), Map.of("format", "pt"));
	}

	private byte[] bytes(final Safetensors tensors) throws IOException {
		final Path file = folder.resolve("served.safetensors");
		tensors.write(file);
		return Files.readAllBytes(file);
	}

	private PerceptualFetch byLayers(final String path) {
		return byLayers(server.url(path), weightsHash);
	}

	private static PerceptualFetch byLayers(final URI url, final String hash) {
		return byLayers(url, hash, PATIENT);
	}

	private static PerceptualFetch byLayers(final URI url, final String hash, final Duration silence) {
		return new PerceptualFetch(new PerceptualSource("VGG16", url, hash, null, 0, "BSD", "someone, 2015"), silence);
	}

	private PerceptualFetch byFile(final String path, final String hash) {
		return new PerceptualFetch(new PerceptualSource("VGG16", server.url(path), null, hash, server.content().length,
			"BSD", "someone, 2015"), PATIENT);
	}

	private static String sha256(final byte[] bytes) {
		return HexFormat.of().formatHex(PerceptualWeights.sha256Digest().digest(bytes));
	}

	private void assertRefused(final PerceptualFetch fetch, final String... sentence) {
		assertThatThrownBy(() -> fetch.fetch(target, ON)).isInstanceOf(IOException.class).hasMessageContainingAll(sentence);
		assertThat(target).doesNotExist();
	}

	@Test
	void onlyTheLayersAreTransferred() throws IOException {
		final PerceptualFetch fetch = byLayers(FileServer.FILE);
		final PerceptualWeights fetched = fetch.fetch(target, ON);
		assertThat(fetched.sha256()).isEqualTo(weightsHash);
		assertThat(PerceptualWeights.read(target).sha256()).isEqualTo(weightsHash);
		assertThat(server.sent()).isBetween(fetch.size(), fetch.size() + 4000);
		assertThat(server.sent()).isLessThan(server.content().length - 3 * CLASSIFIER);
	}

	@Test
	void theFetchedFileSaysWhereItIsFrom() throws IOException {
		byLayers(FileServer.FILE).fetch(target, ON);
		assertThat(Safetensors.read(target).metadata()).containsEntry("source", server.url(FileServer.FILE).toString())
			.containsEntry("licence", "BSD").containsEntry("citation", "someone, 2015").containsEntry("weights_sha256",
				weightsHash).doesNotContainKey("format");
		assertThat(target.getParent().toFile().list()).containsExactly("vgg16.safetensors");
	}

	@Test
	void theNormalisationIsKept() throws IOException {
		final Safetensors red = PerceptualSamples.red();
		server.serve(bytes(red));
		final PerceptualWeights fetched = byLayers(server.url(FileServer.FILE), PerceptualSamples.weights(red).sha256())
			.fetch(target, ON);
		assertThat(fetched.mean()).containsExactly(0.5f, 0.5f, 0.5f);
		assertThat(PerceptualWeights.read(target).sha256()).isEqualTo(fetched.sha256());
	}

	@Test
	void aWholeFileIsVerifiedToItsLastByte() throws IOException {
		assertThat(byFile(FileServer.FILE, sha256(server.content())).fetch(target, ON).sha256()).isEqualTo(weightsHash);
		assertThat(server.sent()).isEqualTo(server.content().length);
		assertThat(Files.size(target)).isLessThan(server.content().length);
	}

	@Test
	void otherLayersAreRefused() {
		assertRefused(byLayers(server.url(FileServer.FILE), "0".repeat(64)), "SHA-256 of the layers at http://",
			weightsHash + " instead of 0000", "nothing was kept");
	}

	@Test
	void aFileWithOneOtherByteIsRefused() {
		final String hash = sha256(server.content());
		server.content()[server.content().length - 1] ^= 1;
		assertRefused(byFile(FileServer.FILE, hash), "SHA-256 of the file", "instead of " + hash);
	}

	@Test
	void anEarlierFileStaysWhenTheFetchFails() throws IOException {
		Files.createDirectories(target.getParent());
		Files.writeString(target, "earlier");
		assertThatThrownBy(() -> byLayers(FileServer.MISSING).fetch(target, ON)).isInstanceOf(IOException.class);
		assertThat(target).hasContent("earlier");
	}

	@Test
	void redirectsAreFollowed() throws IOException {
		assertThat(byLayers(FileServer.MOVED).fetch(target, ON).sha256()).isEqualTo(weightsHash);
	}

	@Test
	void aMissingFileIsSaid() {
		assertRefused(byLayers(FileServer.MISSING), "The server localhost does not have the file any more (status 404).");
		assertRefused(byFile(FileServer.MISSING, sha256(server.content())), "status 404");
	}

	@Test
	void aFailingServerIsSaid() {
		assertRefused(byLayers(FileServer.FAILING), "The server localhost answered with the status 503");
	}

	@Test
	void aServerWithoutPartsIsSaid() {
		assertRefused(byLayers(FileServer.WITHOUT_RANGES), "sends files only as a whole, not in parts");
	}

	@Test
	void aServerWithOtherPartsIsSaid() {
		assertRefused(byLayers(FileServer.OTHER_RANGES), "sent the part \"bytes 1-8/", "instead of the bytes 0 to 7");
	}

	@Test
	void anAnswerThatBreaksOffIsSaid() {
		assertRefused(byLayers(FileServer.TRUNCATED), "The server localhost broke off after", "try again");
		assertRefused(byFile(FileServer.TRUNCATED, sha256(server.content())), "broke off after");
	}

	@Test
	void aSilentServerIsSaid() throws IOException {
		try (ServerSocket silent = new ServerSocket(0)) {
			assertRefused(byLayers(URI.create("http://localhost:" + silent.getLocalPort() + "/vgg"), weightsHash, Duration
				.ofMillis(300)), "was silent for 0.3 seconds");
		}
	}

	@Test
	void aServerThatIsNotThereIsSaid() throws IOException {
		final int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		assertRefused(byLayers(URI.create("http://localhost:" + port + "/vgg"), weightsHash),
			"The server localhost cannot be reached: ConnectException", "Check the network");
		assertRefused(byLayers(URI.create("http://nowhere.invalid/vgg"), weightsHash), "nowhere.invalid cannot be reached");
	}

	@Test
	void aPageInsteadOfTheFileIsSaid() {
		server.serve("<html>Please log in to the network of this hotel.</html>".getBytes(StandardCharsets.UTF_8));
		assertRefused(byLayers(FileServer.FILE), "does not hold the perceptual network. This is no safetensors file.");
	}

	@Test
	void aFileWithoutTheLayersIsSaid() throws IOException {
		server.serve(bytes(new Safetensors(Map.of("conv1_1.weight", new float[1728]), Map.of("conv1_1.weight", List.of(64L,
			3L, 3L, 3L)), Map.of())));
		assertRefused(byLayers(FileServer.FILE), "neither conv1_1.bias nor features.0.bias");
	}

	@Test
	void aFileThatEndsEarlyIsRefusedBeforeItsLayersAreTransferred() {
		final byte[] cut = Arrays.copyOf(server.content(), server.content().length / 4);
		server.serve(cut);
		assertRefused(byLayers(FileServer.FILE), "It ends before its arrays do.");
		assertThat(server.sent()).isLessThan(4000);
	}

	@Test
	void progressReachesTheSize() throws IOException {
		final AtomicLong last = new AtomicLong();
		final PerceptualFetch fetch = byLayers(FileServer.FILE);
		fetch.fetch(target, (done, total) -> {
			assertThat(done).isGreaterThanOrEqualTo(last.get());
			assertThat(total).isEqualTo(fetch.size());
			last.set(done);
			return true;
		});
		assertThat(last.get()).isEqualTo(server.sent());
	}

	@Test
	void progressOfAWholeFileEndsWithTheFile() throws IOException {
		final AtomicLong last = new AtomicLong();
		byFile(FileServer.FILE, sha256(server.content())).fetch(target, (done, total) -> {
			assertThat(total).isEqualTo(done == 0 ? -1 : server.content().length);
			last.set(done);
			return true;
		});
		assertThat(last.get()).isEqualTo(server.content().length);
	}

	@Test
	void theUserCanCancel() {
		for (final PerceptualFetch fetch : List.of(byLayers(FileServer.FILE), byFile(FileServer.FILE, sha256(server
			.content()))))
			assertThatThrownBy(() -> fetch.fetch(target, (done, total) -> done < 1_000_000)).isInstanceOf(
				TransferCancelled.class);
		assertThat(target).doesNotExist();
	}

	@Test
	void anInterruptCancels() {
		try {
			Thread.currentThread().interrupt();
			assertThatThrownBy(() -> byLayers(FileServer.FILE).fetch(target, ON)).isInstanceOf(TransferCancelled.class);
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
		assertThat(target).doesNotExist();
	}
}
