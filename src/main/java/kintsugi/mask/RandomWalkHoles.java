package kintsugi.mask;

import java.util.Map;
import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Hole;

/**
 * The family {@code random-walk}: ragged clouds, the places that walkers on the pixel grid have seen (Pearson 1905,
 * "The Problem of the Random Walk"; P&oacute;lya 1921 for the grid).
 * <p>
 * One to {@code walks} walkers take {@code steps} x H x W steps each to one of the four neighbours; one that would
 * leave the image stays. A walker is {@code width} pixels wide.
 * </p>
 */
@Plugin(type = MaskGenerator.class)
public final class RandomWalkHoles implements MaskGenerator {

	private final Settings settings;

	/** Makes the family with up to three walkers that take 0.3 steps for each pixel of the image. */
	public RandomWalkHoles() {
		this(Settings.of("random-walk", Setting.whole("walks", 3, 1, 100), Setting.decimal("steps", 0.3, 0.001, 4), //
			Setting.whole("width", 1, 1, 32)));
	}

	private RandomWalkHoles(final Settings settings) {
		this.settings = settings;
	}

	@Override
	public String name() {
		return "random-walk";
	}

	@Override
	public Map<String, String> settings() {
		return settings.asMap();
	}

	@Override
	public MaskGenerator with(final Map<String, String> changes) {
		return new RandomWalkHoles(settings.with(changes));
	}

	@Override
	public Hole draw(final int width, final int height, final long seed) {
		MaskGenerator.checkSize(width, height);
		final SplittableRandom random = new SplittableRandom(seed);
		final Canvas canvas = new Canvas(width, height, 0);
		final int walks = random.nextInt(1, settings.whole("walks") + 1);
		for (int i = 0; i < walks; i++)
			walk(canvas, random, width, height);
		return canvas.hole();
	}

	private void walk(final Canvas canvas, final SplittableRandom random, final int width, final int height) {
		final int side = settings.whole("width");
		final long steps = (long) Math.ceil(settings.decimal("steps") * width * height);
		int x = random.nextInt(width);
		int y = random.nextInt(height);
		long directions = 0;
		for (long i = 0; i < steps; i++) {
			canvas.rectangle(x - side / 2, y - side / 2, side, side);
			// a random number serves 32 steps
			directions = i % 32 == 0 ? random.nextLong() : directions >>> 2;
			switch ((int) (directions & 3)) {
				case 0 -> x = Math.min(width - 1, x + 1);
				case 1 -> x = Math.max(0, x - 1);
				case 2 -> y = Math.min(height - 1, y + 1);
				default -> y = Math.max(0, y - 1);
			}
		}
	}
}
