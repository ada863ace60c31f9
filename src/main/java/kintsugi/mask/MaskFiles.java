package kintsugi.mask;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;

import kintsugi.hole.Hole;

/**
 * The masks of a folder, read when they are needed and kept while there is memory. A file that cannot be read is passed
 * over; which mask a seed draws does not depend on when that was found. Safe for several threads.
 */
final class MaskFiles {

	/** How many files are looked at for the remark. */
	private static final int LOOKED_AT = 20;

	private final Path folder;
	private final List<Path> files;
	private final PlaneFiles reader;
	private final boolean white;
	private final AtomicReferenceArray<SoftReference<List<Hole>>> kept;
	private final Optional<String> remark;
	/** What is wrong with the files that are passed over, by their numbers. */
	private final Map<Integer, String> skipped = new ConcurrentSkipListMap<>();

	/**
	 * Lists a folder and looks at some of its files.
	 *
	 * @param white whether the brighter value is the hole
	 * @throws IOException if there are no masks or none can be read, with a sentence for the user
	 */
	MaskFiles(final Path folder, final PlaneFiles reader, final boolean white) throws IOException {
		this.folder = folder;
		this.files = reader.list(folder);
		this.reader = reader;
		this.white = white;
		this.kept = new AtomicReferenceArray<>(files.size());
		this.remark = look();
	}

	/** Gets what the user has to know about the masks, each file that was passed over until now among it. */
	List<String> remarks() {
		return Stream.concat(remark.stream(), skipped.values().stream()).toList();
	}

	/**
	 * Draws a mask that can be read.
	 *
	 * @throws IOException if there is none, with a sentence for the user
	 */
	Hole draw(final SplittableRandom random) throws IOException {
		while (skipped.size() < files.size()) {
			final int file = random.nextInt(files.size());
			final List<Hole> holes = holes(file);
			if (!holes.isEmpty()) return holes.get(random.nextInt(holes.size()));
		}
		throw noMask();
	}

	/** Gets the masks of a file from memory or by reading it; none if it is passed over. */
	private List<Hole> holes(final int file) {
		if (skipped.containsKey(file)) return List.of();
		final SoftReference<List<Hole>> reference = kept.get(file);
		final List<Hole> known = reference == null ? null : reference.get();
		if (known != null) return known;
		final List<Hole> holes = read(file).stream().map(this::hole).toList();
		if (!holes.isEmpty()) kept.set(file, new SoftReference<>(holes));
		return holes;
	}

	/** Reads a file; none if it cannot be read, which is remembered. */
	private List<Plane> read(final int file) {
		try {
			final List<Plane> planes = reader.read(files.get(file));
			if (planes.isEmpty()) skip(file, "it holds no image");
			return planes;
		}
		catch (final IOException | RuntimeException e) {
			// a decoder that stumbles over one file must not end a run of hours
			skip(file, String.valueOf(e.getMessage()));
			return List.of();
		}
	}

	private void skip(final int file, final String why) {
		final String name = files.get(file).getFileName().toString();
		skipped.putIfAbsent(file, "Passing over " + (why.contains(name) ? "a mask: " : "the mask " + name + ": ") + why + //
			(why.endsWith(".") ? "" : "."));
	}

	private IOException noMask() {
		return new IOException("None of the " + files.size() + " masks of " + folder + " can be read. " + //
			skipped.values().iterator().next());
	}

	private Optional<String> look() throws IOException {
		final int count = Math.min(LOOKED_AT, files.size());
		final List<Path> odd = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final int file = (int) ((long) i * files.size() / count);
			if (!read(file).stream().allMatch(MaskFiles::isBinary)) odd.add(files.get(file));
		}
		if (skipped.size() == files.size()) throw noMask();
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
