package kintsugi.image;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import kintsugi.hole.Hole;
import kintsugi.repair.Prediction;
import kintsugi.repair.Progress;
import kintsugi.repair.Provenance;
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

	/** Prepares to repair planes of an image. */
	PlaneRepairer(final Repairer repairer, final ImagePlus image) {
		this.repairer = repairer;
		width = image.getWidth();
		height = image.getHeight();
		palette = Palette.of(image);
	}

	/** Gets what repairs. */
	Provenance provenance() {
		return repairer.provenance();
	}

	/**
	 * Predicts the samples of a hole.
	 *
	 * @param pixels the plane in ImageJ's own array; not changed
	 * @throws IllegalArgumentException if the hole is the whole plane or of another size, with a sentence for the user
	 * @throws IOException if the method fails
	 */
	Filling fill(final Object pixels, final Hole hole, final Progress progress) throws IOException {
		check(hole);
		if (palette != null) return fillIndexed((byte[]) pixels, hole, progress);
		if (pixels instanceof byte[]) return fill(pixels, hole, progress, //
			array -> List.of(ArrayImgs.unsignedBytes((byte[]) array, width, height)));
		if (pixels instanceof short[]) return fill(pixels, hole, progress, //
			array -> List.of(ArrayImgs.unsignedShorts((short[]) array, width, height)));
		if (pixels instanceof float[]) return fill(pixels, hole, progress, //
			array -> List.of(ArrayImgs.floats((float[]) array, width, height)));
		return fill(pixels, hole, progress, array -> Planes.of(new ColorProcessor(width, height, (int[]) array)));
	}

	private void check(final Hole hole) {
		if (hole.width() != width || hole.height() != height) throw new IllegalArgumentException("The hole is " +
			hole.width() + " x " + hole.height() + " pixels, but the image is " + width + " x " + height +
			" pixels; both must have the same size.");
		if (hole.isAll()) throw new IllegalArgumentException("The hole covers the whole image of " + width + " x " +
			height + " pixels, so there is nothing to continue from. Select a smaller part of it.");
	}

	private <T extends RealType<T>> Filling fill(final Object pixels, final Hole hole, final Progress progress,
		final Function<Object, List<RandomAccessibleInterval<T>>> channels) throws IOException
	{
		final Prediction prediction = repairer.predict(channels.apply(pixels), hole, progress);
		return new Filling() {

			@Override
			public void writeTo(final Object target) throws IOException {
				prediction.writeTo(channels.apply(target));
			}

			@Override
			public Set<String> remarks() {
				return prediction.remarks();
			}
		};
	}

	private Filling fillIndexed(final byte[] indices, final Hole hole, final Progress progress) throws IOException {
		final ColorProcessor colours = palette.colours(new ByteProcessor(width, height, indices));
		final Prediction prediction = repairer.predict(Planes.of(colours), hole, progress);
		return new Filling() {

			@Override
			public void writeTo(final Object target) throws IOException {
				prediction.writeTo(Planes.of(colours));
				palette.index(colours, hole, new ByteProcessor(width, height, (byte[]) target));
			}

			@Override
			public Set<String> remarks() {
				return prediction.remarks();
			}
		};
	}
}
