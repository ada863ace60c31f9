package kintsugi.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import kintsugi.evaluate.Depth;
import kintsugi.evaluate.WholeImage;
import kintsugi.evaluate.WholeImageReader;

/**
 * Reads whole images for an evaluation with ImageJ, as a repair sees them: RGB and indexed images in their three
 * colours, all others channel by channel. Of a file with more slices, at most {@value #SLICES}, evenly spread.
 */
public final class WholeImages implements WholeImageReader {

	/** The most slices of a file; neighbours are alike, so that more of them say little. */
	static final int SLICES = 16;

	@Override
	public List<WholeImage> read(final Path file, final int size) throws IOException {
		final ImagePlus image = ImageFiles.read(file);
		final Palette palette = Palette.of(image);
		final String name = file.getFileName().toString();
		final int slices = image.getStackSize();
		final int used = Math.min(slices, SLICES);
		final List<WholeImage> images = new ArrayList<>();
		for (int i = 0; i < used; i++) {
			final int slice = 1 + (int) ((long) i * slices / used);
			final ImageProcessor plane = ImageLike.plane(image, slice);
			final ImageProcessor seen = palette == null ? plane : palette.colours(plane);
			images.add(of(slices == 1 ? name : name + "#" + slice, centre(seen, size)));
		}
		return images;
	}

	private static ImageProcessor centre(final ImageProcessor plane, final int size) {
		final int width = Math.min(size, plane.getWidth());
		final int height = Math.min(size, plane.getHeight());
		plane.setRoi((plane.getWidth() - width) / 2, (plane.getHeight() - height) / 2, width, height);
		return plane.crop();
	}

	private static WholeImage of(final String name, final ImageProcessor plane) throws IOException {
		final int channels = plane instanceof ColorProcessor ? 3 : 1;
		final int size = plane.getWidth() * plane.getHeight();
		final float[] samples = new float[channels * size];
		for (int c = 0; c < channels; c++)
			System.arraycopy(plane.toFloat(c, null).getPixels(), 0, samples, c * size, size);
		for (final float sample : samples)
			if (!Float.isFinite(sample)) throw new IOException("it has samples that are NaN or infinite");
		final Depth depth = switch (plane.getBitDepth()) {
			case 16 -> Depth.BITS_16;
			case 32 -> Depth.BITS_32;
			default -> Depth.BITS_8;
		};
		return WholeImage.of(name, plane.getWidth(), plane.getHeight(), channels, depth, samples);
	}
}
