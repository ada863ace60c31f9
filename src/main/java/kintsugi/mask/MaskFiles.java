package kintsugi.mask;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;

import kintsugi.hole.Hole;

/** The masks of a folder, read when they are needed and kept while there is memory. */
final class MaskFiles {

	/** How many files are looked at for the remark. */
	private static final int LOOKED_AT = 20;

	private final List<Path> files;
	private final PlaneFiles reader;
	private final boolean white;
	private final AtomicReferenceArray<SoftReference<List<Hole>>> kept;
	private final Optional<String> remark;

	/**
	 * Lists a folder and looks at some of its files.
	 *
	 * @param white whether the brighter value is the hole
	 * @throws IOException if there are no masks or one cannot be read, with a sentence for the user
	 */
	MaskFiles(final Path folder, final PlaneFiles reader, final boolean white) throws IOException {
		this.files = reader.list(folder);
		this.reader = reader;
		this.white = white;
		this.kept = new AtomicReferenceArray<>(files.size());
		this.remark = look(folder);
	}

	/** Gets what the user has to know about the masks, or nothing. */
	Optional<String> remark() {
		return remark;
	}

	/** Draws a mask. */
	Hole draw(final SplittableRandom random) throws IOException {
		final int file = random.nextInt(files.size());
		final SoftReference<List<Hole>> reference = kept.get(file);
		List<Hole> holes = reference == null ? null : reference.get();
		if (holes == null) {
			holes = reader.read(files.get(file)).stream().map(this::hole).toList();
			kept.set(file, new SoftReference<>(holes));
		}
		return holes.get(random.nextInt(holes.size()));
	}

	private Optional<String> look(final Path folder) throws IOException {
		final int count = Math.min(LOOKED_AT, files.size());
		final List<Path> odd = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final Path file = files.get((int) ((long) i * files.size() / count));
			if (!reader.read(file).stream().allMatch(MaskFiles::isBinary)) odd.add(file);
		}
		return odd.isEmpty() ? Optional.empty() : Optional.of(odd.size() + " of " + count + " masks of " + folder +
			" that were looked at have more than two values, such as " + odd.get(0).getFileName() +
			"; each mask is cut at half of its range.");
	}

	private Hole hole(final Plane mask) {
		final float[] limits = limits(mask);
		// a mask of one value is hole where its value is not 0
		final float half = limits[0] == limits[1] ? 0 : limits[0] / 2 + limits[1] / 2;
		// NaN is missing, whatever the polarity
		return Hole.where(mask.width(), mask.height(), (x, y) -> {
			final float value = mask.samples()[y * mask.width() + x];
			return Float.isNaN(value) || value > half == white;
		});
	}

	private static boolean isBinary(final Plane mask) {
		final float[] limits = limits(mask);
		for (final float value : mask.samples())
			if (value != limits[0] && value != limits[1]) return false;
		return true;
	}

	/** Gets the least and the greatest value. */
	private static float[] limits(final Plane mask) {
		float least = Float.POSITIVE_INFINITY;
		float most = Float.NEGATIVE_INFINITY;
		for (final float value : mask.samples()) {
			if (value < least) least = value;
			if (value > most) most = value;
		}
		return new float[] { least, most };
	}
}
