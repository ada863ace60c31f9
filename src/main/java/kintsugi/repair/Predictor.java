package kintsugi.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import kintsugi.hole.Box;
import kintsugi.model.Normalisation.Range;

/**
 * Brings windows of one size to network space and lets a filler fill them.
 * <p>
 * Each window has its own intensity range. Windows that overlap share most of their samples, so that their ranges
 * differ little, and {@link Blend} leaves no step of what is left; a range of the whole image instead was within 0.1 dB
 * on photographs, for holes of 5 to 100 pixels, and would make a repair depend on far parts of the image.
 * </p>
 */
final class Predictor {

	private final Filler filler;
	private final int copies;
	private final int sure;

	/**
	 * @param copies how many copies of a single channel the filler gets, 1 for none but itself; the mean is taken
	 * @param sure how far from valid pixels a prediction counts alone, in pixels; see {@link Tempering}
	 */
	Predictor(final Filler filler, final int copies, final int sure) {
		this.filler = filler;
		this.copies = copies;
		this.sure = sure;
	}

	/**
	 * Windows after a prediction.
	 *
	 * @param contexts the windows
	 * @param values [N, C · copies, H, W] in network space
	 * @param ranges of each window
	 */
	record Filled(List<Context> contexts, float[] values, List<Range> ranges, int copies) {

		/** Gets the predicted intensity of a pixel of the window's box, neither clipped nor rounded; may be no number. */
		double intensity(final int number, final int channel, final int x, final int y) {
			final Window window = contexts.get(number).window();
			final int size = window.width() * window.height();
			final int first = (number * contexts.get(number).channels() * copies + channel) * size + //
				(y - window.box().y()) * window.width() + x - window.box().x();
			if (copies == 1) return ranges.get(number).fromNetwork(values[first]);
			float mean = 0;
			for (int copy = 0; copy < copies; copy++)
				mean += values[first + copy * size] / copies;
			return ranges.get(number).fromNetwork(mean);
		}
	}

	/**
	 * Fills the missing pixels of windows of one size.
	 *
	 * @param depths the {@link Remoteness} of each window, or null
	 * @param sketch lines at the scale of the windows
	 * @throws IOException if the filler fails, with a sentence for the user
	 */
	Filled predict(final List<Context> contexts, final List<float[]> depths, final Sketch sketch) throws IOException {
		final Window window = contexts.get(0).window();
		final int channels = contexts.get(0).channels() * copies;
		final int size = Context.length(1, window.width(), window.height());
		final int length = Context.length(contexts.size() * channels, window.width(), window.height());
		final float[] images = new float[length];
		final float[] masks = new float[contexts.size() * size];
		final List<Range> ranges = new ArrayList<>();
		for (int i = 0; i < contexts.size(); i++) {
			final Context context = contexts.get(i);
			ranges.add(filler.normalisation().range(context.samples(), context.channels(), context.missing()));
			image(context, ranges.get(i), channels, images, i * channels * size);
			mask(context, masks, i * size);
		}
		final float[] lines = sketch.in(contexts);
		final Tempering tempering = new Tempering(contexts, depths, images, masks, lines, channels, sure);
		final float[] filled = filler.fill(images, masks, lines, contexts.size(), channels, window.height(), //
			window.width());
		if (filled.length != length) throw new IOException("The method '" + filler.provenance().method() + "' gave " +
			filled.length + " values for " + contexts.size() + " x " + channels + " channels of " + window.width() + " x " +
			window.height() + " pixels; nothing was written.");
		tempering.temper(filled);
		return new Filled(contexts, filled, ranges, copies);
	}

	/** Maps the valid samples to network space, [C, H, W] of the whole window, 0 where they are missing. */
	private static void image(final Context context, final Range range, final int channels, final float[] image,
		final int start)
	{
		final Window window = context.window();
		final Box box = window.box();
		final int size = window.width() * window.height();
		int from = 0;
		for (int channel = 0; channel < context.channels(); channel++)
			for (int y = 0; y < box.height(); y++) {
				final int to = start + channel * size + y * window.width();
				for (int x = 0; x < box.width(); x++)
					image[to + x] = range.toNetwork(context.samples()[from++]);
			}
		for (int channel = 0; channel < context.channels(); channel++) {
			final int first = start + channel * size;
			context.missing().forEachRun((y, left, right) -> Arrays.fill(image, first + y * window.width() + left, //
				first + y * window.width() + right, 0));
		}
		for (int channel = context.channels(); channel < channels; channel++)
			System.arraycopy(image, start, image, start + channel * size, size);
	}

	/** Makes the mask [H, W] of the whole window: 1 = valid, 0 = hole, also outside the image. */
	private static void mask(final Context context, final float[] masks, final int start) {
		final Window window = context.window();
		for (int y = 0; y < window.box().height(); y++)
			Arrays.fill(masks, start + y * window.width(), start + y * window.width() + window.box().width(), 1);
		context.missing().forEachRun((y, left, right) -> Arrays.fill(masks, start + y * window.width() + left, //
			start + y * window.width() + right, 0));
	}
}
