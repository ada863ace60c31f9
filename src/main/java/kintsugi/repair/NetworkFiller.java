package kintsugi.repair;

import java.io.IOException;
import java.io.UncheckedIOException;

import kintsugi.model.ModelPackage;
import kintsugi.model.Normalisation;
import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxException;
import kintsugi.onnx.OnnxSession;

/** Fills holes with the network of a model package. */
final class NetworkFiller implements Filler {

	private final ModelPackage model;
	private final OnnxSession session;

	private NetworkFiller(final ModelPackage model, final OnnxSession session) {
		this.model = model;
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
		return model.network().channels();
	}

	@Override
	public int multiple() {
		return model.network().multiple();
	}

	@Override
	public float[] fill(final float[] image, final float[] mask, final int c, final int h, final int w)
		throws IOException
	{
		return session.run(image, mask, 1, c, h, w);
	}

	@Override
	public Normalisation normalisation() {
		return model.normalisation();
	}

	@Override
	public Provenance provenance() {
		return new Provenance(model.name(), model.sha256(), model.version(), session.device(), session.remark());
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
