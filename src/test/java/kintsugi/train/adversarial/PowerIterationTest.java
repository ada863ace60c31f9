package kintsugi.train.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import kintsugi.net.Parameter;

/** Compares the spectral norm with singular values that Jacobi's rotations find in double precision. */
class PowerIterationTest {

	private static final Discriminator SMALL = new Discriminator(1, false, 3, 7);

	/** Gets the largest singular value of a matrix A: the root of the largest eigenvalue of A A^T. */
	private static double largestSingularValue(final double[][] a) {
		final int n = a.length;
		final double[][] s = new double[n][n];
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++)
				for (int k = 0; k < a[0].length; k++)
					s[i][j] += a[i][k] * a[j][k];
		for (int sweep = 0; sweep < 30; sweep++)
			for (int p = 0; p < n; p++)
				for (int q = p + 1; q < n; q++)
					rotate(s, p, q);
		double largest = 0;
		for (int i = 0; i < n; i++)
			largest = Math.max(largest, s[i][i]);
		return Math.sqrt(largest);
	}

	/** Makes an element off the diagonal of a symmetric matrix zero. */
	private static void rotate(final double[][] s, final int p, final int q) {
		if (s[p][q] == 0) return;
		final double angle = 0.5 * Math.atan2(2 * s[p][q], s[q][q] - s[p][p]);
		final double cos = Math.cos(angle);
		final double sin = Math.sin(angle);
		for (int k = 0; k < s.length; k++) {
			final double kp = s[k][p];
			s[k][p] = cos * kp - sin * s[k][q];
			s[k][q] = sin * kp + cos * s[k][q];
		}
		for (int k = 0; k < s.length; k++) {
			final double pk = s[p][k];
			s[p][k] = cos * pk - sin * s[q][k];
			s[q][k] = sin * pk + cos * s[q][k];
		}
	}

	@Test
	void theReferenceKnowsAMatrixOfWhichTheSingularValuesAreKnown() {
		// singular values 3 sqrt(5) and sqrt(5)
		assertThat(largestSingularValue(new double[][] { { 3, 0 }, { 4, 5 } })).isCloseTo(3 * Math.sqrt(5), within(1e-12));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void theNormIsTheLargestSingularValueOnceItHasConverged(final long seed) {
		try (DiscriminatorArrays arrays = new DiscriminatorArrays(SMALL, seed)) {
			final PowerIteration iteration = arrays.iteration();
			iteration.begin(new SplittableRandom(seed));
			for (int i = 0; i < 300; i++)
				iteration.advance();
			try (NDManager local = arrays.manager.newSubManager()) {
				for (final SpectralConv layer : SMALL.layers()) {
					final double expected = largestSingularValue(arrays.matrix(layer));
					assertThat((double) layer.norm(arrays.ops(local)).getFloat()).isCloseTo(expected, within(1e-3 * expected));
				}
			}
		}
	}

	@Test
	void oneStepIsOneIterationFromTheVectorThatTheStepBeforeLeft() {
		try (DiscriminatorArrays arrays = new DiscriminatorArrays(SMALL, 7)) {
			final SpectralConv layer = SMALL.layers().get(1);
			final double[][] w = arrays.matrix(layer);
			final float[] before = arrays.values(layer.left());
			arrays.iteration().advance();
			final double[] right = new double[layer.right().size()];
			for (int j = 0; j < right.length; j++)
				for (int i = 0; i < before.length; i++)
					right[j] += w[i][j] * before[i];
			normalise(right);
			final double[] left = new double[before.length];
			for (int i = 0; i < left.length; i++)
				for (int j = 0; j < right.length; j++)
					left[i] += w[i][j] * right[j];
			normalise(left);
			assertThat(doubles(arrays.values(layer.right()))).containsExactly(right, within(1e-5));
			assertThat(doubles(arrays.values(layer.left()))).containsExactly(left, within(1e-5));
			assertThat(doubles(before)).isNotEqualTo(left);
		}
	}

	@Test
	void theVectorsOfAWeightOfZerosAreNumbers() {
		try (DiscriminatorArrays arrays = new DiscriminatorArrays(SMALL, 7)) {
			final SpectralConv layer = SMALL.layers().get(0);
			arrays.parameters.get(layer.weight().name()).set(new float[layer.weight().size()]);
			arrays.iteration().advance();
			assertThat(arrays.values(layer.left())).containsOnly(0);
		}
	}

	@Test
	void anIterationChangesNoWeightAndLeavesNoGradient() {
		try (DiscriminatorArrays arrays = new DiscriminatorArrays(SMALL, 7)) {
			final SpectralConv layer = SMALL.layers().get(0);
			final float[] weight = arrays.values(layer.weight());
			arrays.iteration().advance();
			assertThat(arrays.values(layer.weight())).isEqualTo(weight);
			for (final Parameter parameter : SMALL.parameters()) {
				final NDArray array = arrays.parameters.get(parameter.name());
				assertThat(array.hasGradient()).isEqualTo(parameter.trainable());
			}
		}
	}

	private static void normalise(final double[] x) {
		double sum = 0;
		for (final double value : x)
			sum += value * value;
		for (int i = 0; i < x.length; i++)
			x[i] /= Math.sqrt(sum);
	}

	private static double[] doubles(final float[] values) {
		final double[] doubles = new double[values.length];
		for (int i = 0; i < values.length; i++)
			doubles[i] = values[i];
		return doubles;
	}
}
