package kintsugi.image;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import kintsugi.hole.Hole;

/** What a run to a file notes after each slice, for the run that may have to continue it. */
final class StreamNote {

	/** What a file's journal holds is little. */
	private static final int MOST_BYTES = 7000;

	private long hash;
	private long holePixels;
	private long sketchPixels;
	private int repaired;
	private final Set<String> remarks = new LinkedHashSet<>();

	/** Reads a note that {@link #toString} wrote. */
	static StreamNote parse(final String text) {
		final StreamNote note = new StreamNote();
		final String[] lines = text.split("\\n");
		final String[] numbers = lines[0].split(" ");
		note.hash = Long.parseLong(numbers[0]);
		note.holePixels = Long.parseLong(numbers[1]);
		note.repaired = Integer.parseInt(numbers[2]);
		// an earlier version knew no sketch
		note.sketchPixels = numbers.length < 4 ? 0 : Long.parseLong(numbers[3]);
		note.remarks.addAll(List.of(lines).subList(1, lines.length));
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
		remarks.addAll(outcome.remarks());
	}

	/** Tells whether another note is of the same slices. */
	boolean agrees(final StreamNote other) {
		return hash == other.hash && holePixels == other.holePixels && repaired == other.repaired;
	}

	/** Has a repair count what was done. */
	void tell(final StackRepair repair) {
		repair.count(holePixels, sketchPixels, repaired, remarks);
	}

	@Override
	public String toString() {
		final StringBuilder text = new StringBuilder(hash + " " + holePixels + " " + repaired + " " + sketchPixels);
		for (final String remark : remarks)
			if ((text + remark).getBytes(StandardCharsets.UTF_8).length < MOST_BYTES) text.append('\n').append(remark);
		return text.toString();
	}
}
