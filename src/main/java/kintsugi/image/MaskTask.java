package kintsugi.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import ij.ImagePlus;
import ij.io.FileInfo;

import kintsugi.mask.MaskDataset;
import kintsugi.mask.MaskFolder;
import kintsugi.mask.MaskGenerator;
import kintsugi.mask.MaskGenerators;
import kintsugi.mask.MaskProgress;
import kintsugi.mask.OcclusionHoles;

/**
 * Masks as users order them, in ImageJ, in scripts and on the command line alike.
 *
 * @param dataset what is made
 */
public record MaskTask(MaskDataset dataset) {

	/** How masks can be spread over the classes of ratio bin and border contact. */
	public static final List<String> CLASSES = List.of("auto", "even", "raw");

	/**
	 * Takes an order in words.
	 *
	 * @param generator one of {@link MaskGenerators#names}
	 * @param settings name=value, each, such as {@code size=64}
	 * @param movie an open stack for the family {@code occlusion} if the settings name no movie, or null
	 * @param width columns of each mask
	 * @param height rows of each mask
	 * @param count how many
	 * @param classes one of {@link #CLASSES}: {@code even} for masks evenly over ratio bins and border
	 *          contact, {@code raw} for masks as they come, {@code auto} for even ones where the family can make them
	 * @throws IllegalArgumentException if that cannot be, with a sentence for the user
	 */
	public static MaskTask of(final String generator, final List<String> settings, final ImagePlus movie,
		final int width, final int height, final int count, final String classes, final long seed)
	{
		final MaskGenerator family = family(generator, parse(settings), movie);
		if (!CLASSES.contains(classes)) throw new IllegalArgumentException("The classes must be one of " + String.join(", ",
			CLASSES) + ", not '" + classes + "'.");
		final boolean even = classes.equals("even") || classes.equals("auto") && family.combinable();
		return new MaskTask(new MaskDataset(family, width, height, count, even, seed));
	}

	/**
	 * Splits the settings that stand in one line with blanks or commas between them; quotes keep a value with blanks
	 * together.
	 */
	public static List<String> split(final String line) {
		return Pattern.compile("(?:[^\\s,\"]|\"[^\"]*\")+").matcher(line).results() //
			.map(match -> match.group().replace("\"", "")).toList();
	}

	/** Gets a sentence for each thing that the user should know before the masks are made. */
	public List<String> remarks() {
		return dataset.generator().remarks();
	}

	/**
	 * Writes the masks to a folder with their manifest.
	 *
	 * @param force whether masks that are there may be replaced
	 * @return whether all are there; if not, the progress said to stop
	 * @throws IOException if that cannot be, with a sentence for the user
	 */
	public boolean write(final Path folder, final boolean force, final MaskProgress progress) throws IOException {
		return new MaskFolder(folder, new MaskImages()).write(dataset, force, progress);
	}

	private static MaskGenerator family(final String generator, final Map<String, String> settings,
		final ImagePlus movie)
	{
		final MaskGenerator family = MaskGenerators.named(generator);
		if (!(family instanceof OcclusionHoles) || movie == null || settings.containsKey("movie")) return family.with(
			settings);
		final Path file = unchangedFile(movie);
		if (file == null) return OcclusionHoles.of(PlaneImages.of(movie)).with(settings);
		// so that the manifest can name it
		settings.put("movie", file.toString());
		return family.with(settings);
	}

	private static Path unchangedFile(final ImagePlus movie) {
		final FileInfo info = movie.getOriginalFileInfo();
		if (movie.changes || info == null || info.directory == null || info.fileName == null) return null;
		final Path file = Path.of(info.directory, info.fileName);
		return Files.isRegularFile(file) && new PlaneImages().accepts(file) ? file : null;
	}

	private static Map<String, String> parse(final List<String> settings) {
		final Map<String, String> values = new LinkedHashMap<>();
		for (final String setting : settings) {
			final int equals = setting.indexOf('=');
			if (equals < 1) throw new IllegalArgumentException("A setting is given as name=value, not '" + setting + "'.");
			values.put(setting.substring(0, equals).strip(), setting.substring(equals + 1));
		}
		return values;
	}
}
