package kintsugi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.net.Weights;

/** Tests which of the bundled models {@link ModelStore} suggests. */
class SuggestionTest {

	@TempDir
	private Path folder;

	private ModelStore store(final String index) throws IOException {
		Files.writeString(Files.createDirectories(folder.resolve("models")).resolve("index.txt"), index);
		return ModelStore.of(new URLClassLoader(new URL[] { folder.toUri().toURL() }, null), folder.resolve("none"));
	}

	private void save(final String name, final int channels) throws IOException {
		final Network network = new PConvUNet(channels, 2, 4, 2, Base.NONE);
		ModelWriter.save(folder.resolve("models").resolve(name), new ModelInfo(name, "1.0.0", "A test.", List.of("Test"),
			"BSD-2-Clause", "# Card", Map.of(), Normalisation.DEFAULT), network, Weights.initial(network,
				new SplittableRandom(1)));
	}

	@Test
	void theFirstModelWithTheImagesChannelsIsSuggested() throws IOException {
		save("second-grey", 1);
		save("first-colour", 3);
		save("first-grey", 1);
		final ModelStore store = store("first-colour\nfirst-grey\nsecond-grey\n");
		assertThat(store.suggestion(1)).contains("first-grey");
		assertThat(store.suggestion(3)).contains("first-colour");
		assertThat(store.suggestion(5)).contains("first-colour");
		assertThat(store.names()).containsExactly("first-colour", "first-grey", "second-grey");
	}

	@Test
	void withoutBundledModelsThereIsNoSuggestion() throws IOException {
		assertThat(store("").suggestion(1)).isEmpty();
	}
}
