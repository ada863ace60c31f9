package kintsugi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Tests {@link DoubledKernel}. */
class DoubledKernelTest {

	private static final float[] WEIGHT = Arrays4.values(9, 1);

	@Test
	void foldingIsTheMatrixApplied() {
		final float[] matrix = DoubledKernel.matrix();
		final float[] expected = new float[16];
		for (int i = 0; i < 9; i++)
			for (int j = 0; j < 16; j++)
				expected[j] += WEIGHT[i] * matrix[16 * i + j];
		final float[] kernels = new float[16];
		for (int part = 0; part < 4; part++)
			DoubledKernel.fold(WEIGHT, 0, part, kernels, 4 * part);
		assertThat(kernels).containsExactly(expected, within(1e-6f));
	}

	@Test
	void aKernelAppliedToSamplesIsTheWeightAppliedToDoubledSamples() {
		final float[] low = Arrays4.values(9, 2);
		for (int part = 0; part < 4; part++) {
			final int v = part / 2;
			final int u = part % 2;
			float expected = 0;
			for (int y = 0; y < 3; y++)
				for (int x = 0; x < 3; x++)
					expected += WEIGHT[3 * y + x] * low[3 * ((2 + v + y - 1) / 2) + (2 + u + x - 1) / 2];
			final float[] kernel = new float[4];
			DoubledKernel.fold(WEIGHT, 0, part, kernel, 0);
			float actual = 0;
			for (int i = 0; i < 4; i++)
				actual += kernel[i] * low[3 * (v + i / 2) + u + i % 2];
			assertThat(actual).isCloseTo(expected, within(1e-6f));
		}
	}
}
