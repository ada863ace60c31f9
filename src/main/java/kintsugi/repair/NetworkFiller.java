package kintsugi.repair;

import java.io.IOException;
import java.util.Optional;

import kintsugi.model.Normalisation;
import kintsugi.net.Base;
import kintsugi.onnx.Device;

/** Fills holes with a network that others may use at the same time. */
final class NetworkFiller implements Filler {

	private static final int LEAST_CONTEXT = 32;
	private static final int MOST_CONTEXT = 256;
	private static final int LONGEST = 512;
	/** The context of the widest holes, which with them fits in the longest window. */
	private static final int WIDE_CONTEXT = 80;
	private static final int WIDEST = 320;
	/** From here on the bundled models were no better than a smooth fill; see {@link Tempering}. */
	private static final int SURE = 24;

	private final Shared<?, OpenNetwork>.Lease lease;
	private final Opener opener;
	private final OpenNetwork open;

	/** Opens the same model on another device. */
	@FunctionalInterface
	interface Opener {

		/** Opens it. */
		Shared<?, OpenNetwork>.Lease open(Device device) throws IOException;
	}

	/** Fills with the network of a lease, which it closes when it is closed. */
	NetworkFiller(final Shared<?, OpenNetwork>.Lease lease, final Opener opener) {
		this.lease = lease;
		this.opener = opener;
		this.open = lease.get();
	}

	@Override
	public int channels() {
		return open.network().channels();
	}

	@Override
	public int multiple() {
		return open.network().multiple();
	}

	/**
	 * Gets what the network needs, such as half of what one sample of the deepest layer stands for, and at least 32
	 * pixels: with more, the bundled models gained less than 0.1 dB on holes of 5 to 100 pixels. Wider holes get up to 80
	 * pixels.
	 */
	@Override
	public int context(final int width) {
		final int ofWide = Math.min(WIDE_CONTEXT, width * 2 / 5);
		return Math.max(Math.max(LEAST_CONTEXT, ofWide), Math.min(MOST_CONTEXT, open.network().context()));
	}

	@Override
	public int longest() {
		return Math.max(LONGEST, 2 * multiple());
	}

	/** Gets the width of holes that fit in a window with their context. */
	@Override
	public int widest() {
		return Math.min(WIDEST, longest() - 2 * context(WIDEST));
	}

	/** Gets the depth for networks over a base fill; others are left alone, as what they invent may be their purpose. */
	@Override
	public int sure() {
		return open.network().base() == Base.NONE ? Integer.MAX_VALUE : SURE;
	}

	@Override
	public long mostPixels() {
		return open.network().mostPixels();
	}

	@Override
	public float[] fill(final float[] image, final float[] mask, final int c, final int h, final int w)
		throws IOException
	{
		return fill(image, mask, 1, c, h, w);
	}

	@Override
	public float[] fill(final float[] images, final float[] masks, final int n, final int c, final int h, final int w)
		throws IOException
	{
		return fill(images, masks, null, n, c, h, w);
	}

	@Override
	public boolean sketched() {
		return open.network().sketched();
	}

	@Override
	public float[] fill(final float[] images, final float[] masks, final float[] sketches, final int n, final int c,
		final int h, final int w) throws IOException
	{
		return open.session().run(images, masks, sketches, n, c, h, w);
	}

	@Override
	public Optional<Filler> roomier() throws IOException {
		if (open.provenance().device().equals("CPU")) return Optional.empty();
		final Shared<?, OpenNetwork>.Lease cpu = opener.open(Device.CPU);
		if (cpu.get().provenance().sha256().equals(open.provenance().sha256())) return Optional.of(new NetworkFiller(cpu,
			opener));
		cpu.close();
		throw new IOException("The model '" + open.provenance().method() +
			"' was changed during the repair, so it is not continued on the CPU. Start again.");
	}

	@Override
	public Normalisation normalisation() {
		return open.normalisation();
	}

	@Override
	public Provenance provenance() {
		return open.provenance();
	}

	@Override
	public void close() {
		lease.close();
	}
}
