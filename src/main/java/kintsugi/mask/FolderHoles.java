package kintsugi.mask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Hole;

/**
 * The family {@code folder}: the user's own mask images, cropped and flipped at random.
 * <p>
 * Settings: {@code path}, the folder; {@code hole}, {@code white} or {@code black}: whether the brighter or the darker
 * value is the hole; {@code crop}, the least share of a mask's sides that a crop has, 1 for whole masks. Masks are
 * resized to the image by nearest neighbours only, so that they stay binary; one with more than two values is cut at
 * half of its range. Files that cannot be read are passed over. {@link #remarks} tells both, the latter as far as they
 * were met.
 * </p>
 */
@Plugin(type = MaskGenerator.class)
public final class FolderHoles implements MaskGenerator {

	private static final int DRAWS_AT_MOST = 200;

	private final Settings settings;
	private final PlaneFiles files;
	/** Null as long as no folder is named. */
	private final MaskFiles masks;

	/** Makes the family without a folder; it draws once it has one. */
	public FolderHoles() {
		this(new PlaneFiles());
	}

	/** Makes the family with readers of its own. */
	FolderHoles(final PlaneFiles files) {
		this(Settings.of("folder", Setting.text("path", ""), Setting.word("hole", "white", "black"), //
			Setting.decimal("crop", 0.5, 0.05, 1)), files, null);
	}

	private FolderHoles(final Settings settings, final PlaneFiles files, final MaskFiles masks) {
		this.settings = settings;
		this.files = files;
		this.masks = masks;
	}

	@Override
	public String name() {
		return "folder";
	}

	@Override
	public Map<String, String> settings() {
		return settings.asMap();
	}

	@Override
	public MaskGenerator with(final Map<String, String> changes) {
		final Settings changed = settings.with(changes);
		final String path = changed.text("path");
		if (path.isEmpty()) return new FolderHoles(changed, files, null);
		try {
			return new FolderHoles(changed, files, new MaskFiles(Path.of(path), files, changed.text("hole").equals("white")));
		}
		catch (final IOException | InvalidPathException e) {
			throw new IllegalArgumentException("The setting path of folder cannot be used: " + e.getMessage(), e);
		}
	}

	@Override
	public List<String> remarks() {
		return masks == null ? List.of() : masks.remarks();
	}

	@Override
	public Hole draw(final int width, final int height, final long seed) {
		MaskGenerator.checkSize(width, height);
		if (masks == null) throw new IllegalArgumentException(
			"The mask generator folder needs a folder of mask images; set path to one.");
		final SplittableRandom random = new SplittableRandom(seed);
		try {
			for (int i = 0; i < DRAWS_AT_MOST; i++) {
				final Hole hole = crop(masks.draw(random), random, width, height);
				if (!hole.isEmpty() && !hole.isAll()) return hole;
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
		throw new IllegalArgumentException("The masks in " + settings.text("path") + " have no holes, or nothing but " +
			"hole; look at them, and whether the hole is white or black.");
	}

	/** Cuts out a part with the image's proportions, flipped at random. */
	private Hole crop(final Hole mask, final SplittableRandom random, final int width, final int height) {
		final double largest = Math.min((double) mask.width() / width, (double) mask.height() / height);
		final double least = settings.decimal("crop");
		final double scale = largest * (least + random.nextDouble() * (1 - least));
		final double left = random.nextDouble() * (mask.width() - scale * width);
		final double top = random.nextDouble() * (mask.height() - scale * height);
		final boolean mirrored = random.nextBoolean();
		final boolean upsideDown = random.nextBoolean();
		return Hole.where(width, height, (x, y) -> mask.isHole( //
			nearest(left, scale, mirrored ? width - 1 - x : x, mask.width()), //
			nearest(top, scale, upsideDown ? height - 1 - y : y, mask.height())));
	}

	private static int nearest(final double start, final double scale, final int i, final int extent) {
		return Math.min(extent - 1, (int) (start + scale * (i + 0.5)));
	}
}
