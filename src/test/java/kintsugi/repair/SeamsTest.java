package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** Tests that what several windows and scales predict fits together. */
class SeamsTest {

	private static final int SIDE = 512;
	private static final Hole BLOB = Hole.where(SIDE, SIDE, (x, y) -> Math.hypot(x - 250, (y - 260) * 1.3) < 170);
	private static final Hole BAND = Hole.where(SIDE, SIDE, (x, y) -> Math.abs(x - y) < 14);

	@Test
	void windowsThatDisagreeLeaveNoStep() throws IOException {
		final float[] next = { 0 };
		final Filler stubborn = new Fillers.Recorder(1, 1, (image, mask, c, h, w) -> {
			next[0] = 1 - next[0];
			Arrays.fill(image, next[0]);
			return image;
		});
		final Img<FloatType> plane = plane((x, y) -> x % 2);
		for (final Hole hole : List.of(BAND, BLOB)) {
			final var repaired = repair(stubborn, hole, plane, Strategy.NATIVE);
			assertThat(repaired.report().division().count()).isGreaterThan(3);
			// the values of two windows differ by half of the range, spread over twice the margin of 16 pixels
			assertThat(steepest(repaired, hole)).isLessThan(0.5 * 2.5 / 32);
		}
	}

	@Test
	void aSmoothImageStaysSmoothAcrossWindows() throws IOException {
		final DoubleBinaryOperator smooth = (x, y) -> 100 + 0.2 * x + 0.1 * y + 10 * Math.sin(x / 60) * Math.cos(y / 80);
		for (final Hole hole : List.of(BAND, BLOB))
			for (final Strategy strategy : List.of(Strategy.AUTO, Strategy.NATIVE, Strategy.COARSE_TO_FINE)) {
				final var repaired = repair(new PyramidHarmonicFiller(), hole, plane(smooth), strategy);
				final double whole = steepest(repair(new PyramidHarmonicFiller(), hole, plane(smooth), Strategy.WHOLE), hole);
				assertThat(steepest(repaired, hole)).as("%s of %s", strategy, hole).isLessThan(1.3 * whole + 0.05);
			}
	}

	@Test
	void aWideHoleComesOutAsFromTheWholeImage() throws IOException {
		final Img<FloatType> plane = plane((x, y) -> 0.3 * x - 0.2 * y);
		final var whole = repair(new PyramidHarmonicFiller(), BLOB, plane, Strategy.WHOLE);
		final var divided = repair(new PyramidHarmonicFiller(), BLOB, plane, Strategy.COARSE_TO_FINE);
		BLOB.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++)
				assertThat(Math.abs(divided.at(x, y) - whole.at(x, y))).as("%d, %d", x, y).isLessThan(6);
		});
	}

	private static Img<FloatType> plane(final DoubleBinaryOperator values) {
		return Planes.floats(SIDE, SIDE, i -> values.applyAsDouble((int) i % SIDE, (int) i / SIDE));
	}

	private static Planes.Repaired<FloatType> repair(final Filler filler, final Hole hole, final Img<FloatType> plane,
		final Strategy strategy) throws IOException
	{
		try (Repairer repairer = Repairer.of(new LimitedFiller(filler, 32, 160, 64), strategy)) {
			final List<Img<FloatType>> output = Planes.copies(List.of(plane));
			return new Planes.Repaired<>(output, repairer.repair(List.of(plane), output, hole, Progress.NONE));
		}
	}

	/** Finds the largest difference between neighbouring hole pixels. */
	private static double steepest(final Planes.Repaired<FloatType> repaired, final Hole hole) {
		final double[] steepest = { 0 };
		hole.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++) {
				if (x + 1 < to) steepest[0] = Math.max(steepest[0], Math.abs(repaired.at(x + 1, y) - repaired.at(x, y)));
				if (y + 1 < SIDE && hole.isHole(x, y + 1))
					steepest[0] = Math.max(steepest[0], Math.abs(repaired.at(x, y + 1) - repaired.at(x, y)));
			}
		});
		return steepest[0];
	}
}
