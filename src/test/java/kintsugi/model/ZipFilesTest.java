package kintsugi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link ZipFiles}, by opening packages. */
class ZipFilesTest {

	@TempDir
	Path temp;
	private Path file;
	private Map<String, byte[]> files;

	@BeforeEach
	void saveModel() throws IOException {
		final Path folder = temp.resolve("model");
		Samples.save(folder);
		files = Samples.files(folder);
		file = temp.resolve("model.zip");
	}

	@Test
	void oneTopFolderIsSeenThrough() throws IOException {
		final Map<String, byte[]> below = new LinkedHashMap<>();
		below.put("my model/", new byte[0]);
		files.forEach((name, content) -> below.put("my model/" + name, content));
		below.put("__MACOSX/my model/._rdf.yaml", new byte[9]);
		write(Samples.zip(below));
		assertThat(ModelPackage.open(file).name()).isEqualTo("test-model");
	}

	@Test
	void nothingIsUnpackedToDisk() throws IOException {
		write(Samples.zip(files));
		final List<Path> before = tree();
		ModelPackage.open(file).verify();
		assertThat(tree()).isEqualTo(before);
	}

	@Test
	void zipFilesCutAnywhereAreRefused() throws IOException {
		final byte[] whole = Samples.zip(files);
		for (int length = 0; length < whole.length; length += length < 64 || length > whole.length - 64 ? 1 : 97) {
			write(Arrays.copyOf(whole, length));
			assertRefused("model.zip");
		}
	}

	@Test
	void aChangedByteAnywhereIsRefusedOrChangesNothing() throws IOException {
		final byte[] whole = Samples.zip(files);
		for (int place = 0; place < whole.length; place += 211) {
			final byte[] changed = whole.clone();
			changed[place] ^= 0x10;
			write(changed);
			final int at = place;
			try {
				ModelPackage.open(file).files().forEach((name, content) -> //
				assertThat(content).as("%s after a change of byte %d", name, at).isEqualTo(files.get(name)));
			}
			catch (final ModelException e) {
				assertThat(e.getMessage()).as("byte %d", at).contains("model.zip");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "../evil", "a/../../evil", "/evil", "\\evil", "C:\\evil", "C:/evil", "a//evil", "./evil",
		"..", "a/..", "ev\u0007il" })
	void entriesThatLeadOutsideAreRefused(final String name) throws IOException {
		files.put(name, new byte[3]);
		write(Samples.zip(files));
		assertRefused("refused", "leads outside");
	}

	@Test
	void dotsInsideOfNamesAreNoPaths() throws IOException {
		files.put("notes..txt", new byte[3]);
		files.put(".hidden", new byte[3]);
		write(Samples.zip(files));
		assertThat(ModelPackage.open(file).name()).isEqualTo("test-model");
	}

	@Test
	void twoEntriesOfOneNameAreRefused() throws IOException {
		files.put("rdf.yamX", "type: model".getBytes(StandardCharsets.UTF_8));
		write(Samples.replace(Samples.zip(files), "rdf.yamX", "rdf.yaml"));
		assertRefused("two entries 'rdf.yaml'");
	}

	@Test
	void tooManyEntriesAreRefused() throws IOException {
		for (int i = 0; i < 300; i++)
			files.put("extra" + i, new byte[0]);
		write(Samples.zip(files));
		assertRefused("306 entries");
	}

	@Test
	void contentsThatSwellAreRefused() throws IOException {
		files.put("zeros", new byte[64 << 20]);
		write(Samples.zip(files));
		assertThat(Files.size(file)).isLessThan(1 << 20);
		assertRefused("'zeros'", "swell");
	}

	@Test
	void absurdClaimsAreRefused() throws IOException {
		write(claim(Samples.zip(files), "model.onnx", 0xFFFFFFF0L));
		assertRefused("model.onnx");
	}

	@Test
	void aFileThatIsLongerThanItClaimsIsRefused() throws IOException {
		write(claim(Samples.zip(files), "model.onnx", 100));
		assertRefused("model.onnx");
	}

	@Test
	void aDescriptionThatUnpacksToMoreThanADescriptionIsNotRead() throws IOException {
		files.put("rdf.yaml", "#".repeat(2 << 20).getBytes(StandardCharsets.UTF_8));
		write(Samples.zip(files));
		assertRefused("rdf.yaml", "larger than");
	}

	@Test
	void filesThatAreNoZipAreSaidToBeNone() throws IOException {
		for (final byte[] content : new byte[][] { {}, { 'P', 'K', 3, 4 }, new byte[4000], files.get("model.onnx") }) {
			write(content);
			assertRefused("not a zip file");
		}
	}

	@Test
	void aZipFileWithoutDescriptionIsNoModel() throws IOException {
		files.remove("rdf.yaml");
		write(Samples.zip(files));
		assertRefused("has no rdf.yaml");
	}

	@Test
	void anEmptyZipFileIsNoModel() throws IOException {
		write(Samples.zip(Map.of()));
		assertRefused("model.zip");
	}

	/** Changes the size that the table of contents claims for an entry. */
	private static byte[] claim(final byte[] zip, final String name, final long size) {
		final ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < zip.length - 46; i++) {
			final boolean entry = buffer.getInt(i) == 0x02014b50 && i + 46 + name.length() <= zip.length &&
				new String(zip, i + 46, name.length(), StandardCharsets.ISO_8859_1).equals(name);
			if (entry) buffer.putInt(i + 24, (int) size);
		}
		return zip;
	}

	private void write(final byte[] content) throws IOException {
		Files.write(file, content);
	}

	private List<Path> tree() throws IOException {
		try (Stream<Path> paths = Files.walk(temp)) {
			return paths.sorted().toList();
		}
	}

	private void assertRefused(final String... words) {
		assertThatThrownBy(() -> ModelPackage.open(file)).isInstanceOf(ModelException.class) //
			.hasMessageContainingAll(words);
	}
}
