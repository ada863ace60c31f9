package kintsugi.repair;

import java.util.Arrays;

/** A filler for tests that draws the sketch: the greatest intensity of its range on lines, the least elsewhere. */
public final class SketchEcho implements Filler {

	private final int longest;
	private final int widest;
	private int sure = Integer.MAX_VALUE;

	/** Makes one that wants windows of at most a length, and holes up to a width at once. */
	public SketchEcho(final int longest, final int widest) {
		this.longest = longest;
		this.widest = widest;
	}

	/** Makes its predictions worth more than a smooth fill only so far from valid pixels and lines. */
	public SketchEcho sure(final int pixels) {
		sure = pixels;
		return this;
	}

	@Override
	public int sure() {
		return sure;
	}

	@Override
	public int channels() {
		return 0;
	}

	@Override
	public int multiple() {
		return 8;
	}

	@Override
	public int context(final int width) {
		return 24;
	}

	@Override
	public int longest() {
		return longest;
	}

	@Override
	public int widest() {
		return widest;
	}

	@Override
	public boolean sketched() {
		return true;
	}

	@Override
	public float[] fill(final float[] image, final float[] mask, final int c, final int h, final int w) {
		return fill(image, mask, null, 1, c, h, w);
	}

	@Override
	public float[] fill(final float[] images, final float[] masks, final float[] sketches, final int n, final int c,
		final int h, final int w)
	{
		final float[] filled = new float[images.length];
		Arrays.fill(filled, -1);
		for (int i = 0; i < filled.length && sketches != null; i++)
			if (sketches[i / (c * h * w) * h * w + i % (h * w)] == 1) filled[i] = 1;
		return filled;
	}

	@Override
	public Provenance provenance() {
		return new Provenance("echo", "", "1", "CPU", "");
	}

	@Override
	public void close() {
		// holds nothing
	}
}
