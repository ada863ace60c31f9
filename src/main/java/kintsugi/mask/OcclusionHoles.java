package kintsugi.mask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

import kintsugi.hole.Hole;

/**
 * The family {@code occlusion}: what things that move in a movie uncover between two consecutive frames, dilated,
 * rotated and cropped at random: the masks of Liu et al. 2018 (section 4.1).
 * <p>
 * Settings: {@code movie}, a movie or stack, or a folder of frames that are ordered by name; {@code dilation}, the most
 * by which the holes grow, in pixels of an image of 256 pixels; {@code crop}, the least share of the frame that a crop
 * has. Flow is computed on frames of at most 256 pixels, of a long movie on 64 pairs of frames, when a pair is first
 * drawn.
 * </p>
 */
@Plugin(type = MaskGenerator.class)
public final class OcclusionHoles implements MaskGenerator {

	private static final double REFERENCE = 256;
	private static final int DRAWS_AT_MOST = 300;

	/** What stands for a movie that is not in a file; with its check sum, so that two of them differ. */
	private static final String IN_MEMORY = "open-stack-";

	private final Settings settings;
	private final PlaneFiles files;
	/** Null as long as there is no movie. */
	private final Occlusions occlusions;

	/** Makes the family without a movie; it draws once it has one. */
	public OcclusionHoles() {
		this(new PlaneFiles());
	}

	/** Makes the family with readers of its own. */
	OcclusionHoles(final PlaneFiles files) {
		this(Settings.of("occlusion", Setting.text("movie", ""), Setting.decimal("dilation", 10, 0, 64), //
			Setting.decimal("crop", 0.5, 0.1, 1)), files, null);
	}

	private OcclusionHoles(final Settings settings, final PlaneFiles files, final Occlusions occlusions) {
		this.settings = settings;
		this.files = files;
		this.occlusions = occlusions;
	}

	/**
	 * Makes the family of frames in memory, such as those of an open stack; its settings name no file, but the frames'
	 * check sum.
	 *
	 * @param frames at least two of one size, in their order
	 * @throws IllegalArgumentException if they are not, with a sentence for the user
	 */
	public static OcclusionHoles of(final List<Plane> frames) {
		final OcclusionHoles none = new OcclusionHoles();
		final Map<String, String> named = Map.of("movie", IN_MEMORY + Integer.toHexString(checkSum(frames)));
		return new OcclusionHoles(none.settings.with(named), none.files, new Occlusions(frames));
	}

	private static int checkSum(final List<Plane> frames) {
		int sum = 0;
		for (final Plane frame : frames)
			sum = 31 * sum + Arrays.hashCode(frame.samples());
		return sum;
	}

	@Override
	public List<String> remarks() {
		return occlusions == null || !settings.text("movie").startsWith(IN_MEMORY) ? List.of() : List.of(
			"The movie is not in a file, so the masks cannot be made again from their manifest; save the stack to change " +
				"that.");
	}

	@Override
	public String name() {
		return "occlusion";
	}

	@Override
	public Map<String, String> settings() {
		return settings.asMap();
	}

	/** Gets the same family with other settings; without a new movie it keeps its frames. */
	@Override
	public MaskGenerator with(final Map<String, String> changes) {
		final Settings changed = settings.with(changes);
		final String movie = changed.text("movie");
		if (movie.equals(settings.text("movie"))) return new OcclusionHoles(changed, files, occlusions);
		if (movie.isEmpty()) return new OcclusionHoles(changed, files, null);
		try {
			return new OcclusionHoles(changed, files, new Occlusions(read(Path.of(movie))));
		}
		catch (final IOException | IllegalArgumentException e) {
			throw new IllegalArgumentException("The setting movie of occlusion cannot be used: " + e.getMessage(), e);
		}
	}

	private List<Plane> read(final Path movie) throws IOException {
		if (!Files.isDirectory(movie)) return files.read(movie);
		final List<Plane> frames = new ArrayList<>();
		for (final Path file : files.list(movie))
			frames.add(files.read(file).get(0));
		return frames;
	}

	@Override
	public Hole draw(final int width, final int height, final long seed) {
		MaskGenerator.checkSize(width, height);
		if (occlusions == null) throw new IllegalArgumentException("The mask generator occlusion needs a movie; set " +
			"movie to a movie, a stack or a folder of frames.");
		final SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < DRAWS_AT_MOST; i++) {
			final Hole hole = turned(occlusions.of(random.nextInt(occlusions.pairs())), random, width, height);
			if (!hole.isEmpty() && !hole.isAll()) return hole;
		}
		throw new IllegalArgumentException("No motion uncovers anything in the movie " + settings.text("movie") + //
			"; choose one in which things move before a background.");
	}

	/** Cuts a part out that is turned by any angle, and dilates it. */
	private Hole turned(final Hole frame, final SplittableRandom random, final int width, final int height) {
		final double crop = settings.decimal("crop");
		final double share = crop + random.nextDouble() * (1 - crop);
		final double scale = share * Math.min((double) frame.width() / width, (double) frame.height() / height);
		final double angle = random.nextDouble(2 * Math.PI);
		final double cos = scale * Math.cos(angle);
		final double sin = scale * Math.sin(angle);
		final double centreX = frame.width() / 2.0 + random.nextDouble(-0.5, 0.5) * (frame.width() - scale * width);
		final double centreY = frame.height() / 2.0 + random.nextDouble(-0.5, 0.5) * (frame.height() - scale * height);
		final double growth = random.nextDouble() * settings.decimal("dilation") * Math.min(width, height) / REFERENCE;
		final Hole cut = Hole.where(width, height, (x, y) -> {
			final double right = x + 0.5 - width / 2.0;
			final double down = y + 0.5 - height / 2.0;
			final int column = (int) Math.floor(centreX + cos * right - sin * down);
			final int row = (int) Math.floor(centreY + sin * right + cos * down);
			// a hole's outside counts as hole, a turned frame's corners should not
			return column >= 0 && row >= 0 && column < frame.width() && row < frame.height() && frame.isHole(column, row);
		});
		return cut.grow((int) Math.round(growth));
	}
}
