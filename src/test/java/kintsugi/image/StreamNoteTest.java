package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import kintsugi.hole.Hole;
import kintsugi.repair.Division;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairReport;
import kintsugi.repair.Repairer;

class StreamNoteTest {

	private static final int MOST_BYTES = 8000;
	private static final Hole HOLE = Hole.where(4, 3, (x, y) -> x == 1);
	private static final Division DIVISION = new Division(Map.of("128 x 128", 5L, "160 x 128", 2L), 3, 900, 8, true, //
		Set.of("coarse to fine, as wider than 64 pixels"));
	private static final String UNKNOWN = "an earlier version repaired";

	@Property(tries = 50)
	void whatASliceIsDividedIntoComesBack(@ForAll @Size(max = 40) final Map<@IntRange(min = 1, max = 4096) Integer, //
			@LongRange(min = 1) Long> sizes, @ForAll @LongRange(min = 0) final long wide,
		@ForAll @IntRange(min = 1, max = 64) final int scale, @ForAll final boolean smooth, @ForAll @Size(max = 3) //
		final Set<@IntRange(min = 0) Integer> reasons) throws IOException
	{
		final Division division = new Division(sizes.entrySet().stream().collect(Collectors.toMap(size -> size.getKey() +
			" x 64", Map.Entry::getValue)), wide, 17, scale, smooth, reasons.stream().map(width -> "wider than " + width +
				" pixels").collect(Collectors.toSet()));
		assertThat(report(StreamNote.parse(note(division, "It was dark.").toString())).division()).isEqualTo(division);
	}

	@Example
	void remarksAndCountsComeBack() throws IOException {
		final RepairReport report = report(StreamNote.parse(note(DIVISION, "It was dark.", "3 µm are missing.")
			.toString()));
		assertThat(report.remarks()).contains("It was dark.", "3 µm are missing.").noneMatch(remark -> remark.contains(
			UNKNOWN));
		assertThat(report.holePixels()).isEqualTo(2 * HOLE.count());
	}

	@Example
	void theNoteOfAVersionThatKnewNoDivisionIsReadAndTheRemarksSayWhatIsMissing() throws IOException {
		for (final String numbers : new String[] { "77 3 1", "77 3 1 0" }) {
			final RepairReport report = report(StreamNote.parse(numbers + "\nIt was dark."));
			assertThat(report.remarks()).contains("It was dark.").anyMatch(remark -> remark.contains(UNKNOWN));
			assertThat(report.holePixels()).isEqualTo(3 + HOLE.count());
			assertThat(report.division()).isEqualTo(Division.NONE);
		}
		assertThat(report(StreamNote.parse("77 0 0 0")).remarks()).noneMatch(remark -> remark.contains(UNKNOWN));
	}

	@Example
	void theTimeOfEarlierRunsIsAdded() throws IOException {
		final String text = note(DIVISION).toString();
		final String[] numbers = text.split("\n")[0].split(" ");
		final String late = text.replace(" " + numbers[4] + "\n", " 7000000000\n");
		final StreamNote note = StreamNote.parse(late);
		assertThat(report(note).seconds()).isGreaterThanOrEqualTo(7);
		assertThat(Long.parseLong(note.toString().split("\n")[0].split(" ")[4])).isGreaterThanOrEqualTo(7_000_000_000L);
	}

	@Example
	void manySizesAndRemarksFitIntoAJournal() throws IOException {
		final Map<String, Long> windows = IntStream.range(0, 3000).boxed().collect(Collectors.toMap(side -> side +
			" x 1024", side -> 2L));
		final Division division = new Division(windows, 1, 5000, 16, false, DIVISION.reasons());
		final String[] remarks = IntStream.range(0, 200).mapToObj(i -> "Slice " + i + " is as dark as others are.").toArray(
			String[]::new);
		final String text = note(division, remarks).toString();
		assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
		final RepairReport report = report(StreamNote.parse(text));
		assertThat(report.remarks()).contains(remarks[0]);
		assertThat(report.division().count()).isEqualTo(6000);
		assertThat(report.division().toWords()).startsWith("6,000 windows of ").contains(" sizes", "from 1/16 on", //
			"as wider than 64 pixels");
	}

	private static StreamNote note(final Division division, final String... remarks) {
		final StreamNote note = new StreamNote();
		note.add(new byte[12], HOLE, null, new SliceOutcome(new LinkedHashSet<>(List.of(remarks)), division, 0));
		return note;
	}

	/** Has a repair of one slice, whose division is none, go on after a note. */
	private static RepairReport report(final StreamNote note) throws IOException {
		final ImagePlus image = new ImagePlus("dark", new ByteProcessor(4, 3));
		try (Repairer repairer = Repairer.of(new FlatFiller(0, 0))) {
			final StackRepair repair = new StackRepair(image, slice -> HOLE, Scope.STACK);
			note.tell(repair);
			return repair.run(repairer, 1, (slice, samples, hole, progress) -> SliceOutcome.NONE, "", Progress.NONE);
		}
	}
}
