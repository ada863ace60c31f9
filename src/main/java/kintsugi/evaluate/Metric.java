package kintsugi.evaluate;

import java.util.EnumMap;
import java.util.Map;

import kintsugi.hole.Hole;
import kintsugi.metric.HoleTable;
import kintsugi.metric.Quality;

/**
 * What is measured of a filled hole; inside the hole unless the title says otherwise.
 * <p>
 * A fill that is exact has no finite PSNR. Inside holes it counts as {@value #HIGHEST_PSNR} dB, just above what
 * rounding to 8 bits leaves (58.9 dB), and over the whole image as {@value #HIGHEST_WHOLE_PSNR} dB.
 * </p>
 */
public enum Metric {
	/** Peak signal-to-noise ratio in dB. */
	PSNR("psnr", "PSNR (dB)", true, 2),
	/** Structural similarity, at most 1. */
	SSIM("ssim", "SSIM", true, 4),
	/** Mean absolute difference in percent of the image's range. */
	L1("l1", "L1 (%)", false, 2),
	/** As {@link #PSNR}, over all pixels. */
	WHOLE_PSNR("wholePsnr", "PSNR, whole image (dB)", true, 2),
	/** As {@link #SSIM}, over all pixels. */
	WHOLE_SSIM("wholeSsim", "SSIM, whole image", true, 4),
	/** As {@link #L1}, over all pixels. */
	WHOLE_L1("wholeL1", "L1, whole image (%)", false, 2),
	/** Wall time of the fill in seconds. */
	SECONDS("seconds", "Time (s)", false, 3);

	private static final double HIGHEST_PSNR = 60;
	private static final double HIGHEST_WHOLE_PSNR = 80;
	/** From so far away a pixel of the hole reaches into an SSIM window of 11x11: the half diagonal, rounded up. */
	private static final int SSIM_REACH = 8;

	private final String key;
	private final String title;
	private final boolean highIsGood;
	private final int decimals;

	Metric(final String key, final String title, final boolean highIsGood, final int decimals) {
		this.key = key;
		this.title = title;
		this.highIsGood = highIsGood;
		this.decimals = decimals;
	}

	/** Gets the short name in files, such as {@code wholePsnr}. */
	public String key() {
		return key;
	}

	/** Gets the heading with the unit, such as {@code PSNR (dB)}. */
	public String title() {
		return title;
	}

	/** Gets how many digits after the point are worth showing. */
	public int decimals() {
		return decimals;
	}

	/** Makes an empty table of this metric. */
	HoleTable table(final String... extraRows) {
		return new HoleTable(title, highIsGood, decimals, extraRows);
	}

	/** Measures everything but the time, of an image that differs from the true one in the hole only. */
	static Map<Metric, Double> of(final WholeImage filled, final WholeImage truth, final Hole hole) {
		final float[] image = filled.measured();
		final float[] expected = truth.measured();
		final double span = truth.span();
		final int width = truth.width();
		final int height = truth.height();
		final Map<Metric, Double> scores = new EnumMap<>(Metric.class);
		final double l1 = 100 * Quality.l1(image, expected, hole) / span;
		scores.put(L1, l1);
		scores.put(PSNR, Math.min(HIGHEST_PSNR, Quality.psnr(image, expected, span, hole)));
		scores.put(WHOLE_L1, l1 * hole.ratio());
		scores.put(WHOLE_PSNR, Math.min(HIGHEST_WHOLE_PSNR, Quality.psnr(image, expected, span, null)));
		final Hole near = hole.grow(SSIM_REACH);
		final double[] ssims = Quality.ssims(image, expected, width, height, span, near, hole);
		scores.put(SSIM, ssims[1]);
		// farther from the hole both images are equal and every window has the similarity 1
		scores.put(WHOLE_SSIM, near.ratio() * ssims[0] + 1 - near.ratio());
		return scores;
	}
}
