package kintsugi.repair;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Repairs holes in planes of any real type with one method, as often as wanted. One thread uses it at a time.
 * <p>
 * Only samples in the hole are written; afterwards all others are compared with the input, bit by bit.
 * </p>
 */
public final class Repairer implements AutoCloseable {

	private final Strategy strategy;
	private Filler filler;
	/** What the memory was found to suffice for, kept from plane to plane. */
	private Approach approach;
	/** Instead of the whole image, where it is more than the filler takes at once. */
	private Approach parts;
	private BatchPixels batch;
	private final LastPlan last = new LastPlan();

	private Repairer(final Filler filler, final Strategy strategy) {
		this.strategy = strategy;
		use(filler);
	}

	private void use(final Filler newFiller) {
		filler = newFiller;
		approach = Approach.of(strategy, newFiller);
		parts = Approach.ofParts(newFiller);
		batch = new BatchPixels();
		batch.limit((int) Math.min(Integer.MAX_VALUE, newFiller.mostPixels()));
	}

	/**
	 * Opens a method.
	 *
	 * @param method one of {@link RepairMethods#names}, or the path of a model's folder or zip file
	 * @throws IOException if there is no such method or it cannot be opened, with a sentence for the user
	 */
	public static Repairer open(final String method, final Device device) throws IOException {
		return open(method, device, Strategy.AUTO);
	}

	/**
	 * Opens a method.
	 *
	 * @param method one of {@link RepairMethods#names}, or the path of a model's folder or zip file
	 * @param strategy how holes are divided
	 * @throws IOException if there is no such method or it cannot be opened, with a sentence for the user
	 */
	public static Repairer open(final String method, final Device device, final Strategy strategy) throws IOException {
		return of(RepairMethods.open(method, device), strategy);
	}

	/** Makes a repairer of a filler, which it closes when it is closed. */
	public static Repairer of(final Filler filler) {
		return of(filler, Strategy.AUTO);
	}

	/** Makes a repairer of a filler, which it closes when it is closed, with a strategy for its holes. */
	public static Repairer of(final Filler filler, final Strategy strategy) {
		return new Repairer(filler, strategy);
	}

	/**
	 * Fills the hole of one plane.
	 * <p>
	 * A filler of as many channels as the plane, or of any number, gets all of them together; any other gets each
	 * channel by itself, in as many copies as it has channels, and the mean of its fills is used. All is predicted
	 * before the first sample is written, so that canceling or failing leaves the output as it was.
	 * </p>
	 *
	 * @param input the channels, each 2-D and of the hole's size; not changed
	 * @param output as many channels, exact copies of the input in memory of their own; their hole samples are written
	 * @param progress hears how far it is, and may cancel
	 * @throws IllegalArgumentException if sizes do not fit or the hole is the whole image, with a sentence for the user
	 * @throws CanceledException if the progress says so
	 * @throws IOException if the method fails, or a valid sample of the output differs from the input's
	 */
	public <T extends RealType<T>> RepairReport repair(final List<? extends RandomAccessibleInterval<T>> input,
		final List<? extends RandomAccessibleInterval<T>> output, final Hole hole, final Progress progress)
		throws IOException
	{
		return repair(input, output, hole, null, progress);
	}

	/**
	 * Fills the hole of one plane, guided by lines that say what is to be inside; else as without them.
	 *
	 * @param sketch the pixels of the lines, as those of a hole of the same size, or null; those outside of the hole have
	 *          no effect
	 * @throws IllegalArgumentException if sizes do not fit, the hole is the whole image or the method knows no sketch,
	 *           with a sentence for the user
	 * @throws CanceledException if the progress says so
	 * @throws IOException if the method fails, or a valid sample of the output differs from the input's
	 */
	public <T extends RealType<T>> RepairReport repair(final List<? extends RandomAccessibleInterval<T>> input,
		final List<? extends RandomAccessibleInterval<T>> output, final Hole hole, final Hole sketch,
		final Progress progress) throws IOException
	{
		final long start = System.nanoTime();
		Checks.check(input, output, hole);
		final Prediction prediction = predict(input, hole, sketch, progress);
		progress.check();
		prediction.writeTo(output);
		final long changed = changes(input, output, hole);
		if (changed > 0) throw new IOException("The repair failed its check: " + changed +
			" valid samples of the result differ from the image. Do not use the result, and please report this.");
		progress.report(1, "Repaired");
		return new RepairReport(provenance(), hole.count(), (long) hole.width() * hole.height(), changed, //
			(System.nanoTime() - start) / 1e9, List.copyOf(prediction.remarks()), prediction.division(), //
			sketch == null ? OptionalLong.empty() : OptionalLong.of(prediction.sketchPixels()));
	}

