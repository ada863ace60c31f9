package kintsugi.train;

import java.util.List;
import java.util.Map;

/**
 * How well the network does on images that it is not trained on.
 *
 * @param step the steps done
 * @param psnr the mean PSNR inside holes in dB, over a range of 2 in network space
 * @param best whether that is the best so far
 * @param total the weighted sum of the losses on the validation samples
 * @param losses each loss before weighting, by name
 * @param previews the same few samples each time
 */
public record Validation(long step, double psnr, boolean best, double total, Map<String, Double> losses,
	List<Preview> previews)
{

	/** Gets the same validation of a run that goes on where it was stopped, which found its best before. */
	Validation notBest() {
		return new Validation(step, psnr, false, total, losses, previews);
	}
}
