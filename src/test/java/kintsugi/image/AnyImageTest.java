package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import kintsugi.hole.Hole;
import kintsugi.image.tiff.TiffStack;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Repairer;

/** A repair keeps everything but the holes, in images of every type and shape, wherever its result goes. */
class AnyImageTest {

	@Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
	void everythingButTheHolesStaysInANewImage(@ForAll final AnyImage.Kind kind, @ForAll @IntRange(min = 1, max = 3) //
	final int c, @ForAll @IntRange(min = 1, max = 3) final int z, @ForAll @IntRange(min = 1, max = 3) final int t,
		@ForAll final long seed) throws IOException
	{
		final AnyImage any = AnyImage.of(kind, c, z, t, seed);
		final ImagePlus before = any.samples();
		try (Repairer repairer = repairer()) {
			final RepairResult result = Images.repair(repairer, any.image(), any::hole, Scope.STACK, Progress.NONE);
			TestImages.assertSamples(any.image(), result.image(), any::hole);
			TestImages.assertLike(any.image(), result.image());
			assertThat(result.image().getRoi()).isNull();
			assertThat(result.report().holePixels()).isEqualTo(any.holes().stream().mapToLong(Hole::count).sum());
			assertThat(result.image().getProp("Kintsugi model")).isEqualTo("flat");
		}
		TestImages.assertSamples(before, any.image(), Hole.none(before.getWidth(), before.getHeight()));
	}

	@Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
	void everythingButTheHolesStaysInPlaceAndAllOfItAfterUndo(@ForAll final AnyImage.Kind kind, //
		@ForAll @IntRange(min = 1, max = 3) final int c, @ForAll @IntRange(min = 1, max = 3) final int z,
		@ForAll @IntRange(min = 1, max = 3) final int t, @ForAll final long seed) throws IOException
	{
		final AnyImage any = AnyImage.of(kind, c, z, t, seed);
		final ImagePlus before = any.samples();
		try (Repairer repairer = repairer()) {
			final ImagePlus expected = Images.repair(repairer, any.image(), any::hole, Scope.STACK, Progress.NONE).image();
			final RepairReport report = InPlaceRepair.run(repairer, any.image(), any::hole, Scope.STACK, Progress.NONE);
			TestImages.assertSamples(expected, any.image(), Hole.none(before.getWidth(), before.getHeight()));
			TestImages.assertLike(expected, any.image());
			final UndoHistory history = UndoHistory.of(any.image());
			assertThat(history == null).isEqualTo(report.holePixels() == 0);
			if (history != null) assertThat(history.undo(any.image())).isTrue();
		}
		TestImages.assertSamples(before, any.image(), Hole.none(before.getWidth(), before.getHeight()));
		assertThat(any.image().getProp("Kintsugi model")).isNull();
	}

	@Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
	void everythingButTheHolesStaysInAFile(@ForAll final AnyImage.Kind kind, @ForAll @IntRange(min = 1, max = 3) //
	final int c, @ForAll @IntRange(min = 1, max = 3) final int z, @ForAll @IntRange(min = 1, max = 3) final int t,
		@ForAll final long seed) throws IOException
	{
		final AnyImage any = AnyImage.of(kind, c, z, t, seed);
		final Path folder = Files.createTempDirectory("kintsugi-test");
		final Path file = folder.resolve("any.tif");
		try (Repairer repairer = repairer()) {
			final RepairTask task = RepairTask.of("flat", HoleSource.selection(), 0, Device.CPU);
			new StreamRepair(any.image(), null, null, file).run(repairer, any::hole, task, Progress.NONE);
			final ImagePlus result = TiffStack.open(file);
			assertSamples(any, result, any::hole);
			FileKeeps.assertKept(any.image(), result);
			assertThat(result.getProp("Kintsugi model")).isEqualTo("flat");
		}
		finally {
			Files.deleteIfExists(file);
			Files.delete(folder);
		}
	}

	private static Repairer repairer() {
		return Repairer.of(new FlatFiller(0, 0.3f));
	}

	/** A file has no transparency, so that the fourth byte of RGB samples, which means nothing, is not compared. */
	static void assertSamples(final AnyImage any, final ImagePlus result, final IntFunction<Hole> holes) {
		if (any.image().getBitDepth() != 24) {
			TestImages.assertSamples(any.image(), result, holes);
			return;
		}
		for (int slice = 1; slice <= any.image().getStackSize(); slice++) {
			final ImageProcessor before = any.image().getStack().getProcessor(slice);
			final ImageProcessor after = result.getStack().getProcessor(slice);
			for (int i = 0; i < before.getPixelCount(); i++)
				if (!holes.apply(slice).isHole(i % before.getWidth(), i / before.getWidth())) assertThat(after.get(i) &
					0xffffff).isEqualTo(before.get(i) & 0xffffff);
		}
	}
}
