package kintsugi.repair;

import java.io.IOException;
import java.io.UncheckedIOException;

import kintsugi.model.ModelPackage;
import kintsugi.model.Normalisation;
import kintsugi.net.Network;
import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxException;
import kintsugi.onnx.OnnxSession;

/**
 * A model's network on a device. The package is not kept: it holds the file's bytes, which the session has copied.
 *
 * @param provenance what it is and where it runs
 */
record OpenNetwork(Network network, Normalisation normalisation, Provenance provenance, OnnxSession session) {

	/**
	 * Loads the network to the device.
	 *
	 * @throws IOException if the model cannot be run there, with a sentence for the user
	 */
	static OpenNetwork open(final ModelPackage model, final Device device) throws IOException {
		final OnnxSession session = OnnxSession.open(model.onnx(), device);
		return new OpenNetwork(model.network(), model.normalisation(), new Provenance(model.name(), model.sha256(), model
			.version(), session.device(), session.remark()), session);
	}

	/** Frees the memory and the device, after runs that are still at it. */
	void close() {
		try {
			session.close();
		}
		catch (final OnnxException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
	}
}
