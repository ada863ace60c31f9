package kintsugi.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A filler for tests that wants small windows, remembers the sizes of its batches, and may be short of memory. */
final class LimitedFiller implements Filler {

	/** How many windows of which size there were at once. */
	record Batch(int n, int h, int w) {}

	private final Filler filler;
	private final int context;
	private final int longest;
	private final int widest;
	private final List<Batch> batches = new ArrayList<>();
	private long memory = Long.MAX_VALUE;
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
		return 8;
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
	public float[] fill(final float[] image, final float[] mask, final int c, final int h, final int w)
		throws IOException
	{
		return filler.fill(image, mask, c, h, w);
	}

	@Override
	public float[] fill(final float[] images, final float[] masks, final int n, final int c, final int h, final int w)
		throws IOException
	{
		if ((long) n * h * w > memory) throw new OutOfMemoryError("test");
		batches.add(new Batch(n, h, w));
		return Filler.super.fill(images, masks, n, c, h, w);
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
