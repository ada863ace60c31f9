package kintsugi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxSession;

/** Tests {@link ModelStore}. */
class ModelStoreTest {

	@TempDir
	Path temp;
	private Path folder;
	private ModelStore store;

	@BeforeEach
	void makeStore() throws IOException {
		folder = temp.resolve("user");
		save(temp.resolve("jar/models/zebra"), "zebra");
		save(temp.resolve("jar/models/bundled"), "bundled");
		Files.writeString(temp.resolve("jar/models/index.txt"), "zebra\r\nbundled\n\n");
		store = ModelStore.of(loader(temp.resolve("jar")), folder);
	}

	@Test
	void bundledModelsAreReadFromTheClassPath() throws IOException {
		assertThat(store.names()).containsExactly("zebra", "bundled");
		store.open("zebra").verify();
	}

	@Test
	void bundledModelsComeFirstInTheirOrderAndTheUsersByAlphabet() throws IOException {
		save(folder.resolve("some file.zip"), "mouse");
		save(folder.resolve("a folder"), "aardvark");
		assertThat(store.names()).containsExactly("zebra", "bundled", "aardvark", "mouse");
		assertThat(store.warnings()).isEmpty();
		assertThat(store.open("mouse").name()).isEqualTo("mouse");
		assertThat(store.open(" aardvark ").name()).isEqualTo("aardvark");
	}

	@Test
	void withoutAnyModelThereAreNoNames() throws IOException {
		final ModelStore empty = ModelStore.of(loader(temp.resolve("nothing")), temp.resolve("nowhere"));
		assertThat(empty.names()).isEmpty();
		assertThat(empty.warnings()).isEmpty();
		assertThatThrownBy(() -> empty.open("photo")).isInstanceOf(ModelException.class) //
			.hasMessageContaining("'photo'").hasMessageContaining("No models are known");
	}

	@Test
	void anUnknownNameListsTheKnownOnes() throws IOException {
		save(folder.resolve("mouse"), "mouse");
		for (final String name : new String[] { "photo", "", "\u0000", "..\u0000/x" })
			assertThatThrownBy(() -> store.open(name)).isInstanceOf(ModelException.class) //
				.hasMessageContaining("zebra, bundled, mouse");
	}

	@Test
	void aPathIsOpenedToo() throws IOException {
		final Path path = temp.resolve("elsewhere.zip");
		save(path, "elsewhere");
		assertThat(store.open(path.toString()).name()).isEqualTo("elsewhere");
	}

	@Test
	void aBrokenModelIsNamedAndHidesNoOther() throws IOException {
		save(folder.resolve("mouse"), "mouse");
		Files.writeString(folder.resolve("broken.zip"), "no zip file");
		Files.createDirectory(folder.resolve("empty folder"));
		save(folder.resolve("half"), "half-model");
		Files.delete(folder.resolve("half/model.onnx"));
		assertThat(store.names()).containsExactly("zebra", "bundled", "mouse");
		assertThat(store.warnings()).hasSize(3) //
			.anyMatch(text -> text.contains("broken.zip")).anyMatch(text -> text.contains("empty folder"))
			.anyMatch(text -> text.contains("half") && text.contains("model.onnx"));
		assertThatThrownBy(() -> store.open("half-model")).hasMessageContaining("incomplete");
	}

	@Test
	void aUsersModelCannotTakeTheNameOfABundledOne() throws IOException {
		final String sha256 = store.open("bundled").sha256();
		save(folder.resolve("mine"), "bundled");
		assertThat(store.names()).containsExactly("zebra", "bundled");
		assertThat(store.warnings()).singleElement().asString().contains("mine").contains("comes with Kintsugi");
		assertThat(store.open("bundled").sha256()).isEqualTo(sha256);
	}

	@Test
	void theSecondModelOfANameIsNamed() throws IOException {
		save(folder.resolve("first"), "mouse");
		save(folder.resolve("second.zip"), "mouse");
		assertThat(store.open("mouse").origin()).endsWith("first");
		assertThat(store.warnings()).singleElement().asString().contains("second.zip");
	}

	@Test
	void installingCopiesThePackage() throws IOException {
		final Path path = temp.resolve("download.zip");
		save(path, "new mouse");
		final ModelPackage installed = store.install(path);
		Files.delete(path);
		assertThat(store.names()).contains("new mouse");
		assertThat(store.open("new mouse").sha256()).isEqualTo(installed.sha256());
		assertThat(entries()).containsExactly("new mouse");
	}

