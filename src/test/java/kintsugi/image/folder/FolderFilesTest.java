package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTest {

	private static final FileHoles NAN = FileHoles.parse("nan");

	@TempDir
	private Path path;
	private ImageFolder folder;

	@BeforeEach
	void makeFolder() {
		folder = new ImageFolder(path);
	}

	@Test
	void anImageGetsTheMaskOfItsBaseNameAndAnOutputOfItsOwn() throws IOException {
		touch("in/a.png", "masks/a.tif", "masks/b.tif");
		assertThat(folder.files().jobs()).containsExactly(new FileJob(path.resolve("in/a.png"), path.resolve("masks/a.tif"),
			path.resolve("out/a.tif"), true));
	}

	@Test
	void imagesOfOneBaseNameBothGetAMaskAndAnOutput() throws IOException {
		touch("in/a.png", "in/a.tif", "masks/a.png", "masks/a.tif");
		assertThat(folder.files().jobs()).extracting(FileJob::mask).containsExactly(path.resolve("masks/a.png"),
			path.resolve(
			"masks/a.tif"));
		assertThat(outputs(folder.files())).containsExactly("a.png.tif", "a.tif");
	}

	@Test
	void imagesOfOneBaseNameMayShareAMask() throws IOException {
		touch("in/a.png", "in/a.gif", "masks/a.bmp");
		assertThat(folder.files().jobs()).extracting(FileJob::mask).containsOnly(path.resolve("masks/a.bmp"));
		assertThat(outputs(folder.files())).containsExactly("a.gif.tif", "a.png.tif");
	}

	@Test
	void outputsNeverMeet() throws IOException {
		touch("in/a.png", "in/a.gif", "in/a.png.bmp", "in/A.bmp", "in/a.tif", "in/a.png.tif");
		assertThat(outputs(folder.files(NAN, "", false,
			FileFormat.TIF))).doesNotHaveDuplicates().hasSize(6).contains("a.tif",
			"a.png.tif").allMatch(name -> name.endsWith(".tif"));
		assertThat(outputs(folder.files(NAN, "", false, FileFormat.PNG)).stream().map(String::toLowerCase)) //
			.doesNotHaveDuplicates().hasSize(6).allMatch(name -> name.endsWith(".png"));
	}

	@Test
	void severalMasksOfOneBaseNameAreNamed() throws IOException {
		touch("in/a.png", "masks/a.bmp", "masks/a.tif");
		assertRefused(folder.files(), "a.bmp", "a.tif", "keep one of them");
	}

	@Test
	void subfoldersAreSearchedOnlyIfWanted() throws IOException {
		touch("in/a.tif", "in/day 1/a.tif", "masks/a.tif", "masks/day 1/a.png");
		final FileHoles masks = FileHoles.masks(folder.masks(), OptionalDouble.empty());
		assertThat(folder.files().jobs()).hasSize(1);
		final List<FileJob> jobs = folder.files(masks, "", true, FileFormat.TIF).jobs();
		assertThat(jobs).extracting(FileJob::mask).containsExactly(path.resolve("masks/a.tif"), path.resolve(
			"masks/day 1/a.png"));
		assertThat(jobs).extracting(FileJob::output).containsExactly(path.resolve("out/a.tif"), path.resolve(
			"out/day 1/a.tif"));
	}

	@Test
	void oneMaskHoldsForAll() throws IOException {
		touch("in/a.tif", "in/b.tif", "m.png");
		final FileHoles one = FileHoles.masks(path.resolve("m.png"), OptionalDouble.empty());
		assertThat(folder.files(one, "", false, FileFormat.TIF).jobs()).extracting(FileJob::mask).containsOnly(path.resolve(
			"m.png")).hasSize(2);
	}

	@Test
	void imagesAndMasksMayLieInOneFolder() throws IOException {
		touch("in/a.tif", "in/a.png", "in/b.tif");
		final FileHoles same = FileHoles.masks(folder.in(), OptionalDouble.empty());
		assertThat(folder.files(same, "*.tif", false, FileFormat.TIF).jobs()).extracting(FileJob::mask).containsExactly(path
			.resolve("in/a.png"), null);
	}

	@Test
	void resultsAndMasksBelowTheImagesAreNoImages() throws IOException {
		touch("in/a.tif", "in/out/a.tif", "in/masks/a.tif", "in/.hidden/a.tif", "in/.part-1-a.tif");
		final FolderFiles files = new FolderFiles(List.of(folder.in()), FileHoles.masks(path.resolve("in/masks"),
			OptionalDouble.empty()), path.resolve("in/out"), "", true, FileFormat.TIF);
		assertThat(files.jobs()).extracting(FileJob::image).containsExactly(path.resolve("in/a.tif"));
	}

	@Test
	void aPatternChoosesByNameInAnyCase() throws IOException {
		touch("in/a_1.TIF", "in/a_12.tif", "in/b_1.tif", "in/a_1.txt", "in/a_2.lsm");
		assertThat(outputs(folder.files(NAN, "A_?.tif", false, FileFormat.TIF))).containsExactly("a_1.TIF");
		assertThat(outputs(folder.files(NAN, "a_*", false, FileFormat.TIF))).containsExactly("a_1.TIF", "a_12.tif");
		assertThat(outputs(folder.files(NAN, "*.{lsm,png}", false, FileFormat.TIF))).containsExactly("a_2.tif");
	}

	@Test
	void aPatternWithAFolderIsForPaths() throws IOException {
		touch("in/day 1/a.tif", "in/day 2/a.tif");
		assertThat(folder.files(NAN, "day 2/*", true,
			FileFormat.TIF).jobs()).extracting(FileJob::output).containsExactly(path
			.resolve("out/day 2/a.tif"));
	}

	@Test
	void aPatternThatMakesNoSenseIsNamed() throws IOException {
		touch("in/a.tif");
		assertRefused(folder.files(NAN, "a[", false, FileFormat.TIF), "a[");
	}

	@Test
	void aFolderWithoutImagesIsNamed() throws IOException {
		touch("in/notes.txt");
		assertRefused(folder.files(NAN, "", false, FileFormat.TIF), folder.in().toString(), "holds no images");
		assertRefused(folder.files(NAN, "*.tif", false, FileFormat.TIF), "*.tif");
	}

	@Test
	void theFolderOfTheImagesIsNoOutput() throws IOException {
		touch("in/a.tif");
		final Path detour = path.resolve("in/../in");
		assertRefused(new FolderFiles(List.of(folder.in()), NAN, detour, "", false, FileFormat.TIF), "never overwritten");
	}

	@Test
	void theFolderOfTheMasksIsNoOutput() throws IOException {
		touch("in/a.tif", "masks/a.tif");
		assertRefused(new FolderFiles(List.of(folder.in()), folder.files().holes(), folder.masks(), "", false,
			FileFormat.TIF), "never overwritten");
	}

	@Test
	void missingMasksAreNamed() throws IOException {
		touch("in/a.tif");
		assertRefused(folder.files(), "masks", "does not exist");
	}

	@Test
	void sketchesOfOtherNamesAreNotPassedOver() throws IOException {
		touch("in/a.tif", "lines/b.png");
		final FileHoles sketched = NAN.with(path.resolve("lines"));
		assertRefused(folder.files(sketched, "", false, FileFormat.TIF), "The folder " + path.resolve("lines") +
			" holds no sketch with the base name of any image.");
		assertThatThrownBy(() -> FolderFiles.single(path.resolve("in/a.tif"), sketched, folder.out())) //
			.hasMessageContaining("holds no sketch");
		touch("in/b.tif");
		assertThat(folder.files(sketched, "", false, FileFormat.TIF).jobs()).extracting(FileJob::sketch) //
			.containsExactly(null, path.resolve("lines/b.png"));
	}

	private void touch(final String... names) throws IOException {
		for (final String name : names) {
			Files.createDirectories(path.resolve(name).getParent());
			Files.createFile(path.resolve(name));
		}
	}

	private static List<String> outputs(final FolderFiles files) throws IOException {
		return files.jobs().stream().map(job -> job.output().getFileName().toString()).toList();
	}

	private static void assertRefused(final FolderFiles files, final String... words) {
		assertThatThrownBy(files::jobs).hasMessageContainingAll(words);
	}
}
