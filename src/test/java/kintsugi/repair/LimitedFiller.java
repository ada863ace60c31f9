package kintsugi.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import kintsugi.onnx.OutOfDeviceMemory;

/** A filler for tests that wants small windows, remembers the sizes of its batches, and may be short of memory. */
final class LimitedFiller implements Filler {

	/** How many windows of which size there were at once. */
	record Batch(int n, int h, int w) {}

	/** More failures than any ladder has steps mean that it never ends. */
	private static final int MOST_FAILURES = 100;

	private final Filler filler;
	private final int context;
	private final int longest;
	private final int widest;
	private final List<Batch> batches = new ArrayList<>();
	private long memory = Long.MAX_VALUE;
	private boolean heap;
	private int multiple = 8;
	private int sure = Integer.MAX_VALUE;
	private long most = Long.MAX_VALUE;
	private int failures;
	private Filler roomier;

	LimitedFiller(final Filler filler, final int context, final int longest, final int widest) {
		this.filler = filler;
		this.context = context;
		this.longest = longest;
		this.widest = widest;
	}

	/** Makes it fail on batches of more pixels. */
	LimitedFiller memory(final long pixels) {
		memory = pixels;
		return this;
	}

	/** Makes it fail for want of Java's memory, not the device's. */
	LimitedFiller heap() {
		heap = true;
		return this;
	}

	/** Makes it take windows of other sizes. */
	LimitedFiller multiple(final int pixels) {
		multiple = pixels;
		return this;
	}

	/** Makes its predictions worth more than a smooth fill only so far from valid pixels. */
	LimitedFiller sure(final int pixels) {
		sure = pixels;
		return this;
	}

	/** Makes it take no more pixels at once. */
	LimitedFiller most(final long pixels) {
		most = pixels;
		return this;
	}

	/** Gets how often the memory did not suffice. */
	int failures() {
		return failures;
	}

	/** Gives it another place to go to. */
	LimitedFiller roomier(final Filler other) {
		roomier = other;
		return this;
	}

	List<Batch> batches() {
		return batches;
	}

	@Override
	public int channels() {
		return filler.channels();
	}

	@Override
	public int multiple() {
		return multiple;
	}

	@Override
	public int context(final int width) {
		return context;
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
	public int sure() {
		return sure;
	}

	@Override
	public long mostPixels() {
		return most;
	}

	@Override
	public float[] fill(final float[] image, final float[] mask, final int c, final int h, final int w)
		throws IOException
	{
		return filler.fill(image, mask, c, h, w);
	}

	@Override
	public float[] fill(final float[] images, final float[] masks, final int n, final int c, final int h, final int w)
		throws IOException
	{
		if ((long) n * h * w > memory) fail();
		batches.add(new Batch(n, h, w));
		return Filler.super.fill(images, masks, n, c, h, w);
	}

	private void fail() throws IOException {
		if (++failures > MOST_FAILURES) throw new AssertionError("It is tried for ever.");
		if (heap) throw new OutOfMemoryError("test");
		throw new OutOfDeviceMemory("test", null);
	}

	@Override
	public Optional<Filler> roomier() {
		return Optional.ofNullable(roomier);
	}

	@Override
	public Provenance provenance() {
		return new Provenance("limited", "", "1", roomier == null ? "CPU" : "CUDA", "");
	}

	@Override
	public void close() {
		filler.close();
	}
}
