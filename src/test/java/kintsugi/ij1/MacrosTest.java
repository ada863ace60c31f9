package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import kintsugi.ij1.RealImageJ.Outcome;
import kintsugi.image.ImageFiles;

/** Runs every macro of the project in a real ImageJ. */
class MacrosTest {

	private static final Path MACROS = project().resolve("macros");

	@TempDir
	static Path folder;
	private static RealImageJ imageJ;

	@BeforeAll
	static void start() throws IOException {
		imageJ = new RealImageJ(folder);
	}

	@AfterAll
	static void stop() throws IOException {
		if (imageJ != null) imageJ.close();
	}

	@Test
	void everyMacroHasATestHere() throws IOException {
		try (Stream<Path> macros = Files.list(MACROS)) {
			assertThat(macros.map(macro -> macro.getFileName().toString())) //
				.containsExactlyInAnyOrder("Repair_selection.ijm", "Repair_folder.ijm", "Train_model.ijm", "Find_defects.ijm",
					"Repair_with_sketch.ijm");
		}
	}

	@Test
	void repairSelectionRepairsWithTheDefaultModelAndGrowsTheHole() {
		final Outcome outcome = onImage("");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).startsWith("cells-repaired.tif ");
		assertThat(Integer.parseInt(outcome.value().split(" ")[1])).isGreaterThan(12 * 8);
	}

	@Test
	void repairSelectionTakesOptions() {
		assertThat(onImage("model=harmonic grow=0").value()).isEqualTo("cells-repaired.tif 96");
	}

	@Test
	void repairSelectionTakesHolesWithoutASelection() {
		final String spoil = "newImage('cells.tif', '8-bit ramp', 64, 48, 1); makeRectangle(20, 10, " +
			"12, 8); run('Set...', 'value=255'); run('Select None'); runMacro('" + MACROS.resolve("Repair_selection.ijm") //
				.toString().replace('\\', '/') + "', '";
		final Outcome outcome = imageJ.macro(spoil + "model=harmonic holes=range low=255'); return getTitle() + ' ' + " +
			"Property.get('Kintsugi hole pixels');");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("cells-repaired.tif 96");
		assertThat(imageJ.macro(spoil + "model=harmonic');").error()).contains("Select what is to be repaired");
		assertThat(imageJ.macro(spoil + "model=harmonic holes=range low=255 gorw=5');").error()).contains("'gorw'", "grow");
	}

	@Test
	void repairSelectionSaysWhatIsMissing() throws IOException {
		assertThat(imageJ.macroFile(MACROS.resolve("Repair_selection.ijm"), "").error()).contains("Open an image");
	}

	@Test
	void repairFolderRepairsEachImageWithItsMask() throws IOException {
		final Folders folders = folders("each");
		folders.image("a.tif", 40, 30);
		folders.image("b.png", 50, 20);
		folders.mask("a.png", 40, 30, 7);
		folders.mask("b.tif", 50, 20, 9);
		final Outcome outcome = folders.run();
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.log()).contains("2 of 2 images repaired.");
		assertThat(holePixels(folders.results.resolve("a.tif"))).isEqualTo("7");
		assertThat(holePixels(folders.results.resolve("b.tif"))).isEqualTo("9");
		assertThat(outcome.images()).isZero();
	}

	@Test
	void repairFolderChangesHolesOnly() throws IOException {
		final Folders folders = folders("holes");
		final byte[] before = (byte[]) folders.image("a.tif", 40, 30).getProcessor().getPixels();
		folders.mask("a.tif", 40, 30, 5);
		folders.run();
		final ImagePlus result = IJ.openImage(folders.results.resolve("a.tif").toString());
		final byte[] after = (byte[]) result.getProcessor().getPixels();
		for (int i = 5; i < before.length; i++)
			assertThat(after[i]).as("pixel " + i).isEqualTo(before[i]);
	}

	@Test
	void repairFolderNamesFilesThatItPassesBy() throws IOException {
		final Folders folders = folders("lone");
		folders.image("lonely.tif", 40, 30);
		folders.image("size.tif", 40, 30);
		folders.mask("size.tif", 41, 30, 5);
		final Outcome outcome = folders.run();
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.log()).contains("lonely.tif: ", "no mask with the image's base name", "41 x 30", "40 x 30",
			"0 of 2 images repaired, 2 failed.");
		assertThat(folders.results).isDirectoryNotContaining("glob:**.tif");
	}

	@Test
	void repairFolderDoesNotOverwriteAndContinues() throws IOException {
		final Folders folders = folders("there");
		folders.image("a.tif", 40, 30);
		folders.image("b.tif", 40, 30);
		folders.mask("a.tif", 40, 30, 5);
		folders.mask("b.tif", 40, 30, 5);
		final Path there = Files.writeString(folders.results.resolve("a.tif"), "precious");
		assertThat(folders.run().log()).contains("a.tif exists already", "1 of 2 images repaired, 1 failed.");
		assertThat(folders.run().log()).contains("1 were there from an earlier run");
		assertThat(Files.readString(there)).isEqualTo("precious");
	}

	@Test
	void repairFolderSaysThatAFolderIsMissing() throws IOException {
		final Outcome outcome = imageJ.macroFile(MACROS.resolve("Repair_folder.ijm"),
			"input=[/not there] holes=nan output=[/x]");
		assertThat(outcome.error()).contains("There is no folder", "not there");
	}

	@Test
	void trainModelTrainsOnTheCurrentStackAndRepairsWhatIsSelected() throws IOException {
		final Path stack = TrainingImagesFolder.stack(folder.resolve("damaged.tif"), 4);
		final Path recipe = TrainingImagesFolder.recipe(folder.resolve("tiny recipe.yaml"));
		final Outcome outcome = imageJ.macro("open('" + stack + "'); makeRectangle(9, 9, 6, 6); runMacro('" +
			MACROS.resolve("Train_model.ijm") + "', 'recipe=[" + recipe + "] device=cpu name=[of the macro] steps=2'); " +
			"return getTitle() + ' by ' + Property.get('Kintsugi model');");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("damaged-repaired.tif by of the macro");
	}

	@Test
	void trainModelRepairsWithTheBestOfSeveralNetworks() throws IOException {
		final Path stack = TrainingImagesFolder.stack(folder.resolve("compared.tif"), 4);
		final Path recipe = TrainingImagesFolder.recipe(folder.resolve("compared.yaml"));
		Files.writeString(recipe, "variants:\n  hole: {padding: hole}\n  zero: {padding: zero}\n",
			StandardOpenOption.APPEND);
		final Outcome outcome = imageJ.macro("open('" + stack + "'); makeRectangle(9, 9, 6, 6); runMacro('" +
			MACROS.resolve("Train_model.ijm") + "', 'recipe=[" + recipe + "] device=cpu name=compared steps=2'); " +
			"return getTitle() + ' by ' + Property.get('Kintsugi model');");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).matches("compared-repaired.tif by compared-(hole|zero)");
	}

	@Test
	void trainModelTrainsOnAFolder() throws IOException {
		final Path images = TrainingImagesFolder.images(folder.resolve("whole images"), 4);
		final Path recipe = TrainingImagesFolder.recipe(folder.resolve("tiny.yaml"));
		final Outcome outcome = imageJ.macroFile(MACROS.resolve("Train_model.ijm"), "data=[" + images + "] recipe=[" +
			recipe + "] device=cpu name=of-folder steps=2");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.log()).contains("model=of-folder");
		assertThat(outcome.images()).isZero();
	}

	@Test
	void trainModelWantsAName() throws IOException {
		assertThat(imageJ.macroFile(MACROS.resolve("Train_model.ijm"), "steps=2").error()).contains("name=");
	}

	@Test
	void findDefectsRepairsEverySliceInItsOwnDefects() {
		final Outcome outcome = defects("");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("cells-repaired.tif 1 1");
	}

	@Test
	void findDefectsTakesOptions() {
		assertThat(defects("kinds=[hot-pixels] result=mask").value()).startsWith("cells-defects.tif");
	}

	@Test
	void findDefectsSaysWhatIsMissing() throws IOException {
		assertThat(imageJ.macroFile(MACROS.resolve("Find_defects.ijm"), "").error()).contains("Open the image");
	}

	private static Outcome defects(final String options) {
		return imageJ.macro("newImage('cells.tif', '8-bit ramp', 64, 48, 2); setSlice(1); setPixel(20, 10, 255);" +
			"setSlice(2); setPixel(30, 12, 255); runMacro('" + MACROS.resolve("Find_defects.ijm").toString() //
			.replace('\\', '/') + "', '" + options + "'); first = getValue(20, 10); setSlice(nSlices);" +
			"return getTitle() + ' ' + (first < 150) + ' ' + (getValue(30, 12) < 150);");
	}

	private static Outcome onImage(final String options) {
		return imageJ.macro("newImage('cells.tif', '8-bit ramp', 64, 48, 1); makeRectangle(20, 10, 12, 8); runMacro('" +
			MACROS.resolve("Repair_selection.ijm").toString().replace('\\', '/') + "', '" + options + "');" +
			"return getTitle() + ' ' + Property.get('Kintsugi hole pixels');");
	}

	private static String holePixels(final Path file) {
		return IJ.openImage(file.toString()).getProp("Kintsugi hole pixels");
	}

	private static Folders folders(final String name) throws IOException {
		final Path parent = folder.resolve("folders with spaces").resolve(name);
		return new Folders(Files.createDirectories(parent.resolve("images")), //
			Files.createDirectories(parent.resolve("masks")), Files.createDirectories(parent.resolve("results")));
	}

	/** Finds the project from the classes, wherever the tests are started. */
	private static Path project() {
		return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent) //
			.filter(path -> Files.isDirectory(path.resolve("macros"))).findFirst() //
			.orElseThrow(() -> new IllegalStateException("Run the tests in the project's folder."));
	}

	@Test
	void repairWithSketchIsGuidedByTheOverlay() {
		final Outcome selected = sketched("makeRectangle(20, 10, 16, 12);", "");
		assertThat(selected.error()).isEmpty();
		// grown by 1: 14 rows of 18 and 16 of the rims, and the part of the line in them
		assertThat(selected.value()).isEqualTo("cells-repaired.tif 18");
	}

	@Test
	void repairWithSketchTakesAreasOfTheOverlayAsHoles() {
		final Outcome overlaid = sketched("makeRectangle(20, 10, 16, 12); run('Add Selection...'); run('Select None');",
			"grow=0");
		assertThat(overlaid.error()).isEmpty();
		assertThat(overlaid.value()).isEqualTo("cells-repaired.tif 16");
	}

	@Test
	void repairWithSketchSaysWhatIsMissing() throws IOException {
		assertThat(imageJ.macroFile(MACROS.resolve("Repair_with_sketch.ijm"), "").error()).contains("Open an image");
		assertThat(imageJ.macro("newImage('cells.tif', '8-bit ramp', 64, 48, 1); makeRectangle(20, 10, 12, 8); runMacro('" +
			MACROS.resolve("Repair_with_sketch.ijm").toString().replace('\\', '/') + "', '');").error()) //
			.contains("Draw lines");
	}

	private static Outcome sketched(final String hole, final String options) {
		return imageJ.macro("newImage('cells.tif', '8-bit ramp', 64, 48, 1); makeLine(14, 15, 44, 15); " +
			"run('Add Selection...'); run('Select None'); " + hole + " runMacro('" + MACROS.resolve("Repair_with_sketch.ijm")
				.toString().replace('\\', '/') + "', '" + options + "'); return getTitle() + ' ' + " +
			"Property.get('Kintsugi sketch pixels');");
	}

	/** The three folders of the macro. */
	private record Folders(Path images, Path masks, Path results) {

		ImagePlus image(final String name, final int width, final int height) throws IOException {
			return save(IJ.createImage(name, "8-bit ramp", width, height, 1), images.resolve(name));
		}

		/** Makes a mask whose first pixels are 255. */
		void mask(final String name, final int width, final int height, final int count) throws IOException {
			final ByteProcessor pixels = new ByteProcessor(width, height);
			for (int i = 0; i < count; i++)
				pixels.set(i, 255);
			save(new ImagePlus(name, pixels), masks.resolve(name));
		}

		Outcome run() throws IOException {
			return imageJ.macroFile(MACROS.resolve("Repair_folder.ijm"), "input=[" + images + "] mask=[" + masks +
				"] output=[" + results + "] model=harmonic");
		}

		private static ImagePlus save(final ImagePlus image, final Path file) throws IOException {
			ImageFiles.write(image, file);
			return image;
		}
	}
}
