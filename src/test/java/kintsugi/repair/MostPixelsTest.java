package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import kintsugi.hole.Hole;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

/** Tests that a filler is never given more pixels at once than it takes. */
class MostPixelsTest {

	private static final int W = 700;
	private static final int H = 600;
	private static final long MOST = 150 * 150;
	private static final Hole WIDE = Hole.where(W, H, (x, y) -> Math.hypot(x - 350, y - 300) < 160 || x == 20 && y < 9);
	private static final Hole SPECKS = Hole.where(W, H, (x, y) -> x % 100 < 4 && y % 100 < 4);

	private static LimitedFiller filler() {
		return new LimitedFiller(new PyramidHarmonicFiller(), 32, 256, 160).most(MOST);
	}

	private static Img<FloatType> ramp() {
		final float[] samples = new float[W * H];
		for (int i = 0; i < samples.length; i++)
			samples[i] = i % W + i / W;
		return ArrayImgs.floats(samples, W, H);
	}

	private static RepairReport repair(final Filler filler, final Img<FloatType> image, final Hole hole,
		final Strategy strategy) throws IOException
	{
		try (Repairer repairer = Repairer.of(filler, strategy)) {
			return repairer.repair(List.of(image), List.of(image.copy()), hole, Progress.NONE);
		}
	}

	@ParameterizedTest
	@EnumSource
	void noBatchIsLarger(final Strategy strategy) throws IOException {
		for (final Hole hole : List.of(WIDE, SPECKS)) {
			final LimitedFiller filler = filler();
			repair(filler, ramp(), hole, strategy);
			assertThat(filler.batches()).isNotEmpty().allMatch(batch -> (long) batch.n() * batch.h() * batch.w() <= MOST);
		}
	}

	@Test
	void theWholeImageIsDividedWhereItIsMoreAndThatIsSaid() throws IOException {
		final Division wide = repair(filler(), ramp(), WIDE, Strategy.WHOLE).division();
		assertThat(wide.toWords()).contains("in parts, as the whole image has more than the 22,500 pixels that the model " +
			"takes at once", "coarse to fine");
		final Division narrow = repair(filler(), ramp(), SPECKS, Strategy.WHOLE).division();
		assertThat(narrow.toWords()).contains("in parts, as the whole image").doesNotContain("coarse");
	}

	@Test
	void theWholeImageIsOneWindowWhereItFits() throws IOException {
		final LimitedFiller filler = filler().most(704 * 600);
		assertThat(repair(filler, ramp(), WIDE, Strategy.WHOLE).division().toWords()) //
			.isEqualTo("1 window of 704 x 600 pixels; the whole image, as asked for");
	}

	@Test
	void windowsAreAsLongAsWithoutALimitThatIsNotReached() throws IOException {
		final LimitedFiller unlimited = filler().most(Long.MAX_VALUE);
		final LimitedFiller limited = filler().most(1L << 40);
		repair(unlimited, ramp(), WIDE, Strategy.NATIVE);
		repair(limited, ramp(), WIDE, Strategy.NATIVE);
		assertThat(limited.batches()).isEqualTo(unlimited.batches());
		assertThat(limited.batches()).anyMatch(batch -> batch.w() > 256);
	}

	@Test
	void whereNothingValidIsInReachThatIsSaid() {
		final float[] samples = new float[W * H];
		Arrays.fill(samples, 1, samples.length, Float.NaN);
		final Hole far = Hole.where(W, H, (x, y) -> x > 600 && x < 610 && y > 500 && y < 510);
		assertThatThrownBy(() -> repair(filler(), ArrayImgs.floats(samples, W, H), far, Strategy.AUTO)) //
			.isInstanceOf(IOException.class).hasMessageContaining("no more than 22,500 pixels at once");
	}
}
