package kintsugi.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import kintsugi.model.Normalisation.Range;

/** Brings a window to network space, lets a filler fill it, and checks what comes back. */
final class Predictor {

	private final Filler filler;

	Predictor(final Filler filler) {
		this.filler = filler;
	}

	/**
	 * Fills the missing pixels of a context.
	 *
	 * @param first the image's index of the context's first channel
	 * @param copies how many copies of the context's one channel the filler gets, 1 for none but itself; the mean of
	 *          their fills is taken
	 * @throws IOException if the filler fails or gives values that are no numbers, with a sentence for the user
	 */
	List<Fill> predict(final Context context, final int first, final int copies) throws IOException {
		final Window window = context.window();
		final Range range = filler.normalisation().range(context.samples(), context.channels(), context.missing());
		final int channels = context.channels() * copies;
		final float[] image = image(context, range, channels);
		final float[] mask = mask(context);
		final float[] filled = filler.fill(image, mask, channels, window.height(), window.width());
		if (filled.length != channels * window.width() * window.height()) throw new IOException("The method '" +
			filler.provenance().method() + "' gave " + filled.length + " values for " + channels + " channels of " +
			window.width() + " x " + window.height() + " pixels; nothing was written.");
		final List<Fill> fills = new ArrayList<>();
		for (int channel = 0; channel < context.channels(); channel++) {
			final Fill fill = new Fill(first + channel, window.box(), mean(filled, channel, copies, window), range);
			check(fill, context.missing());
			fills.add(fill);
		}
		return fills;
	}

	/** Maps the valid samples to network space, [C, H, W] of the whole window, 0 where they are missing. */
	private static float[] image(final Context context, final Range range, final int channels) {
		final Window window = context.window();
		final Box box = window.box();
		final int size = window.width() * window.height();
		final float[] image = new float[Context.length(channels, window.width(), window.height())];
		int from = 0;
		for (int channel = 0; channel < context.channels(); channel++)
			for (int y = 0; y < box.height(); y++) {
				final int to = channel * size + y * window.width();
				for (int x = 0; x < box.width(); x++)
					image[to + x] = range.toNetwork(context.samples()[from++]);
			}
		for (int channel = 0; channel < context.channels(); channel++) {
			final int start = channel * size;
			context.missing().forEachRun((y, left, right) -> Arrays.fill(image, start + y * window.width() + left, //
				start + y * window.width() + right, 0));
		}
		for (int channel = context.channels(); channel < channels; channel++)
			System.arraycopy(image, 0, image, channel * size, size);
		return image;
	}

	/** Makes the mask [H, W] of the whole window: 1 = valid, 0 = hole, also outside the image. */
	private static float[] mask(final Context context) {
		final Window window = context.window();
		return context.missing().crop(new Box(0, 0, window.width(), window.height())).validMask();
	}

	/** Takes the mean of the copies of one channel and cuts off what lies outside the image. */
	private static float[] mean(final float[] filled, final int channel, final int copies, final Window window) {
		final Box box = window.box();
		final int size = window.width() * window.height();
		final float[] mean = new float[box.width() * box.height()];
		for (int copy = 0; copy < copies; copy++)
			for (int y = 0; y < box.height(); y++) {
				final int start = (channel + copy) * size + y * window.width();
				for (int x = 0; x < box.width(); x++)
					mean[y * box.width() + x] += filled[start + x] / copies;
			}
		return mean;
	}

	private void check(final Fill fill, final Hole missing) throws IOException {
		final float[] values = fill.values();
		final int[] bad = { -1 };
		missing.forEachRun((y, from, to) -> {
			for (int i = y * missing.width() + from; i < y * missing.width() + to; i++)
				if (!Float.isFinite(values[i])) bad[0] = i;
		});
		if (bad[0] >= 0) throw new IOException("The method '" + filler.provenance().method() + "' gave " +
			values[bad[0]] + " for the pixel at " + (fill.box().x() + bad[0] % missing.width()) + ", " + //
			(fill.box().y() + bad[0] / missing.width()) + "; nothing was written. Try another model or method.");
	}
}