	@Test
	void installingTwiceAsksFirst() throws IOException {
		save(folder.resolve("download.zip"), "mouse");
		final Path path = temp.resolve("next");
		save(path, "mouse");
		assertThatThrownBy(() -> store.install(path)).isInstanceOf(ModelException.class) //
			.hasMessageContaining("installed already");
		store.install(path, true);
		assertThat(store.warnings()).isEmpty();
		assertThat(entries()).containsExactly("download.zip");
	}

	@Test
	void installingUnderABundledNameIsRefused() throws IOException {
		final Path path = temp.resolve("mine");
		save(path, "zebra");
		assertThatThrownBy(() -> store.install(path, true)).hasMessageContaining("comes with Kintsugi");
		assertThat(folder).doesNotExist();
	}

	@Test
	void aBrokenPackageIsNotInstalled() throws IOException {
		final Path path = temp.resolve("mine");
		save(path, "mouse");
		Files.write(path.resolve("model.onnx"), new byte[100]);
		assertThatThrownBy(() -> store.install(path)).isInstanceOf(ModelException.class);
		assertThat(folder).doesNotExist();
	}

	@Test
	void theStandardFolderCanBeChosen() {
		final String before = System.getProperty(ModelStore.FOLDER_PROPERTY);
		try {
			System.setProperty(ModelStore.FOLDER_PROPERTY, temp.toString());
			assertThat(ModelStore.standard().folder()).isEqualTo(temp);
			System.clearProperty(ModelStore.FOLDER_PROPERTY);
			assertThat(ModelStore.standard().folder()).isEqualTo(Path.of(System.getProperty("user.home"), ".kintsugi",
				"models"));
		}
		finally {
			if (before == null) System.clearProperty(ModelStore.FOLDER_PROPERTY);
			else System.setProperty(ModelStore.FOLDER_PROPERTY, before);
		}
	}

	@Test
	void everyBundledModelOpensUnderItsName() throws IOException {
		final ModelStore bundled = ModelStore.of(ModelStore.class.getClassLoader(), temp.resolve("nowhere"));
		for (final String name : bundled.names()) {
			final ModelPackage model = bundled.open(name);
			assertThat(model.name()).isEqualTo(name);
			model.verify();
		}
	}

	@Test
	void everyBundledModelIsAsItsNetworkIsToday() throws IOException {
		final ModelStore bundled = ModelStore.of(ModelStore.class.getClassLoader(), temp.resolve("nowhere"));
		for (final String name : bundled.names()) {
			final ModelPackage model = bundled.open(name);
			final int channels = model.network().channels();
			final int side = 2 * model.network().multiple();
			final SplittableRandom random = new SplittableRandom(3);
			final float[] image = new float[channels * side * side];
			final float[] mask = new float[side * side];
			final float[] sketch = new float[side * side];
			for (int i = 0; i < image.length; i++)
				image[i] = (float) random.nextDouble(-1, 1);
			for (int i = 0; i < mask.length; i++) {
				mask[i] = Math.abs(i % side - side / 2) < side / 4 ? 0 : 1;
				sketch[i] = i % side == i / side && mask[i] == 0 ? 1 : 0;
			}
			assertThat(model.weights().asMap()).as(name).hasSameSizeAs(model.network().parameters());
			// the graph of the file, and the one that a CPU is given, which this version writes anew
			try (OnnxSession file = OnnxSession.openAsWritten(model.onnx(), 1);
					OnnxSession own = OnnxSession.open(model.onnx(), Device.CPU, 1))
			{
				final float[] lines = file.sketched() ? sketch : null;
				assertThat(own.run(image, mask, lines, 1, channels, side, side)).as(name) //
					.containsExactly(file.run(image, mask, lines, 1, channels, side, side), within(1e-4f));
			}
		}
	}

	private static void save(final Path path, final String name) throws ModelException {
		ModelWriter.save(path, Samples.info(name), Samples.NETWORK, Samples.weights(Samples.NETWORK));
	}

	/** Makes a class loader that knows nothing but a folder. */
	private static ClassLoader loader(final Path path) throws MalformedURLException {
		return new URLClassLoader(new URL[] { path.toUri().toURL() }, null);
	}

	private String[] entries() throws IOException {
		try (Stream<Path> content = Files.list(folder)) {
			return content.map(path -> path.getFileName().toString()).sorted().toArray(String[]::new);
		}
	}
}
