package kintsugi.train;

import java.io.IOException;
import java.util.SplittableRandom;

import kintsugi.hole.Hole;
import kintsugi.mask.HoleSampler;
import kintsugi.model.Normalisation;

/**
 * Makes training samples: a random crop of a random image, flipped and turned at random, with a random hole.
 * <p>
 * A sample is a function of the run's seed and its own number alone. Grey images serve networks of three channels by
 * repetition; of images with more channels than a one-channel network sees, one channel is drawn.
 * </p>
 */
public final class CropSampler {

	private final Corpus corpus;
	private final HoleSampler holes;
	private final Normalisation normalisation;
	private final int channels;
	private final int crop;
	private final int batch;
	private final long seed;

	/**
	 * Describes the samples.
	 *
	 * @param channels 1 or 3
	 * @param crop the side of the square crops in pixels
	 * @param batch the samples of one step
	 */
	public CropSampler(final Corpus corpus, final HoleSampler holes, final Normalisation normalisation,
		final int channels, final int crop, final int batch, final long seed)
	{
		this.corpus = corpus;
		this.holes = holes;
		this.normalisation = normalisation;
		this.channels = channels;
		this.crop = crop;
		this.batch = batch;
		this.seed = seed;
	}

	/**
	 * Makes the samples of a step.
	 *
	 * @throws IOException if no image is usable
	 */
	public Batch batch(final long step) throws IOException {
		final int plane = crop * crop;
		final float[] images = new float[batch * channels * plane];
		final float[] masks = new float[batch * plane];
		for (int i = 0; i < batch; i++)
			sample(step * batch + i, images, i * channels * plane, masks, i * plane);
		return new Batch(images, masks);
	}

	private void sample(final long number, final float[] images, final int imageOffset, final float[] masks,
		final int maskOffset) throws IOException
	{
		final SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
		final Hole hole = holes.draw(crop, crop, random.nextLong());
		final float[] crops = crop(corpus.draw(random), random);
		final Normalisation.Range range = normalisation.range(crops, channels, hole);
		for (int i = 0; i < crops.length; i++)
			images[imageOffset + i] = range.toNetwork(crops[i]);
		System.arraycopy(hole.validMask(), 0, masks, maskOffset, crop * crop);
	}

	/** Cuts, flips and turns: [C, S, S] of intensities. */
	private float[] crop(final TrainingImage image, final SplittableRandom random) {
		final int left = random.nextInt(image.width() - crop + 1);
		final int top = random.nextInt(image.height() - crop + 1);
		final boolean flip = random.nextBoolean();
		final int turns = random.nextInt(4);
		final int channel = random.nextInt(image.channels());
		final float[] samples = new float[channels * crop * crop];
		int i = 0;
		for (int c = 0; c < channels; c++) {
			final int from = image.channels() == channels ? c : channel;
			for (int y = 0; y < crop; y++)
				for (int x = 0; x < crop; x++) {
					final int u = flip ? crop - 1 - x : x;
					final int along = turns % 2 == 0 ? u : y;
					final int down = turns % 2 == 0 ? y : u;
					// turns 2 and 3 add half a turn to turns 0 and 1
					final int sourceX = turns < 2 ? along : crop - 1 - along;
					final int sourceY = turns < 2 ? down : crop - 1 - down;
					samples[i++] = image.get(from, left + sourceX, top + sourceY);
				}
		}
		return samples;
	}
}
