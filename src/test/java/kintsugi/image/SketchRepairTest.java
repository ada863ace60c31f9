package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import kintsugi.hole.Hole;
import kintsugi.image.SketchSource.Kind;
import kintsugi.image.tiff.TiffStack;
import kintsugi.onnx.Device;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Repairer;
import kintsugi.repair.SketchEcho;
import kintsugi.repair.SketchModels;
import kintsugi.repair.Strategy;

/** Repairs images of all types by a sketch, in all the ways that a repair can go. */
class SketchRepairTest {

	private static final int WIDTH = 48;
	private static final int HEIGHT = 40;
	private static final Roi DISC = new OvalRoi(14, 10, 20, 20);

	@TempDir
	private static Path models;
	private static String grey;
	private static String colour;

	@TempDir
	private Path folder;

	@BeforeAll
	static void save() throws IOException {
		grey = SketchModels.save(models.resolve("sketch-grey"), 1, true);
		colour = SketchModels.save(models.resolve("sketch-colour"), 3, true);
	}

	private static ImagePlus image(final int bits, final int slices) {
		final ImagePlus image = TestImages.stack(bits, WIDTH, HEIGHT, slices, new Random(bits));
		image.setRoi(DISC);
		return image;
	}

	private static ImagePlus sketched(final ImagePlus image, final Roi... lines) {
		final Overlay overlay = new Overlay();
		for (final Roi line : lines)
			overlay.add(line);
		image.setOverlay(overlay);
		return image;
	}

	private static Roi line(final int slice) {
		final Line line = new Line(5, 20, 45, 21);
		line.setPosition(slice);
		return line;
	}

	private static RepairTask task(final String model, final Kind sketch) {
		return RepairTask.of(model, HoleSource.selection(), 0, Device.CPU).with(SketchSource.of(sketch));
	}

	private static Hole difference(final ImagePlus one, final ImagePlus other, final int slice) {
		final ImageProcessor a = one.getStack().getProcessor(slice);
		final ImageProcessor b = other.getStack().getProcessor(slice);
		return Hole.where(WIDTH, HEIGHT, (x, y) -> a.get(x, y) != b.get(x, y));
	}

	@Test
	void aSketchChangesOnlyHoleSamplesOfImagesOfAllTypes() throws IOException {
		for (final int bits : new int[] { 8, 16, 24, 32 }) {
			final ImagePlus image = sketched(image(bits, 1), line(0));
			final String model = bits == 24 ? colour : grey;
			final RepairResult guided = task(model, Kind.OVERLAY).run(image, Progress.NONE);
			final Hole hole = Holes.of(image, DISC);
			TestImages.assertSamples(image, guided.image(), hole);
			final Hole changed = difference(guided.image(), task(model, Kind.NONE).run(image, Progress.NONE).image(), 1);
			assertThat(changed.isEmpty()).as(bits + " bits").isFalse();
			assertThat(changed.union(hole)).isEqualTo(hole);
			final long pixels = Long.parseLong(guided.image().getProp("Kintsugi sketch pixels"));
			assertThat(pixels).isEqualTo(guided.report().sketchPixels().orElseThrow()).isBetween(15L, 25L);
		}
	}

	@Test
	void aSketchOutsideOfTheHoleHasNoEffect() throws IOException {
		final ImagePlus image = sketched(image(16, 1), new Line(2, 2, 40, 3));
		final RepairResult guided = task(grey, Kind.OVERLAY).run(image, Progress.NONE);
		assertThat(difference(guided.image(), task(grey, Kind.NONE).run(image, Progress.NONE).image(), 1).isEmpty())
			.isTrue();
		assertThat(guided.report().toSentence()).contains("No line of the sketch lies in a hole");
	}

	@Test
	void eachSliceIsGuidedByItsOwnLines() throws IOException {
		final ImagePlus image = sketched(image(16, 4), line(3));
		final ImagePlus guided = task(grey, Kind.OVERLAY).run(image, Progress.NONE).image();
		final ImagePlus free = task(grey, Kind.NONE).run(image, Progress.NONE).image();
		for (int slice = 1; slice <= 4; slice++)
			assertThat(difference(guided, free, slice).isEmpty()).as("slice " + slice).isEqualTo(slice != 3);
	}

