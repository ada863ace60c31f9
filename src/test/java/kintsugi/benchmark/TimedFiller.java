package kintsugi.benchmark;

import java.io.IOException;
import java.util.Optional;

import kintsugi.model.Normalisation;
import kintsugi.repair.Filler;
import kintsugi.repair.Provenance;

/** A filler that measures the time in another one, which is the bare session's. */
final class TimedFiller implements Filler {

	private final Filler filler;
	private long nanos;

	TimedFiller(final Filler filler) {
		this.filler = filler;
	}

	/** Gets the time that the session took since the last call, in nanoseconds. */
	long take() {
		final long taken = nanos;
		nanos = 0;
		return taken;
	}

	@Override
	public float[] fill(final float[] image, final float[] mask, final int c, final int h, final int w)
		throws IOException
	{
		final long start = System.nanoTime();
		final float[] filled = filler.fill(image, mask, c, h, w);
		nanos += System.nanoTime() - start;
		return filled;
	}

	@Override
	public float[] fill(final float[] images, final float[] masks, final int n, final int c, final int h, final int w)
		throws IOException
	{
		final long start = System.nanoTime();
		final float[] filled = filler.fill(images, masks, n, c, h, w);
		nanos += System.nanoTime() - start;
		return filled;
	}

	@Override
	public int channels() {
		return filler.channels();
	}

	@Override
	public int multiple() {
		return filler.multiple();
	}

	@Override
	public int context(final int width) {
		return filler.context(width);
	}

	@Override
	public int longest() {
		return filler.longest();
	}

	@Override
	public long mostPixels() {
		return filler.mostPixels();
	}

	@Override
	public int widest() {
		return filler.widest();
	}

	@Override
	public int sure() {
		return filler.sure();
	}

	@Override
	public Optional<Filler> roomier() throws IOException {
		return filler.roomier();
	}

	@Override
	public Normalisation normalisation() {
		return filler.normalisation();
	}

	@Override
	public Provenance provenance() {
		return filler.provenance();
	}

	@Override
	public void close() {
		filler.close();
	}
}
