package kintsugi.onnx;

import kintsugi.net.Network;
import kintsugi.net.Parameter;

/** Rewrites the models of this program for a session, from the network that they name and their weights. */
final class FastGraph {

	private FastGraph() {}

	/**
	 * Gets the model with a graph that a CPU computes faster, the same up to rounding; or the model itself where its
	 * network is not known or its weights are not all there.
	 */
	static byte[] of(final byte[] model) throws OnnxException {
		final OnnxFile file = OnnxFile.decode(model);
		if (!file.metadata().containsKey(OnnxFile.ARCHITECTURE)) return model;
		final Network network;
		try {
			network = file.network();
		}
		catch (final OnnxException e) {
			return model;
		}
		for (final Parameter parameter : network.parameters())
			if (!file.has(parameter)) return model;
		try {
			return OnnxEncoder.encodeFast(network, file::values);
		}
		catch (final IllegalStateException e) {
			// sums of weights take more room than the weights: a file of almost 2 GB has no fast graph
			return model;
		}
	}
}
