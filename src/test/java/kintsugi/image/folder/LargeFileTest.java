package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import kintsugi.image.ImageFiles;
import kintsugi.image.tiff.BigTiffs;
import kintsugi.process.ChildProcess;
import kintsugi.repair.Progress;

/** Files that are larger than memory, or in the format of such files. */
class LargeFileTest {

	/** Of a plane of 98 MB. */
	private static final int SIDE = 7000;

	@TempDir
	private Path path;
	private ImageFolder folder;
	private final List<FileOutcome> outcomes = new ArrayList<>();

	@BeforeEach
	void makeFolder() throws IOException {
		folder = ImageFolder.of(path, "a.tif");
	}

	@ParameterizedTest
	@CsvSource({ "1, 1000000", "3, 1000000", "1, 1000", "3, 1000" })
	void bigTiffFilesAreRepairedInMemoryAndFromFileToFile(final int slices, final long budget) throws IOException {
		final ImagePlus image = IJ.createImage("a", "16-bit ramp", ImageFolder.WIDTH, ImageFolder.HEIGHT, slices);
		BigTiffs.write(image, path.resolve("in/a.tif"));
		run(budget);
		assertThat(outcomes).extracting(FileOutcome::status).containsExactly(FileOutcome.Status.REPAIRED);
		final ImagePlus repaired = ImageFiles.read(path.resolve("out/a.tif"));
		assertThat(repaired.getStackSize()).isEqualTo(slices);
		assertThat(repaired.getProp("Kintsugi hole pixels")).isEqualTo(Integer.toString(9 * slices));
		assertThat(repaired.getStack().getProcessor(slices).get(20, 9)).isEqualTo(image.getStack().getProcessor(slices) //
			.get(20, 9));
	}

	@ParameterizedTest
	@CsvSource({ "1000000", "1000" })
	void masksMayBeBigTiffFiles(final long budget) throws IOException {
		BigTiffs.write(ImageFiles.read(path.resolve("masks/a.tif")), path.resolve("masks/a.tif"));
		run(budget);
		assertThat(outcomes).singleElement().extracting(outcome -> outcome.report().holePixels()).isEqualTo(9L);
	}

	@Test
	void aPlaneThatFitsInNoMemoryIsRepairedByWindows() throws IOException, InterruptedException {
		spot(BigTiffs.zeros(path.resolve("in/a.tif"), SIDE, SIDE, 16, false));
		spot(BigTiffs.zeros(path.resolve("masks/a.tif"), SIDE, SIDE, 16, false));
		for (final String source : List.of("range:65535-65535", "mask"))
			try (ChildProcess child = ChildProcess.start(new ProcessBuilder(ChildProcess.java(List.of("-Xmx64m",
				"-Djava.awt.headless=true"), Child.class, path.toString(), source))))
			{
				assertThat(child.waitFor()).as(child::output).isZero();
				assertThat(child.lines()).contains("repaired 1");
			}
	}

	@ParameterizedTest
	@CsvSource({ "1, 1000000", "3, 1000000", "1, 1000", "3, 1000" })
	void aDamagedSelectionFailsItsFileAlone(final int slices, final long budget) throws IOException {
		for (final String name : List.of("a.tif", "b.tif", "c.tif")) {
			folder.stack(name, slices);
			folder.mask(name, 3);
		}
		damage(path.resolve("in/b.tif"));
		run(budget);
		assertThat(outcomes).extracting(outcome -> outcome.job().image().getFileName() + " " + outcome.status()).contains(
			"a.tif repaired", "b.tif failed", "c.tif repaired").hasSize(3);
		assertThat(outcomes).filteredOn(outcome -> outcome.status() == FileOutcome.Status.FAILED).singleElement() //
			.extracting(FileOutcome::message).asString().contains("b.tif cannot be read", "it may be damaged").endsWith(".");
		assertThat(Csv.read(Files.readString(folder.report()))).hasSize(4).anySatisfy(row -> assertThat(row).contains(
			"failed"));
		assertThat(path.resolve("out/b.tif")).doesNotExist();
	}