	@Test
	void aCompositeIsGuidedInTheChannelsOfTheLine() throws IOException {
		final ImagePlus plain = image(8, 6);
		plain.setDimensions(2, 3, 1);
		final CompositeImage image = new CompositeImage(plain, IJ.COMPOSITE);
		image.setRoi(DISC);
		final Roi line = line(0);
		line.setPosition(0, 2, 0);
		sketched(image, line);
		final ImagePlus guided = task(grey, Kind.OVERLAY).run(image, Progress.NONE).image();
		final ImagePlus free = task(grey, Kind.NONE).run(image, Progress.NONE).image();
		for (int slice = 1; slice <= 6; slice++)
			assertThat(difference(guided, free, slice).isEmpty()).as("slice " + slice).isEqualTo(slice != 3 && slice != 4);
	}

	@Test
	void linesAreWhereTheyWereDrawnInEverySlice() throws IOException {
		final ImagePlus image = sketched(image(32, 3), line(1), line(2));
		final SliceHoles holes = SketchSource.of(Kind.OVERLAY).in(image, HoleSource.selection(), 0, Progress.NONE);
		try (Repairer repairer = Repairer.of(new SketchEcho(512, 512), Strategy.WHOLE)) {
			final ImagePlus drawn = Images.repair(repairer, image, holes, Scope.STACK, Progress.NONE).image();
			for (int slice = 1; slice <= 3; slice++) {
				final Hole lines = holes.sketch().orElseThrow().of(slice);
				final ImageProcessor plane = drawn.getStack().getProcessor(slice);
				Holes.of(image, DISC).forEachRun((y, from, to) -> {
					for (int x = from; x < to; x++)
						assertThat(plane.getf(x, y) > 0).isEqualTo(lines.isHole(x, y));
				});
			}
		}
	}

	@Test
	void inPlaceToFileAndPreviewAreGuidedAlike() throws IOException {
		final ImagePlus image = sketched(image(16, 2), line(2));
		final RepairTask task = task(grey, Kind.OVERLAY);
		final ImagePlus expected = task.run(image, Progress.NONE).image();
		final Path file = folder.resolve("out.tif");
		final RepairReport report = task.runToFile(image, file, Progress.NONE);
		final Hole none = Hole.none(WIDTH, HEIGHT);
		TestImages.assertSamples(expected, TiffStack.open(file), none);
		assertThat(TiffStack.open(file).getProp("Kintsugi sketch pixels")).isEqualTo(Long.toString(report.sketchPixels()
			.orElseThrow()));
		image.setSlice(2);
		final ImageRoi guided = task.preview(image, Progress.NONE).orElseThrow();
		final ImageRoi free = task(grey, Kind.NONE).preview(image, Progress.NONE).orElseThrow();
		assertThat(guided.getProcessor().getPixels()).isNotEqualTo(free.getProcessor().getPixels());
		task.runInPlace(image, Progress.NONE);
		TestImages.assertSamples(expected, image, none);
	}

	/** Cancels a run to a file in its fourth slice. */
	private static void stop(final ImagePlus image, final Path file) {
		final Progress stopping = new Progress() {

			private boolean stopped;

			@Override
			public void report(final double fraction, final String message) {
				stopped |= message.contains("slice 4");
			}

			@Override
			public boolean canceled() {
				return stopped;
			}
		};
		assertThatThrownBy(() -> task(grey, Kind.OVERLAY).runToFile(image, file, stopping)) //
			.isInstanceOf(CanceledException.class);
	}

	/** Hears which slices are repaired, and not but compared with what is there. */
	private static Progress hearing(final List<String> repaired) {
		return new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				if (!message.startsWith("Comparing")) repaired.add(message);
			}

