package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;
import kintsugi.repair.LimitedFiller.Batch;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedShortType;

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