	/**
	 * Predicts the hole samples of one plane, and writes nothing.
	 *
	 * @param input the channels, each 2-D and of the hole's size; not changed
	 * @param progress hears how far it is, and may cancel
	 * @throws IllegalArgumentException if sizes do not fit or the hole is the whole image, with a sentence for the user
	 * @throws CanceledException if the progress says so
	 * @throws IOException if the method fails
	 */
	public <T extends RealType<T>> Prediction predict(final List<? extends RandomAccessibleInterval<T>> input,
		final Hole hole, final Progress progress) throws IOException
	{
		return predict(input, hole, null, progress);
	}

	/**
	 * Predicts the hole samples of one plane, guided by lines that say what is to be inside, and writes nothing.
	 *
	 * @param sketch the pixels of the lines, as those of a hole of the same size, or null; those outside of the hole have
	 *          no effect
	 * @throws IllegalArgumentException if sizes do not fit, the hole is the whole image or the method knows no sketch,
	 *           with a sentence for the user
	 * @throws CanceledException if the progress says so
	 * @throws IOException if the method fails
	 */
	public <T extends RealType<T>> Prediction predict(final List<? extends RandomAccessibleInterval<T>> input,
		final Hole hole, final Hole sketch, final Progress progress) throws IOException
	{
		Checks.check(input, hole);
		if (sketch != null) Checks.checkSketch(sketch, hole, filler);
		final Sketch lines = sketch == null ? Sketch.none(hole) : Sketch.of(sketch, hole);
		final Set<String> remarks = new LinkedHashSet<>();
		if (hole.isEmpty()) remarks.add(RepairReport.EMPTY);
		while (true) {
			try {
				return predict(input, hole, lines, progress, remarks);
			}
			catch (final ShortOfMemory e) {
				afterShortage(e, remarks);
			}
			catch (final OutOfMemoryError e) {
				throw new IOException("Java's memory does not suffice for a hole of " + hole.count() + " pixels in " + //
					input.size() + " channels; nothing was changed. Select less at a time, or raise the memory in Edit > " +
					"Options > Memory.", e);
			}
		}
	}

	/** Goes on with what needs less memory than what failed: smaller windows, then another device. */
	private void afterShortage(final ShortOfMemory shortage, final Set<String> remarks) throws IOException {
		final Optional<Approach> smaller = shortage.widened() ? Optional.empty() : //
			approach.smaller(shortage.side(), filler.multiple());
		if (smaller.isPresent()) {
			remarks.add(ShortOfMemory.memory(shortage.getCause()) + " did not suffice for windows of " + shortage.side() +
				" pixels, so smaller ones were taken.");
			approach = smaller.get();
			return;
		}
		final Optional<Filler> roomier = shortage.isJavas() ? Optional.empty() : filler.roomier();
		if (roomier.isEmpty()) throw shortage;
		remarks.add("The memory of the device (" + filler.provenance().device() + ") did not suffice even for windows of " +
			shortage.side() + " pixels, so the repair ran on another (" + roomier.get().provenance().device() + ").");
		filler.close();
		use(roomier.get());
	}

	/** Gets what repairs and where it runs. */
	public Provenance provenance() {
		return filler.provenance();
	}

	/** Frees the method's memory and device. */
	@Override
	public void close() {
		filler.close();
	}

	private <T extends RealType<T>> Prediction predict(final List<? extends RandomAccessibleInterval<T>> input,
		final Hole hole, final Sketch sketch, final Progress progress, final Set<String> remarks) throws IOException
	{
		final boolean together = filler.channels() == 0 || filler.channels() == input.size();
		final int group = together ? input.size() : 1;
		final Approach fitting = approach.takes(hole, filler) ? approach : parts;
		final WindowRunner runner = new WindowRunner(filler, together ? 1 : filler.channels(), fitting.alone(), batch, //
			remarks);
		final Solver solver = new Solver(fitting, filler.multiple(), last, runner, remarks);
		final HoleValues values = new HoleValues(last.index(hole), input.size());
		for (int first = 0; first < input.size(); first += group) {
			final String message = together ? "Repairing" : "Repairing channel " + (first + 1) + " of " + input.size();
			final Share share = new Share(progress, (double) first / input.size(), (double) (first + group) / input.size(), //
				message);
			solver.solve(input.subList(first, first + group), hole, sketch, values, first, share);
		}
		return new Prediction(values, sketch.lines().count(), solver.division(), remarks);
	}

	private static <T extends RealType<T>> long changes(final List<? extends RandomAccessibleInterval<T>> input,
		final List<? extends RandomAccessibleInterval<T>> output, final Hole hole)
	{
		long changes = 0;
		for (int channel = 0; channel < input.size(); channel++)
			changes += new Samples<T>(output.get(channel)).changes(new Samples<T>(input.get(channel)), hole);
		return changes;
	}
}
