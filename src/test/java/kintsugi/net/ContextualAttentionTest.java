package kintsugi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contextual attention by itself, on colours in the place of features. */
class ContextualAttentionTest {

	private static final int C = 3;

	private static float[] attend(final Backend backend, final int rate, final float scale, final float[] x,
		final float[] valid, final int n, final int h, final int w) throws Exception
	{
		final ContextualAttention attention = new ContextualAttention(rate, scale);
		return backend.run(new Backend.Operation() {

			@Override
			public <T> T compute(final Ops<T> ops, final T image, final T mask) {
				return attention.forward(ops, image, mask, C);
			}
		}, C, x, valid, n, h, w);
	}

	private static float[] attend(final int rate, final float scale, final float[] x, final float[] valid, final int n,
		final int h, final int w) throws Exception
	{
		return attend(Backend.ONNX_RUNTIME, rate, scale, x, valid, n, h, w);
	}

	/** Makes a mask with a box as its hole. */
	private static float[] box(final int h, final int w, final int top, final int left, final int bottom,
		final int right)
	{
		final float[] valid = new float[h * w];
		for (int i = 0; i < valid.length; i++)
			valid[i] = i / w >= top && i / w < bottom && i % w >= left && i % w < right ? 0 : 1;
		return valid;
	}

	@ParameterizedTest
	@CsvSource({ "DJL, 2, 12, 16", "DJL, 4, 24, 32", "ONNX_RUNTIME, 2, 12, 16", "ONNX_RUNTIME, 4, 24, 32",
		"ONNX_RUNTIME, 2, 6, 20", "ONNX_RUNTIME, 2, 4, 4" })
	void itIsWhatPatchByPatchComesOut(final Backend backend, final int rate, final int h, final int w) throws Exception {
		final float[] x = Arrays4.values(C * h * w, rate);
		final float[] valid = box(h, w, 0, 0, h / 3, w / 2);
		assertThat(attend(backend, rate, 2, x, valid, 1, h, w)) //
			.containsExactly(new PlainAttention(x, valid, C, h, w, rate).rebuilt(2), within(2e-5f));
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 4 })
	void aColourThatIsOnlyUnderTheHoleNeverAppears(final int rate) throws Exception {
		final int h = 24;
		final int w = 40;
		final float[] valid = box(h, w, 7, 5, 17, 18);
		final float[] x = Arrays4.values(C * h * w, 1);
		for (int i = 0; i < h * w; i++)
			x[h * w + i] = valid[i] == 0 ? 1 : 0;
		final float[] found = attend(rate, ContextualAttention.SCALE, x, valid, 1, h, w);
		for (int i = 0; i < h * w; i++)
			assertThat(found[h * w + i]).as("place " + i).isZero();
		assertThat(found[0]).isNotZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 4 })
	void aTextureThatIsElsewhereExactlyIsShiftedFromThere(final int rate) throws Exception {
		final int h = 32;
		final int w = 64;
		final float[] valid = box(h, w, 12, 10, 20, 22);
		final float[] x = Arrays4.values(C * h * w, 2);
		for (int i = 0; i < x.length; i++)
			if (i % w >= 32) x[i] = x[i - 32];
		final float[] found = attend(rate, 1000, x, valid, 1, h, w);
		for (int i = 0; i < x.length; i++)
			if (valid[i % valid.length] == 0) assertThat(found[i]).isCloseTo(x[i], within(1e-5f));
	}

	@Test
	void eachImageHasItsOwnMask() throws Exception {
		final int h = 16;
		final int w = 20;
		final float[][] masks = { box(h, w, 2, 3, 9, 9), box(h, w, 8, 10, 16, 16), new float[h * w] };
		final float[] x = Arrays4.values(3 * C * h * w, 3);
		final float[] together = attend(2, 10, x, joined(masks), 3, h, w);
		for (int i = 0; i < 3; i++) {
			final int size = C * h * w;
			assertThat(Arrays.copyOfRange(together, i * size, (i + 1) * size)).containsExactly(attend(2, 10, //
				Arrays.copyOfRange(x, i * size, (i + 1) * size), masks[i], 1, h, w), within(1e-6f));
		}
	}

	private static float[] joined(final float[]... arrays) {
		final float[] joined = new float[arrays.length * arrays[0].length];
		for (int i = 0; i < arrays.length; i++)
			System.arraycopy(arrays[i], 0, joined, i * arrays[i].length, arrays[i].length);
		return joined;
	}

	@ParameterizedTest
	@CsvSource({ "DJL, 16, 16, 0", "ONNX_RUNTIME, 16, 16, 0", "ONNX_RUNTIME, 4, 4, 1", "ONNX_RUNTIME, 4, 12, 1" })
	void whereNoPatchCanBeUsedTheResultIsZero(final Backend backend, final int h, final int w, final float value)
		throws Exception
	{
		// neither in a hole nor where each patch is at the border is there anything to take
		final float[] found = attend(backend, 2, 10, Arrays4.values(C * h * w, 4), Arrays4.constant(h * w, value), 1, h, w);
		assertThat(found).containsOnly(0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 4 })
	void patchesThatReachBeyondTheBorderAreLeftOut(final int rate) throws Exception {
		final int h = 16;
		final int w = 24;
		final float[] x = Arrays4.values(C * h * w, 5);
		final int ring = rate / 2;
		for (int i = 0; i < h * w; i++)
			x[h * w + i] = i / w < ring || i / w >= h - ring || i % w < ring || i % w >= w - ring ? 1 : 0;
		final float[] found = attend(rate, 10, x, Arrays4.constant(h * w, 1), 1, h, w);
		for (int i = 0; i < h * w; i++)
			assertThat(found[h * w + i]).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 4 })
	void overlapsAreMeansAtBordersToo(final int rate) throws Exception {
		final int h = 16;
		final int w = 24;
		final float[] found = attend(rate, 10, Arrays4.constant(C * h * w, 0.75f), box(h, w, 0, 0, 3, 5), 1, h, w);
		assertThat(found).containsExactly(Arrays4.constant(C * h * w, 0.75f), within(1e-5f));
	}

	@Test
	void patchesOfZerosGiveNumbers() throws Exception {
		assertThat(attend(2, 10, new float[C * 256], box(16, 16, 4, 4, 8, 8), 1, 16, 16)).containsOnly(0);
	}
}
