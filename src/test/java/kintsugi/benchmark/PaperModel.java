package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import ij.ImagePlus;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;
import kintsugi.image.Samples;
import kintsugi.mask.IrregularHoles;
import kintsugi.model.ModelInfo;
import kintsugi.model.ModelWriter;
import kintsugi.model.Normalisation;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.net.Weights;

/** The paper's network with random weights, and the 512x512 RGB image and hole that it is measured on. */
final class PaperModel {

	static final int SIZE = 512;
	static final int CHANNELS = 3;

	private PaperModel() {}

	/** Makes the network. */
	static Network network() {
		return PConvUNet.paper();
	}

	/** Makes weights, always the same. */
	static Weights weights() {
		return Weights.initial(network(), new SplittableRandom(0));
	}

	/** Saves a model package of both, 131 MB. */
	static Path save(final Path folder) throws IOException {
		final ModelInfo info = new ModelInfo("paper-size", "0.0.1", "Random weights, to measure speed and memory.", //
			List.of("Kintsugi developers"), "BSD-2-Clause", "# paper-size\n\nRandom weights.\n", Map.of(),
			Normalisation.DEFAULT);
		ModelWriter.save(folder, info, network(), weights());
		return folder;
	}

	/** Makes the image. */
	static ImagePlus image() {
		return Samples.stained(SIZE, SIZE, 0).damaged();
	}

	/** Makes a hole of about a quarter of the image, so wide that the whole image is its window. */
	static Hole hole() {
		return IrregularHoles.draw(RatioBin.FROM_20_TO_30, true, SIZE, SIZE, 0);
	}
}
