package kintsugi.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import kintsugi.mask.HoleSampler;
import kintsugi.model.Normalisation;
import kintsugi.train.loss.Objective;
import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.net.Weights;

/** A tiny training for tests: generated images, a network of a few hundred weights. */
final class TrainingSamples {

	static final Network NETWORK = new PConvUNet(1, 4, 8, 3, Base.HARMONIC);

	private TrainingSamples() {}

	/** Makes empty files and a reader that gives each a smooth image of its own. */
	static Corpus corpus(final Path folder, final int images) throws IOException {
		final List<Path> files = new ArrayList<>();
		for (int i = 0; i < images; i++)
			files.add(Files.write(folder.resolve("image" + i + ".png"), new byte[0]));
		return new Corpus(files, TrainingSamples::image, 32, warning -> {});
	}

	/** Makes an image of 40x36 pixels from a file's name alone. */
	static TrainingImage image(final Path file) {
		final int number = file.getFileName().toString().hashCode() % 7;
		final float[] samples = new float[40 * 36];
		for (int i = 0; i < samples.length; i++)
			samples[i] = (float) (100 + 50 * Math.sin(i % 40 * 0.3 + number) * Math.cos(i / 40 * 0.2));
		return TrainingImage.of(40, 36, samples);
	}

	static CropSampler sampler(final Corpus corpus, final TrainingSettings settings) {
		return new CropSampler(corpus, new HoleSampler(settings.thinShare()), settings.normalisation(), 1, //
			settings.crop(), settings.batch(), settings.seed());
	}

	static TrainingSettings settings(final long steps, final long seed) {
		return new TrainingSettings(32, 2, steps, new LearningRate(1e-2, 2, 0.5), 0.25, seed, 1, Objective.small(),
			Normalisation.DEFAULT, 3);
	}

	static Weights start(final long seed) {
		return Weights.initial(NETWORK, new SplittableRandom(seed));
	}
}