	@Test
	void aMaskThatKeepsAPlaneInMemoryIsNamed() throws IOException, InterruptedException {
		spot(BigTiffs.zeros(path.resolve("in/a.tif"), SIDE, SIDE, 16, false));
		Files.delete(path.resolve("masks/a.tif"));
		folder.mask("a.png", 3, SIDE, SIDE);
		try (ChildProcess child = ChildProcess.start(new ProcessBuilder(ChildProcess.java(List.of("-Xmx64m",
			"-Djava.awt.headless=true"), Child.class, path.toString(), "mask"))))
		{
			assertThat(child.waitFor()).as(child::output).isZero();
			assertThat(child.output()).contains("failed There is not enough memory", //
				"Or save the mask as an uncompressed TIFF file; then the image need not fit in memory.");
		}
	}

	@Test
	void aMaskOfManyValuesIsSaidWhicheverWay() throws IOException {
		folder.mask("a.tif", 3);
		final ImagePlus mask = ImageFiles.read(path.resolve("masks/a.tif"));
		mask.getProcessor().set(5, 5, 7);
		ImageFolder.write(path.resolve("masks/a.tif"), mask);
		run(1_000_000);
		ImageFolder.write(path.resolve("in/b.tif"), ImageFiles.read(path.resolve("in/a.tif")));
		ImageFolder.write(path.resolve("masks/b.tif"), mask);
		run(100);
		assertThat(outcomes).hasSize(3).filteredOn(outcome -> outcome.report() != null).hasSize(2).allSatisfy(outcome -> //
		assertThat(outcome.report().remarks()).containsOnlyOnce("The mask \"" + outcome.job().mask().getFileName() +
			"\" has more than two values; every value but 0 counts as hole."));
	}

	@Test
	void aPlaneOfTooManyPixelsIsSaid() throws IOException {
		BigTiffs.zeros(path.resolve("in/a.tif"), 1 << 16, 1 << 15, 8, false);
		BigTiffs.zeros(path.resolve("in/b.tif"), 1 << 16, 1 << 15, 16, true);
		folder.mask("b.tif", 3);
		run(1000);
		assertThat(outcomes).hasSize(2).allSatisfy(outcome -> assertThat(outcome.message()).contains(outcome.job().image()
			.toString(), "65536 x 32768 pixels", "Cut it into tiles.").doesNotContain("damaged"));
	}

	/** Adds a selection of four corners to a file that says of itself that it has 32767. */
	private static void damage(final Path file) throws IOException {
		final ImagePlus image = ImageFiles.read(file);
		image.setRoi(new PolygonRoi(new int[] { 2, 9, 8, 3 }, new int[] { 2, 3, 9, 8 }, 4, Roi.POLYGON));
		ImageFiles.write(image, file);
		final byte[] bytes = Files.readAllBytes(file);
		final int selection = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Iout");
		assertThat(bytes[selection + 17]).isEqualTo((byte) 4);
		bytes[selection + 16] = 0x7f;
		bytes[selection + 17] = (byte) 0xff;
		Files.write(file, bytes);
	}

	/** Makes one sample the greatest. */
	private static void spot(final Path file) throws IOException {
		try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
			out.seek(BigTiffs.SAMPLES + 2L * (100 * SIDE + 200));
			out.writeShort(0xffff);
		}
	}

	/** Repairs a folder with the memory that it is given. */
	static final class Child {

		private Child() {}

		public static void main(final String... args) throws IOException {
			final ImageFolder folder = new ImageFolder(Path.of(args[0]));
			final FileHoles holes = args[1].equals("mask") ? folder.files().holes() : FileHoles.parse(args[1]);
			final FolderFiles files = new FolderFiles(List.of(folder.in()), holes, folder.path().resolve(args[1]), "", false,
				FileFormat.TIF);
			ImageFolder.order(files, 0, false).run(Progress.NONE, outcome -> System.out.println(outcome.status() + " " +
				(outcome.report() == null ? outcome.message() : outcome.report().holePixels())));
		}
	}

	private void run(final long budget) throws IOException {
		final FolderRepair order = folder.order(0, false);
		try (OpenRepairers repairers = new OpenRepairers(order.repair())) {
			order.run(repairers, Progress.NONE, outcomes::add, new ByteBudget(budget));
		}
	}
}
