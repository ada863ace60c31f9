package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import kintsugi.image.ImageFiles;

/** Tests {@code defects}. */
class DefectsCommandTest {

	@TempDir
	private Path folder;

	@Test
	void writesAMaskOfAnImage() throws IOException {
		final Run run = Run.of("defects", image("a.png", 1), "--out", folder.resolve("mask.png"));
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.out()).contains("a.png", "mask.png", "hot-pixels 1");
		assertThat(holes("mask.png")).isEqualTo(1);
	}

	@Test
	void theMasksOfAFolderAreWhatRepairTakes() throws IOException {
		image("images/a.png", 1);
		image("images/b.tif", 3);
		final Run run = Run.of("defects", folder.resolve("images"), "--out", folder.resolve("masks"), "--kinds",
			"hot-pixels,dust", "--grow", 1);
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.out()).contains("2 of 2 images");
		assertThat(holes("masks/a.png")).isEqualTo(5);
		assertThat(ImageFiles.read(folder.resolve("masks/b.tif")).getStackSize()).isEqualTo(3);
		final Run repair = Run.repair(folder.resolve("images/a.png"), folder.resolve("masks"), folder.resolve("a.tif"));
		assertThat(repair.code()).as(repair.err()).isZero();
	}

	@Test
	void imagesThatShareABaseNameHaveMasksOfTheirOwn() throws IOException {
		image("images/a.png", 1);
		image("images/a.tif", 3);
		image("images/a.tiff", 1);
		final Path masks = folder.resolve("masks");
		final Run run = Run.of("defects", folder.resolve("images"), "--out", masks);
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(masks.resolve("a.png")).exists();
		assertThat(masks.resolve("a.tiff.png")).exists();
		assertThat(ImageFiles.read(masks.resolve("a.tif.tif")).getStackSize()).isEqualTo(3);
		final Run repair = Run.repair(folder.resolve("images"), masks, folder.resolve("out"));
		assertThat(repair.code()).as(repair.err()).isZero();
		assertThat(ImageFiles.read(folder.resolve("out/a.tif")).getProp("Kintsugi hole pixels")).isEqualTo("3");
		assertThat(Run.of("defects", folder.resolve("images"), "--out", masks).out()).contains("3 were there already");
	}

	@Test
	void aMaskOfAnImageWhoseTwinJoinsIsNotTakenForTheTwins() throws IOException {
		final Path images = folder.resolve("images");
		final Path masks = folder.resolve("masks");
		image("images/a.tif", 1);
		image("images/b.tif", 1);
		assertThat(Run.of("defects", images, "--out", masks).code()).isZero();
		image("images/a.png", 1);
		// the second time, too
		for (int i = 0; i < 2; i++) {
			final Run run = Run.of("defects", images, "--out", masks);
			assertThat(run.code()).isEqualTo(1);
			assertThat(run.errorLines()).isEqualTo(2);
			assertThat(run.err()).contains(images.resolve("a.png") + ": The mask " + masks.resolve("a.png"), images.resolve(
				"a.tif") + ": ", "share a base name", "Remove it", "--force");
			assertThat(run.out()).contains("0 of 3 images searched, 1 was there already.");
			assertThat(masks.resolve("a.tif.png")).doesNotExist();
		}
		Files.delete(masks.resolve("a.png"));
		assertThat(Run.of("defects", images, "--out", masks).out()).contains( //
			"2 of 3 images searched, 1 was there already.");
		assertThat(masks.resolve("a.tif.png")).exists();
		image("images/a.tiff", 1);
		assertThat(Run.of("defects", images, "--out", masks).out()).contains( //
			"1 of 4 images searched, 3 were there already.");
	}

	@Test
	void theForcedMasksOfTwinsAreAllMadeAnew() throws IOException {
		final Path images = folder.resolve("images");
		image("images/a.tif", 2);
		assertThat(Run.of("defects", images, "--out", folder.resolve("masks")).code()).isZero();
		image("images/a.png", 1);
		assertThat(Run.of("defects", images, "--out", folder.resolve("masks")).err()).contains("The mask " + folder.resolve(
			"masks/a.tif"), "share a base name");
		final Run run = Run.of("defects", images, "--out", folder.resolve("masks"), "--force");
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.out()).contains("2 of 2 images searched.");
	}

	@Test
	void oneBadFileIsReportedAndPassedBy() throws IOException {
		image("images/a.png", 1);
		Files.writeString(folder.resolve("images/b.png"), "no image");
		final Run run = Run.of("defects", folder.resolve("images"), "--out", folder.resolve("masks"));
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.err()).contains("b.png");
		assertThat(run.errorLines()).isEqualTo(1);
		assertThat(run.out()).contains("1 of 2 images");
		assertThat(holes("masks/a.png")).isEqualTo(1);
		assertThat(folder.resolve("masks/b.png")).doesNotExist();
	}

	@Test
	void whatIsThereIsKeptUnlessForced() throws IOException {
		final Path image = image("a.png", 1);
		final Path mask = Files.writeString(folder.resolve("mask.png"), "precious");
		final Run run = Run.of("defects", image, "--out", mask);
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.out()).contains("mask.png", "there already", "--force");
		assertThat(mask).hasContent("precious");
		assertThat(Run.of("defects", image, "--out", mask, "--force").code()).isZero();
		assertThat(holes("mask.png")).isEqualTo(1);
	}

	@Test
	void aRepeatedRunSearchesWhatIsNewOnly() throws IOException {
		image("images/a.png", 1);
		image("images/b.tif", 2);
		final Path masks = folder.resolve("masks");
		assertThat(Run.of("defects", folder.resolve("images"), "--out", masks).out()).contains("2 of 2 images searched.");
		image("images/c.png", 1);
		final Run again = Run.of("defects", folder.resolve("images"), "--out", masks);
		assertThat(again.code()).as(again.err()).isZero();
		assertThat(again.err()).isEmpty();
		assertThat(again.out()).contains("1 of 3 images searched, 2 were there already.");
		assertThat(masks.resolve("b.png")).doesNotExist();
		assertThat(Run.of("defects", folder.resolve("images"), "--out", masks, "--force").out()).contains(
			"3 of 3 images searched.");
	}

	@Test
	void subfoldersAreSearchedOnlyIfAsked() throws IOException {
		image("images/a.png", 1);
		image("images/one/a.tif", 1);
		image("images/two/a.tif", 2);
		final Path images = folder.resolve("images");
		final Path masks = images.resolve("masks");
		assertThat(Run.of("defects", images, "--out", masks).code()).isZero();
		assertThat(masks.resolve("a.png")).exists();
		assertThat(masks.resolve("one")).doesNotExist();
		final Run run = Run.of("defects", images, "--out", masks, "--recursive");
		assertThat(run.code()).as(run.err()).isZero();
		assertThat(run.out()).contains("2 of 3 images searched, 1 was there already.");
		assertThat(masks.resolve("one/a.png")).exists();
		assertThat(masks.resolve("two/a.tif")).exists();
		final Run repair = Run.repair(images, masks, folder.resolve("repaired"), "--recursive");
		assertThat(repair.code()).as(repair.err()).isZero();
		assertThat(repair.out()).contains("3 of 3 images repaired");
		assertThat(folder.resolve("repaired/two/a.tif")).exists();
	}

	@Test
	void aPatternChoosesTheImages() throws IOException {
		image("images/a.png", 1);
		image("images/b.tif", 1);
		final Path images = folder.resolve("images");
		assertThat(Run.of("defects", images, "--out", folder.resolve("masks"), "--pattern", "*.tif").code()).isZero();
		assertThat(folder.resolve("masks/b.png")).exists();
		assertThat(folder.resolve("masks/a.png")).doesNotExist();
		assertWrong(Run.of("defects", images, "--out", folder.resolve("masks"), "--pattern", "[a"), "[a");
	}

	@Test
	void otherImagesAreNeverOverwrittenEither() throws IOException {
		image("work/images/images/a.png", 1);
		image("work/images/a.png", 1);
		final Run run = Run.of("defects", folder.resolve("work/images"), "--out", folder.resolve("work"), "--recursive",
			"--force");
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.err()).contains("overwrite an image");
		assertThat(ImageFiles.read(folder.resolve("work/images/a.png")).getProcessor().get(12, 9)).isEqualTo(220);
	}

	@Test
	void theImageItselfIsNeverOverwritten() throws IOException {
		final Path image = image("a.png", 1);
		final Run run = Run.of("defects", image, "--out", image, "--force");
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.err()).contains("overwrite an image");
		assertThat(ImageFiles.read(image).getProcessor().get(12, 9)).isEqualTo(220);
	}

	@Test
	void wrongArguments() throws IOException {
		final Path image = image("a.png", 1);
		final Path out = folder.resolve("m.png");
		assertWrong(Run.of("defects", image), "--out");
		assertWrong(Run.of("defects", "--out", out), "IMAGE");
		assertWrong(Run.of("defects", image, "--out", out, "--kinds", "cracks"), "cracks");
		assertWrong(Run.of("defects", image, "--out", out, "--sensitivity", "0"), "sensitivity");
		assertWrong(Run.of("defects", image, "--out", out, "--min", "5", "--max", "3"), "maximum");
		assertWrong(Run.of("defects", image, "--out", out, "--scale", "many"), "many");
		assertWrong(Run.of("defects", image, image("b.png", 1), "--out", out), "need a folder");
		assertWrong(Run.of("defects", image, "--out", folder.resolve("no/m.png")), "does not exist");
		assertWrong(Run.of("defects", image, "--out", folder.resolve("d.jpg")), ".tiff");
		assertThat(folder.resolve("d.jpg")).doesNotExist();
		assertWrong(Run.of("defects", folder, "--out", folder), "folder of the images");
		assertWrong(Run.of("defects", Files.createDirectory(folder.resolve("empty")), "--out", folder.resolve("masks")),
			"no images");
		image("twin/a.png", 1);
		assertWrong(Run.of("defects", image, folder.resolve("twin"), "--out", folder.resolve("masks")), "the same name");
		assertThat(out).doesNotExist();
	}

	private static void assertWrong(final Run run, final String named) {
		assertThat(run.code()).as(run.err()).isEqualTo(2);
		assertThat(run.errorLines()).as(run.err()).isEqualTo(1);
		assertThat(run.err()).contains(named);
	}

	private long holes(final String name) throws IOException {
		return ImageFiles.read(folder.resolve(name)).getProcessor().getHistogram()[255];
	}

	/** Writes an image with one hot pixel in each slice. */
	private Path image(final String name, final int slices) throws IOException {
		final ImageStack stack = new ImageStack(40, 30);
		for (int slice = 0; slice < slices; slice++) {
			final ByteProcessor plane = new ByteProcessor(40, 30);
			for (int i = 0; i < plane.getPixelCount(); i++)
				plane.set(i, 100 + (i * 7919 >> 4) % 3);
			plane.set(12, 9, 220);
			stack.addSlice(plane);
		}
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		ImageFiles.write(new ImagePlus(name, stack), file);
		return file;
	}
}
