package kintsugi.repair;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import kintsugi.model.ModelInfo;
import kintsugi.model.ModelWriter;
import kintsugi.model.Normalisation;
import kintsugi.net.Base;
import kintsugi.net.GatedNetwork;
import kintsugi.net.Network;
import kintsugi.net.Weights;

/** Writes small models of random weights that know sketches, or do not. */
public final class SketchModels {

	private SketchModels() {}

	/**
	 * Writes a model.
	 *
	 * @return the path, as repairs take it for a model's name
	 */
	public static String save(final Path path, final int channels, final boolean sketched) throws IOException {
		final Network network = new GatedNetwork(channels, 4, 4, Base.NONE, sketched);
		final ModelInfo info = new ModelInfo(path.getFileName().toString(), "1.0.0", "Random weights.", //
			List.of("Nobody"), "BSD-2-Clause", "# A test", Map.of("steps", "0"), new Normalisation(2, 98));
		ModelWriter.save(path, info, network, Weights.initial(network, new Random(7)));
		return path.toString();
	}
}
