package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import kintsugi.hole.Hole;
import kintsugi.repair.LimitedFiller.Batch;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

/** Tests what a repair does when the memory does not suffice, and that nothing is lost by it. */
class ShortageTest {

	private static final Hole SPECKS = Hole.where(900, 700, (x, y) -> x % 200 < 5 && y % 200 < 5);
	private static final Hole BLOB = Hole.where(900, 700, (x, y) -> Math.abs(x - 400) < 90 && Math.abs(y - 300) < 90);

	@Test
	void windowsOfOneSizeAreFilledTogether() throws IOException {
		final LimitedFiller filler = filler();
		repair(filler, SPECKS);
		assertThat(filler.batches()).extracting(Batch::n).anyMatch(n -> n > 3);
	}

	@Test
	void fewerWindowsAtOnceGiveTheSame() throws IOException {
		final LimitedFiller small = filler().memory(2 * 96 * 96);
		final var little = repair(small, SPECKS);
		assertThat(small.batches()).extracting(Batch::n).allMatch(n -> n <= 2);
		assertThat(little.report().toSentence()).contains("fewer were taken");
		assertSame(little, repair(filler(), SPECKS));
	}

	@Test
	void smallerWindowsAreTakenAndItIsSaid() throws IOException {
		final LimitedFiller small = filler().memory(160 * 160);
		final var repaired = repair(small, BLOB);
		assertThat(small.batches()).allMatch(batch -> batch.h() <= 160 && batch.w() <= 160);
		assertThat(repaired.report().toSentence()).contains("smaller ones were taken");
		assertThat(repaired.at(400, 300)).isBetween(1000.0, 1700.0);
	}

	@Test
	void anotherDeviceIsTakenAtLastAndItIsSaid() throws IOException {
		final LimitedFiller roomy = filler();
		final var repaired = repair(filler().memory(10).roomier(roomy), SPECKS);
		assertThat(roomy.batches()).isNotEmpty();
		assertThat(repaired.report().provenance().device()).isEqualTo("CPU");
		assertThat(repaired.report().toSentence()).contains("(CUDA) did not suffice").contains("another (CPU)");
		assertSame(repaired, repair(filler(), SPECKS));
	}

	@Test
	void withoutAnyMemoryTheErrorSaysWhatToDo() {
		assertThatThrownBy(() -> repair(filler().memory(10), SPECKS)).isInstanceOf(IOException.class)
			.hasMessageContaining("memory does not suffice").hasMessageContaining("nothing was changed");
	}

	@Test
	void aWindowThatIsWideForWantOfValidSamplesIsNotTriedAgain() {
		final Img<FloatType> corner = Planes.floats(900, 700, i -> i % 900 > 880 && i / 900 > 680 ? 7 : Double.NaN);
		final LimitedFiller small = filler().memory(300 * 300);
		assertThatThrownBy(() -> Planes.repair(small, BLOB, corner)).isInstanceOf(IOException.class)
			.hasMessageContaining("memory does not suffice for a window of");
		assertThat(small.failures()).isOne();
	}

	@Test
	void aWindowThatIsWideForWantOfValidSamplesGoesToTheRoomierDevice() throws IOException {
		final Img<FloatType> corner = Planes.floats(900, 700, i -> i % 900 > 880 && i / 900 > 680 ? 7 : Double.NaN);
		final var repaired = Planes.repair(filler().memory(300 * 300).roomier(filler()), BLOB, corner);
		assertThat(repaired.at(400, 300)).isBetween(6.9, 7.1);
		assertThat(repaired.report().provenance().device()).isEqualTo("CPU");
	}

	@ParameterizedTest
	@ValueSource(ints = { 224, 256, 200, 512 })
	void windowsOfTheLeastSideAreTriedBeforeItGivesUp(final int longest) throws IOException {
		final LimitedFiller small = new LimitedFiller(new PyramidHarmonicFiller(), 32, longest, 512).memory(128 * 128);
		repair(small, BLOB);
		assertThat(small.batches()).isNotEmpty().allMatch(batch -> batch.h() <= 128 && batch.w() <= 128);
	}

	@Test
	void theLeastSideIsAMultipleOfWhatTheMethodTakes() throws IOException {
		final LimitedFiller small = filler().multiple(48).memory(144 * 144);
		repair(small, BLOB);
		assertThat(small.batches()).isNotEmpty().allMatch(batch -> batch.h() <= 144 && batch.w() <= 144);
	}

