package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** Tests that what several windows and scales predict fits together. */
class SeamsTest {

	private static final int SIDE = 512;
	private static final Hole BLOB = Hole.where(SIDE, SIDE, (x, y) -> Math.hypot(x - 250, (y - 260) * 1.3) < 170);
	private static final Hole BAND = Hole.where(SIDE, SIDE, (x, y) -> Math.abs(x - y) < 14);

	/** What is at a pixel. */
	private interface Values {

		double at(int x, int y);
	}

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

	@Property(tries = 8, edgeCases = EdgeCasesMode.NONE)
	void anySmoothImageStaysSmoothAcrossWindows(@ForAll final long seed) throws IOException {
		final Random random = new Random(seed);
		final Img<FloatType> plane = smooth(random);
		final Hole hole = blobs(random);
		final var whole = repair(new PyramidHarmonicFiller(), hole, plane, Strategy.WHOLE);
		for (final Strategy strategy : List.of(Strategy.NATIVE, Strategy.COARSE_TO_FINE)) {
			final var divided = repair(new PyramidHarmonicFiller(), hole, plane, strategy);
			assertThat(divided.report().division().count()).isGreaterThan(2);
			// windows that do not blend give steps of up to twice the steepest slope
			assertThat(steepest((x, y) -> divided.at(x, y) - whole.at(x, y), hole)).as("%s, seed %d", strategy, seed) //
				.isLessThan(0.45 * steepest(whole, hole));
		}
	}

	@Test
	void whatANetworkPredictsInWindowsFitsTogether(@TempDir final Path folder) throws IOException {
		final String model = SketchModels.save(folder.resolve("model"), 1, false);
		final Random random = new Random(0);
		final Img<FloatType> plane = smooth(random);
		final Hole hole = blobs(random);
		final double whole = steepest(repair(network(model), hole, plane, Strategy.WHOLE), hole);
		for (final Strategy strategy : List.of(Strategy.NATIVE, Strategy.COARSE_TO_FINE)) {
			final var divided = repair(network(model), hole, plane, strategy);
			assertThat(divided.report().division().count()).isGreaterThan(2);
			// what random weights make is rough by itself; windows that do not blend give 1.4 times that
			assertThat(steepest(divided, hole)).as("%s", strategy).isLessThan(1.2 * whole);
		}
	}

	private static Filler network(final String model) throws IOException {
		final Filler network = RepairMethods.open(model, Device.CPU);
		return new LimitedFiller(network, 32, 160, 64).multiple(network.multiple());
	}

	/** Makes a sum of waves of at least a hundred pixels. */
	private static Img<FloatType> smooth(final Random random) {
		final double[][] waves = new double[4][];
		for (int i = 0; i < waves.length; i++) {
			final double angle = random.nextDouble() * 2 * Math.PI;
			final double frequency = 2 * Math.PI / (100 + random.nextInt(300));
			waves[i] = new double[] { frequency * Math.cos(angle), frequency * Math.sin(angle), random.nextDouble() * 6, 5 +
				random.nextInt(30) };
		}
		return plane((x, y) -> Arrays.stream(waves).mapToDouble(wave -> wave[3] * Math.sin(wave[0] * x + wave[1] * y +
			wave[2])).sum());
	}

	/** Makes a hole of discs of several sizes and a line. */
	private static Hole blobs(final Random random) {
		final int[][] discs = new int[4][];
		for (int i = 0; i < discs.length; i++)
			discs[i] = new int[] { 60 + random.nextInt(SIDE - 120), 60 + random.nextInt(SIDE - 120), //
				10 + random.nextInt(70) };
		final double slope = random.nextDouble() * 2 - 1;
		return Hole.where(SIDE, SIDE, (x, y) -> Math.abs(y - SIDE / 2 - slope * (x - SIDE / 2)) < 6 || Arrays.stream(discs)
			.anyMatch(disc -> Math.hypot(x - disc[0], y - disc[1]) < disc[2]));
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
		final Filler limited = filler instanceof LimitedFiller ? filler : new LimitedFiller(filler, 32, 160, 64);
		try (Repairer repairer = Repairer.of(limited, strategy)) {
			final List<Img<FloatType>> output = Planes.copies(List.of(plane));
			return new Planes.Repaired<>(output, repairer.repair(List.of(plane), output, hole, Progress.NONE));
		}
	}

	/** Finds the largest difference between neighbouring hole pixels. */
	private static double steepest(final Planes.Repaired<FloatType> repaired, final Hole hole) {
		return steepest(repaired::at, hole);
	}

	private static double steepest(final Values values, final Hole hole) {
		final double[] steepest = { 0 };
		hole.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++) {
				if (x + 1 < to) steepest[0] = Math.max(steepest[0], Math.abs(values.at(x + 1, y) - values.at(x, y)));
				if (y + 1 < SIDE && hole.isHole(x, y + 1))
					steepest[0] = Math.max(steepest[0], Math.abs(values.at(x, y + 1) - values.at(x, y)));
			}
		});
		return steepest[0];
	}
}
