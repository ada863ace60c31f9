package kintsugi.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Reads windows, lets a filler fill them in batches, and adds what it predicts to the values of hole pixels. */
final class WindowRunner {

	static final String NON_FINITE = "Valid samples that are NaN or infinite stay as they are; " +
		"for the prediction they counted as hole.";

	private static final String SMALLER_BATCHES = " did not suffice for as many windows at once as planned, so fewer " +
		"were taken.";

	private final Filler filler;
	private final Predictor predictor;
	private final int sure;
	private final BatchPixels pixels;
	private final Set<String> remarks;

	/**
	 * @param copies how many copies of a single channel the filler gets
	 * @param sure how far from valid pixels a prediction counts alone, in pixels
	 */
	WindowRunner(final Filler filler, final int copies, final int sure, final BatchPixels pixels,
		final Set<String> remarks)
	{
		this.filler = filler;
		this.predictor = new Predictor(filler, copies, sure);
		this.sure = sure;
		this.pixels = pixels;
		this.remarks = remarks;
	}

	/**
	 * Predicts windows.
	 *
	 * @param sketch lines at the scale of the channels
	 * @param tiles those of one size follow each other
	 * @param deep what a coarser scale has filled, or null
	 * @param values to which the weighted predictions are added; only pixels of its hole
	 * @param first the channel of {@code values} that is the first of {@code channels}
	 * @return whether a smooth fill got a share somewhere; see {@link Tempering}
	 * @throws ShortOfMemory if there is too little memory for one window alone
	 */
	<T extends RealType<T>> boolean run(final List<? extends RandomAccessibleInterval<T>> channels, final Hole hole,
		final Sketch sketch, final List<Tile> tiles, final DeepFill deep, final HoleValues values, final int first,
		final Share share) throws IOException
	{
		final Blend blend = new Blend(tiles);
		final Target target = new Target(blend, deep, values, first);
		boolean smooth = false;
		for (int i = 0; i < tiles.size();) {
			share.report((double) i / tiles.size());
			final List<Tile> batch = tiles.subList(i, i + batch(tiles, i));
			final List<Job> jobs = new ArrayList<>();
			for (final Tile tile : batch) {
				final Context context = context(tile, channels, hole, deep);
				if (context.nonFinite()) remarks.add(NON_FINITE);
				final float[] depths = Remoteness.of(context, channels, hole, deep, sketch, sure);
				smooth |= depths != null;
				final Job job = new Job(tile, context, depths);
				if (context.window().equals(tile.window())) jobs.add(job);
				else predict(List.of(job), sketch, target);
			}
			if (!jobs.isEmpty()) predict(jobs, sketch, target);
			i += batch.size();
		}
		return smooth;
	}

	/** Counts the windows from one on that have its size and that a batch takes. */
	private int batch(final List<Tile> tiles, final int start) {
		final Window window = tiles.get(start).window();
		final long most = Math.max(1, pixels.most() / ((long) window.width() * window.height()));
		int end = start + 1;
		while (end < tiles.size() && end - start < most && same(tiles.get(end).window(), window))
			end++;
		return end - start;
	}

	private static boolean same(final Window a, final Window b) {
		return a.width() == b.width() && a.height() == b.height();
	}

	/** Reads a window, or a wider one where no sample of it can be used, up to the whole image. */
	private <T extends RealType<T>> Context context(final Tile tile,
		final List<? extends RandomAccessibleInterval<T>> channels, final Hole hole, final DeepFill deep)
		throws IOException
	{
		Window window = tile.window();
		while (true) {
			final Context context = Context.read(window, hole, channels, deep);
			if (!context.missing().isAll()) return context;
			final Box box = window.box();
			if (box.width() == hole.width() && box.height() == hole.height()) throw nothingValid();
			final int side = Math.max(box.width(), box.height());
			window = Window.around(box.grow(side / 2).clip(hole.width(), hole.height()), hole.width(), hole.height(),
				filler.multiple());
			if ((long) window.width() * window.height() > filler.mostPixels()) throw new IOException(String.format(
				Locale.ROOT, //
				"No sample within %,d pixels of the hole is a finite number, and the model takes no more than %,d pixels at " +
					"once. Select less, or choose another method.", side, filler.mostPixels()));
		}
	}

	private void predict(final List<Job> jobs, final Sketch sketch, final Target target) throws IOException {
		final Predictor.Filled filled;
		try {
			filled = predictor.predict(jobs.stream().map(Job::context).toList(), jobs.stream().map(Job::depths).toList(), //
				sketch);
		}
		catch (final IOException | OutOfMemoryError e) {
			if (!ShortOfMemory.isReason(e)) throw e;
			final Job job = jobs.get(0);
			final Window window = job.context().window();
			if (jobs.size() == 1) throw new ShortOfMemory(window, !window.equals(job.tile().window()), e);
			pixels.limit(jobs.size() / 2 * window.width() * window.height());
			remarks.add(ShortOfMemory.memory(e) + SMALLER_BATCHES);
			predict(jobs.subList(0, jobs.size() / 2), sketch, target);
			predict(jobs.subList(jobs.size() / 2, jobs.size()), sketch, target);
			return;
		}
		for (int i = 0; i < jobs.size(); i++)
			target.add(jobs.get(i).tile(), filled, i, filler.provenance().method());
	}

	/** A window to be predicted, with its {@link Remoteness}, or null. */
	private record Job(Tile tile, Context context, float[] depths) {}

	static IllegalArgumentException nothingValid() {
		return new IllegalArgumentException(
			"No sample outside of the hole is a finite number, so there is nothing to continue from.");
	}
}