			@Override
			public boolean canceled() {
				return false;
			}
		};
	}

	@Test
	void aRunToAFileIsContinuedWithTheSameSketch() throws IOException {
		final ImagePlus image = sketched(image(16, 6), line(2));
		final Path file = folder.resolve("out.tif");
		final ImagePlus expected = task(grey, Kind.OVERLAY).run(image, Progress.NONE).image();
		stop(image, file);
		final List<String> heard = new ArrayList<>();
		final RepairReport report = task(grey, Kind.OVERLAY).runToFile(image, file, hearing(heard));
		TestImages.assertSamples(expected, TiffStack.open(file), Hole.none(WIDTH, HEIGHT));
		assertThat(heard).anyMatch(message -> message.contains("slice 5"));
		assertThat(heard).noneMatch(message -> message.contains("slice 1") || message.contains("slice 2"));
		assertThat(TiffStack.open(file).getProp("Kintsugi sketch pixels")).isEqualTo(expected.getProp(
			"Kintsugi sketch pixels")).isEqualTo(Long.toString(report.sketchPixels().orElseThrow()));
	}

	@Test
	void aRunToAFileIsNotContinuedWithAnotherSketch() throws IOException {
		final ImagePlus image = sketched(image(16, 6), line(2));
		final Path file = folder.resolve("out.tif");
		stop(image, file);
		sketched(image, line(1));
		final ImagePlus expected = task(grey, Kind.OVERLAY).run(image, Progress.NONE).image();
		task(grey, Kind.OVERLAY).runToFile(image, file, Progress.NONE);
		TestImages.assertSamples(expected, TiffStack.open(file), Hole.none(WIDTH, HEIGHT));
	}

	@Test
	void aSketchedRepairInPlaceIsUndoneWithItsDeclaration() throws IOException {
		final ImagePlus image = sketched(image(16, 2), line(2));
		final ImagePlus before = new ImagePlus("before", image.getStack().duplicate());
		task(grey, Kind.OVERLAY).runInPlace(image, Progress.NONE);
		assertThat(difference(before, image, 2).isEmpty()).isFalse();
		assertThat(image.getProp("Kintsugi sketch pixels")).isNotNull();
		WindowManager.setTempCurrentImage(image);
		try {
			UndoListener.listener().commandExecuting("Undo");
		}
		finally {
			WindowManager.setTempCurrentImage(null);
		}
		TestImages.assertSamples(before, image, Hole.none(WIDTH, HEIGHT));
		assertThat(image.getProp("Kintsugi sketch pixels")).isNull();
		assertThat(image.getOverlay().size()).isEqualTo(1);
	}

	@Test
	void aPlaneOfAFileIsGuidedByAFileOfLines() throws IOException {
		final ImagePlus image = image(16, 1);
		final ImagePlus mask = new ImagePlus("mask", MaskImages.of(Holes.of(image, DISC)));
		final ImagePlus lines = new ImagePlus("lines", MaskImages.of(Holes.of(image, line(0))));
		final RepairTask task = RepairTask.of(grey, HoleSource.mask(mask), 0, Device.CPU);
		final ImagePlus expected = task.with(SketchSource.image(lines)).run(image, Progress.NONE).image();
		final Path output = folder.resolve("out.tif");
		final RepairReport report = task.runFile(write("in.tif", image), write("mask.tif", mask), write("lines.tif", lines),
			output, Progress.NONE);
		assertThat(difference(expected, ImageFiles.read(output), 1).isEmpty()).isTrue();
		assertThat(report.sketchPixels().orElseThrow()).isPositive();
		final Path other = folder.resolve("other.tif");
		final Path small = write("small.tif", IJ.createImage("small", "8-bit", 7, 5, 1));
		assertThatThrownBy(() -> task.runFile(folder.resolve("in.tif"), folder.resolve("mask.tif"), small, other,
			Progress.NONE)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("The sketch ");
		assertThat(folder).isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("."));
	}

	private Path write(final String name, final ImagePlus image) throws IOException {
		final Path file = folder.resolve(name);
		ImageFiles.write(image, file);
		return file;
	}

	@Test
	void aModelThatKnowsNoSketchRefusesOneInAllWays() {
		final ImagePlus image = sketched(image(8, 1), line(0));
		final RepairTask task = task("fluorescence-small", Kind.OVERLAY);
		final Path file = folder.resolve("out.tif");
		final ImagePlus before = new ImagePlus("before", image.getStack().duplicate());
		assertThatThrownBy(() -> task.run(image, Progress.NONE)) //
			.hasMessageContaining("'fluorescence-small' knows no sketch");
		assertThatThrownBy(() -> task.runInPlace(image, Progress.NONE)).hasMessageContaining("knows no sketch");
		assertThatThrownBy(() -> task.preview(image, Progress.NONE)).hasMessageContaining("knows no sketch");
		assertThatThrownBy(() -> task.runToFile(image, file, Progress.NONE)).hasMessageContaining("knows no sketch");
		assertThat(file).doesNotExist();
		TestImages.assertSamples(before, image, Hole.none(WIDTH, HEIGHT));
		assertThat(image.getOverlay().size()).isEqualTo(1);
		assertThat(image.getProp("Kintsugi model")).isNull();
	}
}
