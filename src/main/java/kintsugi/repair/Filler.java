package kintsugi.repair;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import kintsugi.model.Normalisation;

/**
 * A repair method made ready: it predicts the samples of holes in arrays.
 * <p>
 * It works in network space: the robust range of the valid intensities is [-1, 1], values beyond it are not clipped.
 * One thread uses it at a time.
 * </p>
 */
public interface Filler extends AutoCloseable {

	/** Gets the number of channels that {@link #fill} takes; 0 stands for any number. */
	int channels();

	/** Gets the number that height and width must be multiples of; 1 if any size will do. */
	int multiple();

	/**
	 * Predicts the samples in the hole.
	 *
	 * @param image [C, H, W] in network space, 0 in the hole; may be overwritten and returned
	 * @param mask [H, W], 1 = valid, 0 = hole; at least one pixel is valid
	 * @return [C, H, W] in network space, of which only the samples in the hole are used
	 * @throws IOException if it cannot, with a sentence for the user
	 */
	float[] fill(float[] image, float[] mask, int c, int h, int w) throws IOException;

	/**
	 * Predicts the samples in the holes of several windows of one size.
	 *
	 * @param images [N, C, H, W], each as for {@link #fill(float[], float[], int, int, int)}; may be overwritten
	 * @param masks [N, H, W]
	 * @return [N, C, H, W]
	 * @throws IOException if it cannot, with a sentence for the user
	 */
	default float[] fill(final float[] images, final float[] masks, final int n, final int c, final int h, final int w)
		throws IOException
	{
		if (n == 1) return fill(images, masks, c, h, w);
		final int size = c * h * w;
		final float[] filled = new float[n * size];
		for (int i = 0; i < n; i++) {
			final float[] image = Arrays.copyOfRange(images, i * size, (i + 1) * size);
			final float[] mask = Arrays.copyOfRange(masks, i * h * w, (i + 1) * h * w);
			System.arraycopy(fill(image, mask, c, h, w), 0, filled, i * size, size);
		}
		return filled;
	}

	/** Tells whether it sees sketches, lines inside holes that guide what it predicts. */
	default boolean sketched() {
		return false;
	}

	/**
	 * Predicts the samples in the holes of several windows of one size, guided by lines where it sees sketches.
	 *
	 * @param images [N, C, H, W], each as for {@link #fill(float[], float[], int, int, int)}; may be overwritten
	 * @param masks [N, H, W]
	 * @param sketches [N, H, W], 1 on lines inside holes, 0 elsewhere; null for no line
	 * @return [N, C, H, W]
	 * @throws IOException if it cannot, with a sentence for the user
	 */
	default float[] fill(final float[] images, final float[] masks, final float[] sketches, final int n, final int c,
		final int h, final int w) throws IOException
	{
		return fill(images, masks, n, c, h, w);
	}

	/**
	 * Gets how many pixels of the image around a hole it needs to be as good as with the whole image.
	 *
	 * @param width how wide the hole is, across its shorter side, in pixels
	 */
	default int context(final int width) {
		return Math.max(64, Math.min(1024, 2 * width));
	}

	/** Gets the longest side in pixels of the windows that it is good at and has the memory for. */
	default int longest() {
		return 4096;
	}

	/**
	 * Gets the most pixels, n · H · W, that it takes at once, where its memory grows faster than they do: n images take
	 * no more of it than one of n times the pixels.
	 */
	default long mostPixels() {
		return Long.MAX_VALUE;
	}

	/** Gets the width in pixels up to which holes are best filled at once, without a coarser scale before. */
	default int widest() {
		return 2048;
	}

	/** Gets how far from valid pixels, in pixels, its predictions are better alone than with a smooth fill. */
	default int sure() {
		return Integer.MAX_VALUE;
	}

	/**
	 * Opens the same method where there is more memory, such as on the CPU for one that runs on a GPU.
	 *
	 * @return another filler, to be closed by the caller; none if there is no such place
	 * @throws IOException if it cannot be opened
	 */
	default Optional<Filler> roomier() throws IOException {
		return Optional.empty();
	}

	/** Gets how intensities are to be brought to network space. */
	default Normalisation normalisation() {
		return Normalisation.DEFAULT;
	}

	/** Gets what this is and where it runs; right at any time, also after a change of the device. */
	Provenance provenance();

	/** Frees the memory and the device; the filler cannot be used any more. */
	@Override
	void close();
}
