package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;
import kintsugi.repair.LimitedFiller.Batch;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** Tests what each {@link Strategy} does and says. */
class StrategiesTest {

	private static final Hole WIDE = Hole.where(700, 600, (x, y) -> Math.hypot(x - 350, y - 300) < 160 || //
		x == 20 && y < 9);
	private static final Hole NARROW = Hole.where(700, 600, (x, y) -> Math.hypot(x - 350, y - 300) < 20);

	@Test
	void autoTakesWindowsForNarrowHolesAndSaysWhy() throws IOException {
		final LimitedFiller filler = new LimitedFiller(new PyramidHarmonicFiller(), 32, 160, 64);
		final RepairReport report = repair(filler, NARROW, Strategy.AUTO);
		assertThat(report.toProperties()).containsEntry("Kintsugi strategy",
			"1 window of 128 x 128 pixels; native, as no hole is wider than about 64 pixels");
		assertThat(report.toSentence()).contains("in 1 window on CPU");
		assertThat(report.toJson()).contains("\"windows\": 1,", "\"strategy\": \"1 window of 128 x 128");
	}

	@Test
	void autoTakesCoarserScalesForWideHolesAndSaysWhy() throws IOException {
		final LimitedFiller filler = new LimitedFiller(new PyramidHarmonicFiller(), 32, 160, 64);
		final RepairReport report = repair(filler, WIDE, Strategy.AUTO);
		assertThat(report.division().toWords()).contains("1 hole, up to about 3", "pixels wide, from 1/8 on",
			"coarse to fine, as wider than 64 pixels");
		assertThat(report.toSentence()).contains(", coarse to fine, on CPU");
		assertThat(filler.batches()).allMatch(batch -> batch.w() <= 160 && batch.h() <= 160);
	}

	@Test
	void aWideHoleCostsARingAndNotItsArea() throws IOException {
		final Hole huge = Hole.where(1600, 1600, (x, y) -> Math.hypot(x - 800, y - 800) < 700);
		final LimitedFiller filler = new LimitedFiller(new PyramidHarmonicFiller(), 32, 160, 64);
		repair(filler, huge, Strategy.AUTO);
		final long pixels = filler.batches().stream().mapToLong(batch -> (long) batch.n() * batch.w() * batch.h()).sum();
		assertThat(pixels).isLessThan(2 * huge.count());
	}

	@Test
	void wholeTakesOneWindowOfTheImage() throws IOException {
		final LimitedFiller filler = new LimitedFiller(new PyramidHarmonicFiller(), 32, 160, 64);
		assertThat(repair(filler, NARROW, Strategy.WHOLE).division().toWords())
			.isEqualTo("1 window of 704 x 600 pixels; the whole image, as asked for");
		assertThat(filler.batches()).containsExactly(new Batch(1, 600, 704));
	}

	@Test
	void nativeStaysAtFullScale() throws IOException {
		final LimitedFiller filler = new LimitedFiller(new PyramidHarmonicFiller(), 32, 256, 64);
		final Division division = repair(filler, WIDE, Strategy.NATIVE).division();
		assertThat(division.scale()).isEqualTo(1);
		assertThat(division.toWords()).contains("native, as asked for");
		assertThat(filler.batches()).allMatch(batch -> batch.w() <= 512 && batch.h() <= 512);
	}

	@Test
	void coarseToFineIsTakenForWhatAutoWouldFillAtOnce() throws IOException {
		final Hole middling = Hole.where(700, 600, (x, y) -> Math.hypot(x - 350, y - 300) < 72);
		final LimitedFiller filler = new LimitedFiller(new PyramidHarmonicFiller(), 32, 256, 160);
		assertThat(repair(filler, middling, Strategy.AUTO).division().wide()).isZero();
		final Division division = repair(filler, middling, Strategy.COARSE_TO_FINE).division();
		assertThat(division.wide()).isOne();
		assertThat(division.scale()).isEqualTo(2);
	}

	@Test
	void aHundredThousandHolesOfOnePixelAreRepaired() throws IOException {
		final Hole specks = Hole.where(1000, 1000, (x, y) -> x % 3 == 1 && y % 3 == 1);
		assertThat(specks.count()).isGreaterThan(100_000);
		final List<Img<FloatType>> input = List.of(Planes.floats(1000, 1000, i -> specks.isHole((int) i % 1000, //
			(int) i / 1000) ? -1e6 : i % 1000 + Math.floor(i / 1000)));
		for (final Strategy strategy : Strategy.values()) {
			final List<Img<FloatType>> output = Planes.copies(input);
			final RepairReport report = Repairer.of(new PyramidHarmonicFiller(), strategy).repair(input, output, specks, //
				Progress.NONE);
			assertThat(report.holePixels()).isEqualTo(specks.count());
			specks.forEachRun((y, from, to) -> {
				for (int x = from; x < to; x++)
					if (Math.abs(Planes.at(output.get(0), x, y) - x - y) > 0.1) throw new AssertionError(strategy + " put " +
						Planes.at(output.get(0), x, y) + " at " + x + ", " + y);
			});
		}
	}

	@Test
	void slicesAddUp() throws IOException {
		final LimitedFiller filler = new LimitedFiller(new PyramidHarmonicFiller(), 32, 160, 64);
		final RepairReport both = repair(filler, NARROW, Strategy.AUTO).plus(repair(filler, WIDE, Strategy.AUTO));
		assertThat(both.division().count()).isEqualTo(filler.batches().stream().mapToInt(Batch::n).sum());
		assertThat(both.division().reasons()).hasSize(2);
	}

	@Test
	void theWholeImageOfNaNButACornerIsRepairedAllTheSame() throws IOException {
		final Img<FloatType> plane = Planes.floats(700, 600, i -> i % 700 > 600 && i / 700 > 500 ? 7 : Double.NaN);
		final LimitedFiller filler = new LimitedFiller(new PyramidHarmonicFiller(), 32, 160, 64);
		final List<Img<FloatType>> output = Planes.copies(List.of(plane));
		final RepairReport report = Repairer.of(filler).repair(List.of(plane), output, WIDE, Progress.NONE);
		assertThat(Planes.at(output.get(0), 350, 300)).isBetween(6.9, 7.1);
		assertThat(Planes.at(output.get(0), 20, 5)).isBetween(6.9, 7.1);
		assertThat(report.toSentence()).contains("NaN or infinite");
	}

	private static RepairReport repair(final Filler filler, final Hole hole, final Strategy strategy) throws IOException {
		final List<Img<FloatType>> input = List.of(Planes.floats(hole.width(), hole.height(), i -> i % hole.width() + 5));
		return Repairer.of(filler, strategy).repair(input, Planes.copies(input), hole, Progress.NONE);
	}
}
