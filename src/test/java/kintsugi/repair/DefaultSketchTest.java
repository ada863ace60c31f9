package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.model.ModelStore;

/** Looks up the model to offer first for a sketch. */
class DefaultSketchTest {

	@TempDir
	private Path folder;
	private String before;

	@BeforeEach
	void useFolder() {
		before = System.getProperty(ModelStore.FOLDER_PROPERTY);
		System.setProperty(ModelStore.FOLDER_PROPERTY, folder.toString());
	}

	@AfterEach
	void useFolderOfBefore() {
		if (before == null) System.clearProperty(ModelStore.FOLDER_PROPERTY);
		else System.setProperty(ModelStore.FOLDER_PROPERTY, before);
	}

	@Test
	void aModelOfTheImagesChannelsComesFirst() throws IOException {
		SketchModels.save(folder.resolve("a-plain"), 1, false);
		SketchModels.save(folder.resolve("b-colour"), 3, true);
		SketchModels.save(folder.resolve("c-grey"), 1, true);
		for (final int channels : new int[] { 1, 3 }) {
			final String name = RepairMethods.defaultSketched(channels).orElseThrow();
			assertThat(ModelStore.standard().network(name).channels()).isEqualTo(channels);
			assertThat(RepairMethods.sketched()).contains(name);
		}
	}

	@Test
	void withoutSuchAModelItIsTheHarmonicFill() throws IOException {
		SketchModels.save(folder.resolve("a-grey"), 1, true);
		assertThat(RepairMethods.defaultSketched(3)).contains("harmonic");
		assertThat(RepairMethods.defaultSketched(1)).isPresent().isNotEqualTo(RepairMethods.defaultSketched(3));
	}
}
