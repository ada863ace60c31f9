package kintsugi.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import kintsugi.train.Corpus;
import kintsugi.train.ImageSource;
import kintsugi.train.TrainingData;
import kintsugi.train.TrainingImage;

/** Makes images to train on whose content does not matter. */
final class Noise {

	private Noise() {}

	/** Makes a corpus of square RGB images for crops of a side. */
	static Corpus corpus(final int images, final int side, final int crop) {
		final List<ImageSource> sources = new ArrayList<>();
		for (int i = 0; i < images; i++)
			sources.add(source(i, side));
		return new Corpus(new TrainingData("noise", "", sources), crop, warning -> {});
	}

	private static ImageSource source(final int number, final int side) {
		return new ImageSource() {

			@Override
			public String name() {
				return "image" + number;
			}

			@Override
			public List<TrainingImage> read() {
				final SplittableRandom random = new SplittableRandom(number);
				final byte[][] planes = new byte[3][side * side];
				for (final byte[] plane : planes)
					random.nextBytes(plane);
				return List.of(TrainingImage.of(side, side, planes));
			}
		};
	}
}
