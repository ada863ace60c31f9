package kintsugi.mask;

import java.util.Map;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;

/**
 * The family {@code central-box}: one square in the centre, the same for every seed, as in the studies that compare
 * methods on a fixed hole.
 * <p>
 * Setting: {@code size}, the side in pixels, 64 unless given; it does not scale with the image.
 * </p>
 */
@Plugin(type = MaskGenerator.class)
public final class CentralBoxHoles implements MaskGenerator {

	private final Settings settings;

	/** Makes the family with a square of 64 pixels. */
	public CentralBoxHoles() {
		this(Settings.of("central-box", Setting.whole("size", 64, 1, 4096)));
	}

	private CentralBoxHoles(final Settings settings) {
		this.settings = settings;
	}

	@Override
	public String name() {
		return "central-box";
	}

	@Override
	public Map<String, String> settings() {
		return settings.asMap();
	}

	@Override
	public MaskGenerator with(final Map<String, String> changes) {
		return new CentralBoxHoles(settings.with(changes));
	}

	@Override
	public Hole draw(final int width, final int height, final long seed) {
		MaskGenerator.checkSize(width, height);
		final int size = settings.whole("size");
		if (size >= Math.min(width, height)) throw new IllegalArgumentException("A central box of " + size +
			" pixels does not fit an image of " + width + "x" + height + " pixels; set a smaller size.");
		final Box box = new Box((width - size) / 2, (height - size) / 2, size, size);
		return Hole.where(width, height, box::contains);
	}

	@Override
	public boolean combinable() {
		return false;
	}
}
