package kintsugi.net;

/**
 * Features with the mask that says where they mean something.
 *
 * @param features [N, C, H, W]
 * @param mask [N, 1, H, W], 1 = valid, 0 = hole; one channel stands for all C, which are equal (DESIGN, decision 3)
 * @param channels C
 * @param whole whether the mask is known to be 1 everywhere, which saves the multiplications with it
 * @param <T> a value of the back end
 */
public record Masked<T>(T features, T mask, int channels, boolean whole) {

	/** Makes features with a mask that may have holes. */
	public static <T> Masked<T> of(final T features, final T mask, final int channels) {
		return new Masked<>(features, mask, channels, false);
	}

	/** Replaces the features and keeps the mask; for what acts on each channel by itself, such as activations. */
	public Masked<T> with(final T newFeatures) {
		return new Masked<>(newFeatures, mask, channels, whole);
	}

	/** Doubles H and W of features and mask by repetition, so that the mask stays binary. */
	public Masked<T> upsample(final Ops<T> ops) {
		return new Masked<>(ops.upsampleNearest(features), ops.upsampleNearest(mask), channels, whole);
	}
}
