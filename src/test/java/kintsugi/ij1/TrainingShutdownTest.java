package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.train.TrainingState;

/** Ends an ImageJ that trains. */
class TrainingShutdownTest {

	/** What Java ends with by itself or when it is told to; a crash in native code gives another number. */
	private static final Integer[] IN_ORDER = { 0, 128 + 15 };

	@TempDir
	Path folder;
	@TempDir
	Path program;

	@Test
	void endingImageJWritesACheckpointAndDoesNotCrash() throws IOException {
		final Path images = TrainingImagesFolder.images(folder.resolve("images"), 4);
		final Path recipe = TrainingImagesFolder.recipeWithoutCheckpoints(folder.resolve("tiny.yaml"));
		try (RealImageJ imageJ = new RealImageJ(program)) {
			imageJ.macro("call('kintsugi.ij1.TrainingUser.open', 'Train Model...', '" + images + "|" + recipe +
				"|interrupted', '1000000'); call('kintsugi.ij1.TrainingUser.await', 'Step 8');");
			assertThat(imageJ.quit()).isIn((Object[]) IN_ORDER);
		}
		final TrainingState state = TrainingState.read(program.resolve(
			"home/.kintsugi/models/interrupted.checkpoint.safetensors"));
		assertThat(state.step()).isGreaterThanOrEqualTo(8);
		assertThat(state.location()).isEqualTo(images.toString());
	}
}
