package kintsugi.train.device;

import java.util.Locale;

import kintsugi.net.Cost;
import kintsugi.net.Network;
import kintsugi.train.adversarial.Discriminator;

/**
 * How many samples a step can have in the memory that is free.
 *
 * @param samples the most samples that fit with a margin, at least 2
 * @param crop the side of a sample in pixels
 * @param free the bytes that are free
 * @param fixed the bytes that a training takes whatever its batch is
 * @param each the bytes that each sample of the batch adds
 */
public record BatchSuggestion(int samples, int crop, long free, long fixed, long each) {

	/** Batch norm needs two samples. */
	private static final int FEWEST = 2;
	/** Larger batches need another learning rate rather than memory. */
	private static final int MOST = 64;
	/** The rest is for other programs, and for an estimate that is too low. */
	private static final double SHARE = 0.75;
	private static final int FLOAT = 4;
	/** Weights, their gradients and Adam's two moments. */
	private static final int PER_PARAMETER = 4 * FLOAT;
	private static final int PASSES = 3;
	/** A discriminator's weights on the way to their spectral norm, for both gradients. */
	private static final int PER_NORMALISED = 2 * 4 * FLOAT;
	/** PyTorch itself, and what its convolutions work with. */
	private static final long LIBRARY = 200_000_000;
	/** What a step holds beyond the network's values: conditions, gradients, losses. Measured, right to a tenth. */
	private static final double BEYOND_VALUES = 1.6;
	/**
	 * Values a pixel of VGG16's layers up to pool3 with their activations, for the output, the composite and the truth.
	 */
	private static final int PERCEPTUAL_VALUES = 3 * 560;

	/**
	 * Suggests a batch for the memory that is free on a device now.
	 *
	 * @param crop the side of a sample in pixels, a multiple of the network's
	 * @param perceptual whether the perceptual network is used, too
	 */
	public static BatchSuggestion of(final Network network, final int crop, final boolean perceptual,
		final TrainingDevice device)
	{
		return of(network, crop, perceptual, FreeMemory.of(device.device()));
	}

	/** Suggests a batch for so many free bytes. */
	static BatchSuggestion of(final Network network, final int crop, final boolean perceptual, final long free) {
		final Cost cost = Cost.of(network, 1, crop, crop);
		final long pixels = (long) crop * crop;
		final long values = cost.values() + (perceptual ? PERCEPTUAL_VALUES * pixels : 0);
		final long each = Math.round(values * FLOAT * BEYOND_VALUES);
		final long fixed = LIBRARY + PER_PARAMETER * cost.parameters();
		return fitting(crop, free, fixed, each);
	}

	/**
	 * Gets the suggestion for a training with a discriminator, which sees each sample three times: what the network
	 * made of it, for the network's gradient, and this and the truth for its own.
	 */
	public BatchSuggestion with(final Discriminator discriminator) {
		final long more = Math.round(PASSES * discriminator.values(crop) * FLOAT * BEYOND_VALUES);
		final long state = (PER_PARAMETER + PER_NORMALISED) * discriminator.trainableSize();
		return fitting(crop, free, fixed + state, each + more);
	}

	private static BatchSuggestion fitting(final int crop, final long free, final long fixed, final long each) {
		final long fitting = (Math.round(SHARE * free) - fixed) / each;
		return new BatchSuggestion((int) Math.max(FEWEST, Math.min(MOST, fitting)), crop, free, fixed, each);
	}

	/**
	 * Gets about how many bytes a training takes at its peak, beyond the program itself, with this many samples a step.
	 */
	public long bytes(final int batch) {
		return fixed + batch * each;
	}

	/** Whether a step with this many samples should fit. */
	public boolean fits(final int batch) {
		return bytes(batch) <= SHARE * free;
	}

	/** Gets the suggestion as a sentence. */
	public String sentence() {
		return String.format(Locale.ROOT, "Up to %d samples of %dx%d pixels a step should fit into the %.1f GB of free " +
			"memory (about %.1f GB).", samples, crop, crop, free / 1e9, bytes(samples) / 1e9) + (fits(samples) ? ""
				: " That is little for this network: choose smaller crops or a smaller network if the memory runs out.");
	}
}
