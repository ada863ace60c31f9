package kintsugi.image;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import kintsugi.hole.Hole;
import kintsugi.repair.Division;

/** What a run to a file notes after each slice, for the run that may have to continue it. */
final class StreamNote {

	/** What a file's journal holds is little. */
	private static final int MOST_BYTES = 7000;
	/** What of that is left to remarks at least. */
	private static final int REMARKS_BYTES = 2000;
	/** How many numbers a note has, and had before divisions were noted; the first notes knew no sketch either. */
	private static final int NUMBERS = 5;
	private static final int NUMBERS_BEFORE = 4;
	private static final String UNKNOWN = "How holes were divided that an earlier version repaired, and how long that " +
		"took, is not known.";

	private final long start = System.nanoTime();
	private long hash;
	private long holePixels;
	private long sketchPixels;
	private int repaired;
	/** The time that earlier runs took. */
	private long nanoseconds;
	private Division division = Division.NONE;
	private final Set<String> remarks = new LinkedHashSet<>();

	/**
	 * Reads a note that {@link #toString} wrote. One without a division is read as well, and the remarks then say what is
	 * not known; but only a build of the same version can have written it, as no run goes on with the file of another
	 * version ({@link kintsugi.repair.RepairIdentity}).
	 */
	static StreamNote parse(final String text) {
		final StreamNote note = new StreamNote();
		final List<String> lines = List.of(text.split("\\n"));
		final String[] numbers = lines.get(0).split(" ");
		note.hash = Long.parseLong(numbers[0]);
		note.holePixels = Long.parseLong(numbers[1]);
		note.repaired = Integer.parseInt(numbers[2]);
		if (numbers.length >= NUMBERS_BEFORE) note.sketchPixels = Long.parseLong(numbers[3]);
		final boolean divided = numbers.length >= NUMBERS;
		if (divided) {
			note.nanoseconds = Long.parseLong(numbers[4]);
			note.division = DivisionLine.parse(lines.get(1));
		}
		else if (note.repaired > 0) note.remarks.add(UNKNOWN);
		note.remarks.addAll(lines.subList(divided ? 2 : 1, lines.size()));
		return note;
	}

	/**
	 * Adds a slice: its valid samples, its hole and its sketch, on which the result depends.
	 *
	 * @param sketch the lines, or null
	 */
	void add(final Object pixels, final Hole hole, final Hole sketch, final SliceOutcome outcome) {
		hash = hash * 31 + SampleArrays.hashValid(pixels, hole);
		hash = hash * 31 + SampleArrays.hashPlace(hole);
		if (sketch != null) hash = hash * 31 + SampleArrays.hashPlace(sketch);
		holePixels += hole.count();
		sketchPixels += outcome.sketchPixels();
		if (!hole.isEmpty()) repaired++;
		division = division.plus(outcome.division());
		remarks.addAll(outcome.remarks());
	}

	/** Tells whether another note is of the same slices. */
	boolean agrees(final StreamNote other) {
		return hash == other.hash && holePixels == other.holePixels && repaired == other.repaired;
	}

	/** Has a repair count what was done. */
	void tell(final StackRepair repair) {
		repair.count(holePixels, repaired, new SliceOutcome(remarks, division, sketchPixels), nanoseconds);
	}

	/** Writes the note, with the time since it was made or read. */
	@Override
	public String toString() {
		final long all = nanoseconds + System.nanoTime() - start;
		final StringBuilder text = new StringBuilder();
		text.append(hash).append(' ').append(holePixels).append(' ').append(repaired).append(' ').append(sketchPixels);
		text.append(' ').append(all).append('\n').append(DivisionLine.of(division, MOST_BYTES - REMARKS_BYTES));
		for (final String remark : remarks)
			if ((text + remark).getBytes(StandardCharsets.UTF_8).length < MOST_BYTES) text.append('\n').append(remark);
		return text.toString();
	}
}
