package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;

import kintsugi.hole.Hole;

/** Tests {@link MaskTask} and {@link MaskImages}. */
class MaskTaskTest {

	@TempDir
	private Path folder;

	@Test
	void settingsStandInOneLine() {
		assertThat(MaskTask.split(" a=1 b=2,c=\"x y\" ")).containsExactly("a=1", "b=2", "c=x y");
		assertThat(MaskTask.split("")).isEmpty();
	}

	@Test
	void classesAreEvenWhereTheFamilyCanUnlessAsked() {
		assertThat(task("boxes", "auto").dataset().bins()).isTrue();
		assertThat(task("lattice", "auto").dataset().bins()).isFalse();
		assertThat(task("boxes", "raw").dataset().bins()).isFalse();
		assertThat(task("lattice", "even").dataset().bins()).isTrue();
		assertThatThrownBy(() -> task("boxes", "some")).hasMessageContaining("some").hasMessageContaining("auto");
	}

	@Test
	void aSettingWithoutAValueIsASentence() {
		assertThatThrownBy(() -> MaskTask.of("boxes", List.of("count"), null, 64, 64, 1, "auto", 0)).hasMessageContaining(
			"name=value").hasMessageContaining("count");
	}

	@Test
	void anOpenStackIsTheMovieUnlessAnotherIsNamed() {
		assertThat(occlusion(movie()).dataset().mask(0).hole().isEmpty()).isFalse();
		assertThat(MaskTask.of("boxes", List.of(), movie(), 64, 64, 1, "auto", 0).dataset().generator().name()) //
			.isEqualTo("boxes");
	}

	@Test
	void theManifestNamesTheFileOfAnUnchangedStack() throws IOException {
		final Path file = folder.resolve("walk.tif");
		ImageFiles.write(movie(), file);
		final ImagePlus opened = IJ.openImage(file.toString());
		assertThat(occlusion(opened).dataset().generator().settings()).containsEntry("movie", file.toString());
	}

	@Test
	void aStackThatIsNotInAFileIsRemarkedOn() {
		final MaskTask task = occlusion(movie());
		assertThat(task.remarks()).singleElement().asString().contains("manifest", "save");
		assertThat(task.dataset().generator().settings().get("movie")).startsWith("open-stack-");
	}

	@Test
	void aStackThatWasChangedIsNotItsFile() throws IOException {
		final Path file = folder.resolve("walk.tif");
		ImageFiles.write(movie(), file);
		final ImagePlus opened = IJ.openImage(file.toString());
		opened.changes = true;
		assertThat(occlusion(opened).dataset().generator().settings().get("movie")).startsWith("open-stack-");
	}

	@Test
	void anImageOfAMaskIs255InTheHole() {
		final ByteProcessor image = MaskImages.of(Hole.where(5, 4, (x, y) -> x == 3 && y > 1));
		assertThat(image.get(3, 2)).isEqualTo(255);
		assertThat(image.get(3, 1)).isZero();
		assertThat(image.getHistogram()[255]).isEqualTo(2);
		assertThat(image.getHistogram()[0]).isEqualTo(18);
	}

	@Test
	void aStackThatIsStoppedIsNone() {
		assertThat(MaskImages.stack(task("boxes", "raw").dataset(), (done, total) -> done < 2)).isNull();
	}

	private static MaskTask task(final String generator, final String classes) {
		return MaskTask.of(generator, List.of(), null, 64, 48, 4, classes, 0);
	}

	private static MaskTask occlusion(final ImagePlus movie) {
		return MaskTask.of("occlusion", List.of(), movie, 64, 64, 1, "auto", 0);
	}

	/** Makes a stack in which a bright square moves over a texture. */
	private static ImagePlus movie() {
		final ImageStack frames = new ImageStack(64, 48);
		for (int frame = 0; frame < 2; frame++) {
			final ByteProcessor pixels = new ByteProcessor(64, 48);
			for (int y = 0; y < 48; y++)
				for (int x = 0; x < 64; x++)
					pixels.set(x, y, (int) (60 + 25 * Math.sin(0.5 * x + 0.3 * y) + 25 * Math.cos(0.6 * y - 0.4 * x)));
			for (int y = 0; y < 16; y++)
				for (int x = 0; x < 16; x++)
					pixels.set(12 + 6 * frame + x, 10 + 4 * frame + y, (int) (190 + 40 * Math.sin(0.8 * x) * Math.cos(0.7 * y)));
			frames.addSlice(pixels);
		}
		return new ImagePlus("walk", frames);
	}
}
