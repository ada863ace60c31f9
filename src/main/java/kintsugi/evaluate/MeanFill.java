package kintsugi.evaluate;

import java.util.Arrays;

import kintsugi.hole.Hole;

/** Fills holes with the mean of the channel's valid samples: what a method must beat to be any good. */
public final class MeanFill implements Contender {

	/** The name of the method. */
	public static final String NAME = "mean";

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public WholeImage fill(final WholeImage image, final Hole hole) {
		final float[] samples = image.samples().clone();
		final int size = image.width() * image.height();
		for (int start = 0; start < samples.length; start += size) {
			// the hole is 0, so the sum over all pixels is the sum over the valid ones
			double sum = 0;
			for (int i = start; i < start + size; i++)
				sum += samples[i];
			final float mean = image.depth().sample(sum / (size - hole.count()));
			final int channel = start;
			hole.forEachRun((y, from, to) -> Arrays.fill(samples, channel + y * image.width() + from, //
				channel + y * image.width() + to, mean));
		}
		return image.with(samples);
	}
}
