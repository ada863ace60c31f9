package kintsugi.repair;

import java.io.IOException;
import java.io.UncheckedIOException;

import kintsugi.model.ModelPackage;
import kintsugi.model.Normalisation;
import kintsugi.net.Network;
import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxException;
import kintsugi.onnx.OnnxSession;

/** Fills holes with the network of a model package. */
final class NetworkFiller implements Filler {

	// not the package: it holds the file's bytes, which the session has copied
	private final Network network;
	private final Normalisation normalisation;
	private final Provenance provenance;
	private final OnnxSession session;

	private NetworkFiller(final ModelPackage model, final OnnxSession session) {
		this.network = model.network();
		this.normalisation = model.normalisation();
		this.provenance = new Provenance(model.name(), model.sha256(), model.version(), session.device(),
			session.remark());
		this.session = session;
	}

	/**
	 * Loads the network to the device.
	 *
	 * @throws IOException if the model cannot be run there, with a sentence for the user
	 */
	static NetworkFiller open(final ModelPackage model, final Device device) throws IOException {
		return new NetworkFiller(model, OnnxSession.open(model.onnx(), device));
	}

	@Override
	public int channels() {
		return network.channels();
	}

	@Override
	public int multiple() {
		return network.multiple();
	}

	@Override
	public float[] fill(final float[] image, final float[] mask, final int c, final int h, final int w)
		throws IOException
	{
		return session.run(image, mask, 1, c, h, w);
	}

	@Override
	public float[] fill(final float[] images, final float[] masks, final int n, final int c, final int h, final int w)
		throws IOException
	{
		return session.run(images, masks, n, c, h, w);
	}

	@Override
	public Normalisation normalisation() {
		return normalisation;
	}

	@Override
	public Provenance provenance() {
		return provenance;
	}

	@Override
	public void close() {
		try {
			session.close();
		}
		catch (final OnnxException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
	}
}
