package kintsugi.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import ij.ImagePlus;
import kintsugi.hole.Hole;
import kintsugi.repair.Division;
import kintsugi.repair.Progress;
import kintsugi.repair.RemainingTime;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Repairer;

/** Goes through the slices of an image, finds the hole of each, and sums up what was done. */
final class StackRepair {

	/** How many slices a remark names. */
	private static final int NAMED = 5;

	private final Pixels pixels;
	private final SliceHoles holes;
	private final BitSet scope;
	private final Hole none;
	private final Set<String> remarks = new LinkedHashSet<>();
	/** Slices that are all hole. */
	private final BitSet left = new BitSet();
	private long holePixels;
	private long sketchPixels;
	private int repaired;
	/** The time that earlier runs took. */
	private long nanoseconds;
	private Division division = Division.NONE;

	/**
	 * Prepares to repair an image.
	 *
	 * @param scope which slices are repaired: those that belong to it now, whatever the user moves to meanwhile
	 */
	StackRepair(final ImagePlus image, final SliceHoles holes, final Scope scope) {
		Memory.checkPlane(image);
		this.pixels = new Pixels(image);
		this.holes = holes;
		this.scope = new BitSet();
		for (int slice = 1; slice <= pixels.size(); slice++)
			this.scope.set(slice, scope.contains(image, slice));
		none = Hole.none(pixels.width(), pixels.height());
	}

	/** Gets the samples. */
	Pixels pixels() {
		return pixels;
	}

	/**
	 * Gets the hole of a slice, empty outside of the scope and, in a stack, where nothing is left to repair it by.
	 */
	Hole hole(final int slice, final Object samples) throws IOException {
		final Hole hole = scope.get(slice) ? holes.of(slice, samples) : none;
		if (hole.width() != pixels.width() || hole.height() != pixels.height()) throw new IllegalArgumentException(
			"The hole is " + hole.width() + " x " + hole.height() + " pixels, but the image is " + pixels.width() + " x " +
				pixels.height() + " pixels; both must have the same size.");
		if (pixels.size() == 1 || hole.isEmpty() || SampleArrays.hasValid(samples, hole)) return hole;
		left.set(slice);
		return none;
	}

	/** Gets the lines of a slice, or null if there is no sketch. */
	Hole sketch(final int slice) throws IOException {
		final Optional<SliceHoles> sketch = holes.sketch();
		return sketch.isEmpty() ? null : sketch.get().of(slice);
	}

	/**
	 * Counts slices that an earlier run repaired, so that {@link #run} can go on after them.
	 *
	 * @param slices how many had a hole
	 * @param outcome what there is to say of all of them
	 * @param itsNanoseconds the time that it took
	 */
	void count(final long itsHolePixels, final int slices, final SliceOutcome outcome, final long itsNanoseconds) {
		count(itsHolePixels, slices, outcome);
		nanoseconds += itsNanoseconds;
	}

	private void count(final long itsHolePixels, final int slices, final SliceOutcome outcome) {
		holePixels += itsHolePixels;
		repaired += slices;
		sketchPixels += outcome.sketchPixels();
		remarks.addAll(outcome.remarks());
		division = division.plus(outcome.division());
	}

	/**
	 * Goes through the slices.
	 *
	 * @param repairer what the work repairs with
	 * @param first the first slice to work on, from 1
	 * @param emptyRemark what is said if no slice has a hole
	 * @throws IllegalArgumentException if no slice with a hole can be repaired, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 */
	RepairReport run(final Repairer repairer, final int first, final SliceWork work, final String emptyRemark,
		final Progress progress) throws IOException
	{
		final long start = System.nanoTime();
		final RemainingTime time = new RemainingTime();
		try (ReadAhead reader = new ReadAhead(pixels)) {
			for (int slice = first; slice <= pixels.size(); slice++) {
				progress.check();
				final Object samples = reader.of(slice);
				final Hole hole = hole(slice, samples);
				final SliceProgress part = new SliceProgress(progress, slice, first, pixels.size(), time);
				final SliceOutcome outcome = work.take(slice, samples, hole, part);
				count(hole.count(), hole.isEmpty() ? 0 : 1, outcome);
			}
		}
		if (repaired == 0 && !left.isEmpty()) throw new IllegalArgumentException("Each slice with a hole is all hole, so " +
			"there is nothing to continue from. Select a smaller part of it.");
		progress.report(1, "Repaired");
		final long all = (long) pixels.width() * pixels.height() * pixels.size();
		// the device may have changed on the way
		return new RepairReport(repairer.provenance(), holePixels, all, 0, //
			(nanoseconds + System.nanoTime() - start) / 1e9, //
			remarks(emptyRemark), division, holes.sketch().isEmpty() ? OptionalLong.empty() : OptionalLong.of(sketchPixels));
	}

	private List<String> remarks(final String emptyRemark) {
		final List<String> all = new ArrayList<>(holes.remarks());
		all.addAll(remarks);
		if (left.cardinality() == 1) all.add("Slice " + left.nextSetBit(0) + " is all hole and was left as it is.");
		if (left.cardinality() > 1) all.add(left.cardinality() + " slices are all hole and were left as they are: " + left
			.stream().limit(NAMED).mapToObj(Integer::toString).collect(Collectors.joining(", ")) + //
			(left.cardinality() > NAMED ? " and others." : "."));
		if (holePixels == 0) all.add(emptyRemark);
		else if (repaired < pixels.size()) all.add(repaired + " of " + pixels.size() +
			" slices had a hole and were repaired.");
		return all;
	}
}
