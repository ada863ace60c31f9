package kintsugi.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import ij.ImagePlus;
import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import kintsugi.image.HoleSource.Kind;
import kintsugi.image.tiff.TiffPlane;
import kintsugi.image.tiff.TiffSink;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Prediction;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairIdentity;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Repairer;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;

/**
 * Repairs a plane of a TIFF file, which may be larger than memory, to another file: the hole is found tile by tile,
 * only windows around it are read, and the rest is copied some rows at a time. In memory are one bit for each pixel up
 * to the last of the hole, and the hole's values.
 */
final class PlaneFileRepair {

	private final RepairTask task;
	private final Path input;
	private final Path mask;
	private final Path sketch;
	private final Path output;

	/**
	 * Prepares a repair.
	 *
	 * @param mask the file of a plane whose samples are not 0 in the hole, or null for holes that the samples tell
	 * @param sketch the file of a plane whose samples are not 0 on lines, or null
	 */
	PlaneFileRepair(final RepairTask task, final Path input, final Path mask, final Path sketch, final Path output) {
		this.task = task;
		this.input = input;
		this.mask = mask;
		this.sketch = sketch;
		this.output = output;
	}

	/** Repairs; see {@link RepairTask#runFile}. */
	RepairReport run(final Repairer repairer, final Progress progress) throws IOException {
		for (final Path origin : Arrays.asList(input, mask, sketch))
			if (origin != null && Files.exists(output) && Files.isSameFile(output, origin)) //
				throw new IllegalArgumentException("The file " + output + " is the image, the mask or the sketch itself. " + //
					"Choose another for the result.");
		try {
			return run(TiffPlane.open(input, 1), repairer, progress);
		}
		catch (final UncheckedIOException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	private <T extends NativeType<T> & RealType<T>> RepairReport run(final TiffPlane<T> plane, final Repairer repairer,
		final Progress progress) throws IOException
	{
		final long start = System.nanoTime();
		if (plane.planes() > 1) throw new IllegalArgumentException("The file " + input + " has " + plane.planes() +
			" planes; by windows one plane is repaired. Open it as a virtual stack and repair that to a file.");
		final ImagePlus pixel = plane.pixel();
		if (pixel.getBitDepth() == 8 && Palette.mayIndex(pixel.getProcessor().getLut())) throw new IllegalArgumentException(
			"The samples of " + input + " number colours. Convert it to RGB first.");
		final Saturation saturation = new Saturation();
		// opened first, so that a file that cannot be written is known before the work is done
		try (TiffSink sink = TiffSink.create(output, plane, identity(repairer))) {
			final List<String> remarks = new ArrayList<>();
			final Hole hole = hole(plane, pixel, saturation, remarks, new ProgressPart(progress, 0, 0.2)).grow(task.grow());
			final Hole lines = sketch == null ? null : marked("sketch", sketch, plane, remarks, //
				new ProgressPart(progress, 0.2, 0.25));
			final Prediction prediction = repairer.predict(plane.channels(), hole, lines, //
				new ProgressPart(progress, 0.25, 0.8));
			remarks.addAll(prediction.remarks());
			if (mask == null && task.holes().kind() == Kind.SATURATED) remarks.addAll(List.of(saturation.remarks(pixel)));
			if (sink.done() == 0) copy(plane, sink, prediction, new ProgressPart(progress, 0.8, 1));
			final RepairReport report = new RepairReport(repairer.provenance(), hole.count(), (long) plane.width() * plane
				.height(), 0, (System.nanoTime() - start) / 1e9, remarks, prediction.division(), //
				lines == null ? OptionalLong.empty() : OptionalLong.of(prediction.sketchPixels()));
			sink.finish(Declaration.changes(pixel, report));
			progress.report(1, "Repaired");
			return report;
		}
		// another run would but be refused again
		catch (final IllegalArgumentException e) {
			TiffSink.discard(output);
			throw e;
		}
	}

	private <T extends NativeType<T> & RealType<T>> Hole hole(final TiffPlane<T> plane, final ImagePlus pixel,
		final Saturation saturation, final List<String> remarks, final Progress progress) throws IOException
	{
		if (mask != null) return marked("mask", mask, plane, remarks, progress);
		final PlaneTiles<T> tiles = new PlaneTiles<>(plane, pixel.getBitDepth());
		if (task.holes().kind() == Kind.SATURATED && pixel.getBitDepth() % 16 == 0) tiles.forEach(progress, //
			"Looking for saturated samples", (part, samples) -> saturation.look(samples));
		return tiles.find(rule(pixel, saturation), (part, samples) -> {}, progress, "Looking for the hole");
	}

	private SampleRule rule(final ImagePlus pixel, final Saturation saturation) throws IOException {
		return switch (task.holes().kind()) {
			case NAN, RANGE -> task.holes().rule(pixel);
			case SATURATED -> saturation.rule(pixel);
			default -> throw new IllegalArgumentException("The hole of a file cannot come from " + task.holes().kind() +
				", as nothing is open. Give a mask file, or choose nan, saturated or range.");
		};
	}

	private Hole marked(final String what, final Path file, final TiffPlane<?> plane, final List<String> remarks,
		final Progress progress) throws IOException
	{
		final TiffPlane<?> marks = TiffPlane.open(file, 1);
		if (marks.width() == plane.width() && marks.height() == plane.height()) return notZero(marks, what, remarks, //
			progress);
		throw new IllegalArgumentException("The " + what + " " + file + " is " + marks.width() + " x " + marks.height() +
			" pixels, but the image " + input + " is " + plane.width() + " x " + plane.height() +
			" pixels; both must have the same size.");
	}

	private static <M extends NativeType<M> & RealType<M>> Hole notZero(final TiffPlane<M> marks, final String what,
		final List<String> remarks, final Progress progress) throws IOException
	{
		final ImagePlus pixel = marks.pixel();
		final MaskValues.Seen seen = new MaskValues.Seen(pixel.getCalibration().isSigned16Bit());
		final Hole hole = new PlaneTiles<>(marks, pixel.getBitDepth()).find(SampleRule.notZero(pixel), //
			(part, samples) -> seen.look(samples), progress, "Reading the " + what);
		if (!seen.areBinary()) remarks.add(MaskHoles.manyValues(what, pixel));
		return hole;
	}

	private <T extends NativeType<T> & RealType<T>> void copy(final TiffPlane<T> plane, final TiffSink sink,
		final Prediction prediction, final Progress progress) throws IOException
	{
		final boolean all = plane.copyTo(sink, prediction.hole(), rows -> {
			final int first = (int) rows.get(0).min(1);
			prediction.crop(new Box(0, first, plane.width(), (int) rows.get(0).dimension(1))).writeTo(rows);
		}, (done, rows) -> {
			progress.report((double) done / rows, "Writing " + output.getFileName());
			return !progress.canceled();
		});
		if (!all) throw new CanceledException("The repair was canceled; the file " + output + " was not written.");
	}

	private String identity(final Repairer repairer) throws IOException {
		return TiffSink.identity(input, RepairIdentity.of(repairer.provenance(), task.strategy(), task.grow(), task.holes()
			.name()) + "\n" + (mask == null ? "" : TiffSink.identity(mask, "")) + //
			(sketch == null ? "" : "\nsketch " + TiffSink.identity(sketch, "")));
	}
}
