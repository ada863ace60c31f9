package kintsugi.image;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import kintsugi.hole.Hole;
import kintsugi.repair.Prediction;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

/** Repairs planes of one image: grey ones by their samples, RGB and indexed ones in their three colours together. */
final class PlaneRepairer {

	private final Repairer repairer;
	private final int width;
	private final int height;
	private final Palette palette;
	private final SliceHoles holes;

	/**
	 * Prepares to repair planes of an image.
	 *
	 * @param holes the image's, which know the sketch
	 */
	PlaneRepairer(final Repairer repairer, final ImagePlus image, final SliceHoles holes) {
		this.repairer = repairer;
		this.holes = holes;
		width = image.getWidth();
		height = image.getHeight();
		palette = Palette.of(image);
	}

	/**
	 * Predicts the samples of a hole.
	 *
	 * @param slice the plane's index in the stack, from 1
	 * @param pixels the plane in ImageJ's own array; not changed
	 * @throws IllegalArgumentException if the hole is the whole plane or of another size, or there is a sketch that the
	 *           method does not know, with a sentence for the user
	 * @throws IOException if the method fails
	 */
	Filling fill(final int slice, final Object pixels, final Hole hole, final Progress progress) throws IOException {
		final Optional<SliceHoles> lines = holes.sketch();
		final Hole sketch = lines.isEmpty() ? null : lines.get().of(slice);
		if (palette != null) return fillIndexed((byte[]) pixels, hole, sketch, progress);
		if (pixels instanceof byte[]) return fill(pixels, hole, sketch, progress, //
			array -> List.of(ArrayImgs.unsignedBytes((byte[]) array, width, height)));
		if (pixels instanceof short[]) return fill(pixels, hole, sketch, progress, //
			array -> List.of(ArrayImgs.unsignedShorts((short[]) array, width, height)));
		if (pixels instanceof float[]) return fill(pixels, hole, sketch, progress, //
			array -> List.of(ArrayImgs.floats((float[]) array, width, height)));
		return fill(pixels, hole, sketch, progress, //
			array -> Planes.of(new ColorProcessor(width, height, (int[]) array)));
	}

	private <T extends RealType<T>> Filling fill(final Object pixels, final Hole hole, final Hole sketch,
		final Progress progress, final Function<Object, List<RandomAccessibleInterval<T>>> channels) throws IOException
	{
		final Prediction prediction = repairer.predict(channels.apply(pixels), hole, sketch, progress);
		return filling(prediction, target -> prediction.writeTo(channels.apply(target)));
	}

	private Filling fillIndexed(final byte[] indices, final Hole hole, final Hole sketch, final Progress progress)
		throws IOException
	{
		final ColorProcessor colours = palette.colours(new ByteProcessor(width, height, indices));
		final Prediction prediction = repairer.predict(Planes.of(colours), hole, sketch, progress);
		return filling(prediction, target -> {
			prediction.writeTo(Planes.of(colours));
			palette.index(colours, hole, new ByteProcessor(width, height, (byte[]) target));
		});
	}

	private static Filling filling(final Prediction prediction, final Filling.Writer writer) {
		return new Filling(writer, new SliceOutcome(prediction.remarks(), prediction.division(), //
			prediction.sketchPixels()));
	}
}