	@Test
	void whatMemoryTheWholeImageDoesNotFitIsNotSaidToBeWhole() throws IOException {
		final RepairReport report = repair(filler().memory(200 * 200), BLOB, Strategy.WHOLE, 1).get(0);
		assertThat(report.division().toWords()).doesNotContain("whole").contains("the memory did not suffice");
		assertThat(report.division().reasons()).isNotEmpty().noneMatch(String::isBlank);
	}

	@Test
	void wideHolesAfterAShortageAreSaidToBeWiderThanWindowsReach() throws IOException {
		final RepairReport report = repair(filler().memory(130 * 130), BLOB, Strategy.WHOLE, 1).get(0);
		assertThat(report.division().wide()).isOne();
		assertThat(report.division().toWords()).contains("coarse to fine, as wider than 64 pixels");
		assertThat(report.division().reasons()).noneMatch(String::isBlank);
	}

	@Test
	void ofJavasMemoryNoOtherDeviceHasMore() {
		final LimitedFiller roomy = filler();
		assertThatThrownBy(() -> repair(filler().heap().memory(10).roomier(roomy), SPECKS)).isInstanceOf(IOException.class)
			.hasMessageContaining("Java's memory").hasMessageNotContaining("device");
		assertThat(roomy.batches()).isEmpty();
	}

	@Test
	void theReportSaysWhoseMemoryDidNotSuffice() throws IOException {
		assertThat(repair(filler().heap().memory(160 * 160), BLOB).report().toSentence()).contains("Java's memory did not")
			.doesNotContain("memory of the device");
		assertThat(repair(filler().heap().memory(2 * 96 * 96), SPECKS).report().toSentence())
			.contains("Java's memory did not").doesNotContain("memory of the device");
		assertThat(repair(filler().memory(160 * 160), BLOB).report().toSentence()).contains("memory of the device");
	}

	@Test
	void whatFailedForOneSliceIsNotTriedForTheNext() throws IOException {
		final LimitedFiller once = filler().memory(160 * 160);
		repair(once, BLOB, Strategy.AUTO, 1);
		final LimitedFiller often = filler().memory(160 * 160);
		final List<RepairReport> reports = repair(often, BLOB, Strategy.AUTO, 5);
		assertThat(often.failures()).isEqualTo(once.failures()).isPositive();
		assertThat(reports.get(4).division().toWords()).contains("the memory did not suffice");
	}

	@Test
	void batchesThatFailedForOneSliceAreNotTriedForTheNext() throws IOException {
		final LimitedFiller once = filler().memory(2 * 96 * 96);
		repair(once, SPECKS, Strategy.AUTO, 1);
		final LimitedFiller often = filler().memory(2 * 96 * 96);
		repair(often, SPECKS, Strategy.AUTO, 5);
		assertThat(often.failures()).isEqualTo(once.failures()).isPositive();
	}

	@Test
	void anotherDeviceBeginsWithAllItCan() throws IOException {
		final LimitedFiller roomy = filler();
		final LimitedFiller full = filler().memory(10).roomier(roomy);
		repair(full, BLOB, Strategy.AUTO, 3);
		assertThat(full.failures()).isLessThan(10);
		assertThat(roomy.batches()).hasSize(3).allMatch(batch -> batch.w() > 200);
	}

	private static List<RepairReport> repair(final Filler filler, final Hole hole, final Strategy strategy,
		final int slices) throws IOException
	{
		final List<RepairReport> reports = new ArrayList<>();
		final List<Img<FloatType>> input = List.of(Planes.floats(900, 700, i -> i % 900));
		try (Repairer repairer = Repairer.of(filler, strategy)) {
			for (int i = 0; i < slices; i++)
				reports.add(repairer.repair(input, Planes.copies(input), hole, Progress.NONE));
		}
		return reports;
	}

	private static LimitedFiller filler() {
		return new LimitedFiller(new PyramidHarmonicFiller(), 32, 512, 512);
	}

	private static Planes.Repaired<UnsignedShortType> repair(final Filler filler, final Hole hole) throws IOException {
		return Planes.repair(filler, hole, Planes.shorts(900, 700, i -> 1000 + i % 900 / 2 + i / 900 / 3));
	}

	private static void assertSame(final Planes.Repaired<UnsignedShortType> a,
		final Planes.Repaired<UnsignedShortType> b)
	{
		final Img<UnsignedShortType> other = b.planes().get(0);
		final var cursor = a.planes().get(0).cursor();
		for (final UnsignedShortType value : other)
			assertThat(cursor.next().get()).isEqualTo(value.get());
		assertThat(cursor.hasNext()).isFalse();
	}
}
