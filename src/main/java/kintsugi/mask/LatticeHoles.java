package kintsugi.mask;

import java.util.Map;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Hole;

/**
 * The family {@code lattice}: one valid pixel in each cell of {@code factor} x {@code factor}, everything else is hole,
 * the same for every seed: super-resolution as a repair (Liu et al. 2018, section 4.4).
 * <p>
 * Settings: {@code factor}, 2 to 4; {@code x} and {@code y}, the place of the valid pixel in its cell, 0 to factor - 1.
 * </p>
 */
@Plugin(type = MaskGenerator.class)
public final class LatticeHoles implements MaskGenerator {

	private final Settings settings;

	/** Makes the family with factor 2 and the valid pixel in each cell's upper left corner. */
	public LatticeHoles() {
		this(Settings.of("lattice", Setting.whole("factor", 2, 2, 4), Setting.whole("x", 0, 0, 3), //
			Setting.whole("y", 0, 0, 3)));
	}

	private LatticeHoles(final Settings settings) {
		this.settings = settings;
	}

	@Override
	public String name() {
		return "lattice";
	}

	@Override
	public Map<String, String> settings() {
		return settings.asMap();
	}

	@Override
	public MaskGenerator with(final Map<String, String> changes) {
		final Settings changed = settings.with(changes);
		final int factor = changed.whole("factor");
		for (final String axis : new String[] { "x", "y" })
			if (changed.whole(axis) >= factor) throw new IllegalArgumentException("The setting " + axis +
				" of lattice must be below its factor " + factor + ", not " + changed.text(axis) + ".");
		return new LatticeHoles(changed);
	}

	@Override
	public Hole draw(final int width, final int height, final long seed) {
		MaskGenerator.checkSize(width, height);
		final int factor = settings.whole("factor");
		final int column = settings.whole("x");
		final int row = settings.whole("y");
		return Hole.where(width, height, (x, y) -> x % factor != column || y % factor != row);
	}

	@Override
	public boolean combinable() {
		return false;
	}
}
