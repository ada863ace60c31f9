package kintsugi.mask;

import java.util.Map;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Hole;

/** The family {@code thin-defects}: scratches, dead lines and specks of 1 to 6 pixels, see {@link ThinDefects}. */
@Plugin(type = MaskGenerator.class)
public final class ThinDefectHoles implements MaskGenerator {

	private static final Settings NONE = Settings.of("thin-defects");

	@Override
	public String name() {
		return "thin-defects";
	}

	@Override
	public Map<String, String> settings() {
		return NONE.asMap();
	}

	@Override
	public MaskGenerator with(final Map<String, String> settings) {
		NONE.with(settings);
		return this;
	}

	@Override
	public Hole draw(final int width, final int height, final long seed) {
		MaskGenerator.checkSize(width, height);
		return ThinDefects.draw(width, height, seed);
	}
}
