package kintsugi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.net.Weights;

/** Tests {@link ModelWriter}. */
class ModelWriterTest {

	private static final Network OTHER = new PConvUNet(1, 2, 4, 2, Base.NONE);

	@TempDir
	Path temp;

	@ParameterizedTest
	@ValueSource(strings = { "model", "model.zip" })
	void onlyTheModelIsLeftBehind(final String name) throws IOException {
		Samples.save(temp.resolve("new/folders").resolve(name));
		assertThat(names(temp.resolve("new/folders"))).containsExactly(name);
	}

	@Test
	void theReturnedPackageIsTheOneInPlace() throws IOException {
		assertThat(Samples.save(temp.resolve("model")).origin()).isEqualTo(temp.resolve("model").toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "model", "model.zip" })
	void anExistingModelStaysUnlessAskedOtherwise(final String name) throws IOException {
		final Path target = temp.resolve(name);
		final String before = Samples.save(target).sha256();
		assertThatThrownBy(() -> saveOther(target, false)) //
			.isInstanceOf(ModelException.class).hasMessageContaining("exists already");
		assertThat(ModelPackage.open(target).sha256()).isEqualTo(before);

		saveOther(target, true);
		assertThat(ModelPackage.open(target).name()).isEqualTo("other");
		assertThat(names(temp)).containsExactly(name);
	}

	@Test
	void aFolderThatHoldsOtherFilesIsNeverReplaced() throws IOException {
		final Path target = temp.resolve("documents");
		Samples.save(target);
		Files.writeString(target.resolve("thesis.txt"), "ten years of work");
		assertThatThrownBy(() -> saveOther(target, true)) //
			.isInstanceOf(ModelException.class).hasMessageContaining("holds more than a model");
		assertThat(target.resolve("thesis.txt")).hasContent("ten years of work");
		assertThat(ModelPackage.open(target).name()).isEqualTo("test-model");
	}

	@Test
	void aFolderWithoutModelIsNeverReplaced() throws IOException {
		final Path target = Files.createDirectories(temp.resolve("documents/sub")).getParent();
		assertThatThrownBy(() -> saveOther(target, true)) //
			.isInstanceOf(ModelException.class).hasMessageContaining("documents");
		assertThat(target.resolve("sub")).exists();
	}

	@Test
	void anEmptyFolderIsFilled() throws IOException {
		final Path target = Files.createDirectory(temp.resolve("empty"));
		assertThat(Samples.save(target).name()).isEqualTo("test-model");
		assertThat(names(temp)).containsExactly("empty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "model", "model.zip" })
	void brokenWeightsAreNotSaved(final String name) throws IOException {
		final Weights weights = Samples.weights(Samples.NETWORK);
		weights.asMap().values().forEach(values -> values[0] = Float.NaN);
		final ModelInfo info = Samples.info("broken");
		assertThatThrownBy(() -> ModelWriter.save(temp.resolve(name), info, Samples.NETWORK, weights)) //
			.isInstanceOf(ModelException.class).hasMessageContaining("does not give finite numbers");
		assertThat(names(temp)).isEmpty();
	}

	@Test
	void weightsOfAnotherNetworkAreNotSaved() throws IOException {
		assertThatThrownBy(() -> ModelWriter.save(temp.resolve("model"), Samples.info("broken"), Samples.NETWORK,
			Samples.weights(OTHER))).isInstanceOf(IllegalArgumentException.class);
		assertThat(names(temp)).isEmpty();
	}

	@Test
	void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
		final Path file = Files.writeString(temp.resolve("file"), "in the way");
		assertThatThrownBy(() -> Samples.save(file.resolve("model"))).isInstanceOf(ModelException.class) //
			.hasMessageContaining("could not be written to").hasMessageContaining("model");
		assertThat(file).hasContent("in the way");
	}

	@Test
	void theSameModelHasTheSameOnnxFile() throws IOException {
		assertThat(Samples.save(temp.resolve("one")).onnx()).isEqualTo(Samples.save(temp.resolve("two.zip")).onnx());
	}

	@Test
	void whatFailsItsCheckIsRemoved() throws IOException {
		final Path target = temp.resolve("model");
		Samples.save(target);
		final String before = ModelPackage.open(target).sha256();
		assertThatThrownBy(() -> Placement.write(target, true, ModelPackage.open(target).files(), written -> {
			assertThat(written).isDirectory();
			throw new ModelException("No good.");
		})).hasMessage("No good.");
		assertThat(ModelPackage.open(target).sha256()).isEqualTo(before);
		assertThat(names(temp)).containsExactly("model");
	}

	private static void saveOther(final Path target, final boolean replace) throws ModelException {
		ModelWriter.save(target, Samples.info("other"), OTHER, Samples.weights(OTHER), replace);
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> content = Files.list(folder)) {
			return content.map(path -> path.getFileName().toString()).sorted().toList();
		}
	}
}
