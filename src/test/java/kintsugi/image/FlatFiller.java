package kintsugi.image;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import kintsugi.repair.Filler;
import kintsugi.repair.Provenance;

/** Fills everything with one value of network space, and counts how often. */
final class FlatFiller implements Filler {

	private final int channels;
	private final float value;
	private final AtomicInteger calls = new AtomicInteger();

	/** Makes a filler for a number of channels, 0 for any. */
	FlatFiller(final int channels, final float value) {
		this.channels = channels;
		this.value = value;
	}

	/** Gets how often it filled. */
	int calls() {
		return calls.get();
	}

	@Override
	public int channels() {
		return channels;
	}

	@Override
	public int multiple() {
		return 1;
	}

	@Override
	public float[] fill(final float[] image, final float[] mask, final int c, final int h, final int w) {
		calls.incrementAndGet();
		final float[] filled = new float[image.length];
		Arrays.fill(filled, value);
		return filled;
	}

	@Override
	public Provenance provenance() {
		return new Provenance("flat", "", "1.0", "CPU", "");
	}

	@Override
	public void close() {
		// nothing to free
	}
}
