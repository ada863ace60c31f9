package kintsugi.train;

import java.io.IOException;
import java.util.SplittableRandom;

import kintsugi.hole.Hole;
import kintsugi.mask.HoleSource;
import kintsugi.model.Normalisation;
import kintsugi.train.recipe.SamplePlan;
import kintsugi.train.sketch.SketchLines;

/**
 * Makes samples: random crops of images, flipped and turned at random, with random holes.
 * <p>
 * Where the plan asks for sketches, some samples come with lines inside the hole, taken of their edges.
 * A sample is a function of the run's seed and its own number alone. Grey images serve networks of three channels by
 * repetition; of images with more channels than a one-channel network sees, one channel is drawn.
 * </p>
 */
public final class CropSampler {

	/** How often a crop is drawn again because nothing, or not enough, of it is known. */
	private static final int ATTEMPTS = 50;

	private final Corpus corpus;
	private final HoleSource holes;
	private final SamplePlan plan;
	private final int channels;
	private final boolean inOrder;
	private final long seed;

	private CropSampler(final Corpus corpus, final HoleSource holes, final SamplePlan plan, final int channels,
		final boolean inOrder, final long seed)
	{
		this.corpus = corpus;
		this.holes = holes;
		this.plan = plan;
		this.channels = channels;
		this.inOrder = inOrder;
		// a multiple of a number would give neighbouring seeds shifted copies of the same samples
		this.seed = new SplittableRandom(seed).nextLong();
	}

	/**
	 * Makes samples to train on: each of an image drawn at random.
	 *
	 * @param channels 1 or 3
	 */
	public static CropSampler training(final Corpus corpus, final HoleSource holes, final SamplePlan plan,
		final int channels, final long seed)
	{
		return new CropSampler(corpus, holes, plan, channels, false, seed);
	}

	/**
	 * Makes samples to validate with: they go round the images in order, and are neither flipped nor turned.
	 *
	 * @param channels 1 or 3
	 */
	public static CropSampler validation(final Corpus corpus, final HoleSource holes, final SamplePlan plan,
		final int channels, final long seed)
	{
		return new CropSampler(corpus, holes, plan.plain(), channels, true, ~seed);
	}

	/**
	 * Makes the samples of a training step.
	 *
	 * @throws IOException if no image is usable
	 */
	public Batch batch(final long step) throws IOException {
		return samples(step * plan.batch(), plan.batch());
	}

	/**
	 * Makes samples by number.
	 *
	 * @throws IOException if no image is usable
	 */
	public Batch samples(final long first, final int count) throws IOException {
		final int plane = plan.crop() * plan.crop();
		final float[] images = new float[count * channels * plane];
		final float[] masks = new float[count * plane];
		final float[] sketches = plan.sketches() > 0 ? new float[count * plane] : null;
		float[] known = null;
		for (int i = 0; i < count; i++) {
			final Sample sample = sample(first + i);
			System.arraycopy(sample.image, 0, images, i * channels * plane, channels * plane);
			System.arraycopy(sample.mask, 0, masks, i * plane, plane);
			if (sample.sketch != null) System.arraycopy(sample.sketch, 0, sketches, i * plane, plane);
			if (sample.known != null) {
				if (known == null) java.util.Arrays.fill(known = new float[count * plane], 1);
				System.arraycopy(sample.known, 0, known, i * plane, plane);
			}
		}
		return new Batch(count, images, masks, known, sketches);
	}

	private record Sample(float[] image, float[] mask, float[] known, float[] sketch) {}

	private Sample sample(final long number) throws IOException {
		final SplittableRandom random = new SplittableRandom(seed + number);
		final int crop = plan.crop();
		final Hole hole = holes.draw(crop, crop, random.nextLong());
		final TrainingImage image = inOrder ? corpus.at(number, random) : corpus.draw(random);
		Crop place = Crop.draw(image, plan, random);
		Hole unknown = place.unknown(image);
		for (int i = 0; i < ATTEMPTS && !teaches(hole, unknown); i++) {
			place = Crop.draw(image, plan, random);
			unknown = place.unknown(image);
		}
		final Hole both = unknown == null ? hole : hole.union(unknown);
		final float[] samples = place.cut(image, channels, random.nextInt(image.channels()));
		final Normalisation.Range range = plan.normalisation().range(samples, channels, both);
		for (int i = 0; i < samples.length; i++)
			// what is unknown may be NaN, which would spread
			samples[i] = Float.isFinite(samples[i]) ? range.toNetwork(samples[i]) : 0;
		final float[] mask = both.validMask();
		// drawn last, so that samples without sketches stay as they were
		final boolean sketched = plan.sketches() > 0 && random.nextDouble() < plan.sketches();
		return new Sample(samples, mask, unknown == null ? null : unknown.validMask(), //
			sketched ? SketchLines.draw(samples, sketchable(hole, unknown).validMask(), crop, crop, random) : null);
	}

	/** Gets the part of a hole where edges are the image's and none that the values of unknown pixels make. */
	private static Hole sketchable(final Hole hole, final Hole unknown) {
		if (unknown == null) return hole;
		final Hole near = unknown.grow(SketchLines.REACH);
		return Hole.where(hole.width(), hole.height(), (x, y) -> hole.isHole(x, y) && !near.isHole(x, y));
	}

	/** Tells whether most of a hole's truth is known. */
	private static boolean teaches(final Hole hole, final Hole unknown) {
		return unknown == null || hole.union(unknown).count() - unknown.count() >= hole.count() / 2;
	}
}
