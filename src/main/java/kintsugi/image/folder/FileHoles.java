package kintsugi.image.folder;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ij.ImagePlus;
import kintsugi.image.HoleSource;
import kintsugi.image.HoleSource.Kind;

/**
 * Where the holes of image files come from, and the lines that guide their repair.
 *
 * @param kind a mask, or what is in the image file itself: NaN, saturated samples, a range of intensities, or the
 *          selection or overlay that ImageJ saved in a TIFF
 * @param masks a mask file for all images, or a folder of masks, for {@link Kind#MASK} only, or null
 * @param value the masks' value that is hole; empty for every value but 0
 * @param low the least intensity that is hole, for {@link Kind#RANGE} only; may be infinite
 * @param high the greatest intensity that is hole, for {@link Kind#RANGE} only; may be infinite
 * @param sketches a file of lines for all images, or a folder of such files, or null for none; lines are the pixels
 *          that are not 0
 */
public record FileHoles(Kind kind, Path masks, OptionalDouble value, double low, double high, Path sketches) {

	private static final Set<Kind> IN_FILES = Set.of(Kind.NAN, Kind.SATURATED, Kind.SELECTION, Kind.OVERLAY);
	private static final String NUMBER = "([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)?";
	private static final Pattern RANGE = Pattern.compile("(?:range|threshold):\\s*" + NUMBER + "\\s*-\\s*" + NUMBER);

	/** Makes the source that is a mask file for all images, or a folder of masks. */
	public static FileHoles masks(final Path masks, final OptionalDouble value) {
		return new FileHoles(Kind.MASK, masks, value, 0, 0, null);
	}

	/**
	 * Makes the source of intensities from {@code low} to {@code high}, as ImageJ shows them for a pixel.
	 *
	 * @throws IllegalArgumentException if that is no range, with a sentence for the user
	 */
	public static FileHoles range(final double low, final double high) {
		if (Double.isInfinite(low) && Double.isInfinite(high)) throw new IllegalArgumentException(
			"The holes are to be a range of intensities, which needs two numbers: low and high.");
		if (low <= high) return new FileHoles(Kind.RANGE, null, OptionalDouble.empty(), low, high, null);
		throw new IllegalArgumentException("The range of intensities from " + low + " to " + high +
			" is none; the first number is the least intensity that is hole, the second the greatest.");
	}

	/**
	 * Reads a source: {@code nan}, {@code saturated}, {@code range:LOW-HIGH} or {@code threshold:LOW-HIGH}, either number
	 * of which may be left out, {@code selection} or {@code overlay}.
	 *
	 * @throws IllegalArgumentException if it is none of these, with a sentence for the user
	 */
	public static FileHoles parse(final String text) {
		final String wanted = text.strip().toLowerCase(Locale.ROOT);
		final Matcher range = RANGE.matcher(wanted);
		if (range.matches() && (range.group(1) != null || range.group(2) != null)) return range( //
			range.group(1) == null ? Double.NEGATIVE_INFINITY : Double.parseDouble(range.group(1)), //
			range.group(2) == null ? Double.POSITIVE_INFINITY : Double.parseDouble(range.group(2)));
		for (final Kind kind : IN_FILES)
			if (kind.toString().equals(wanted)) return new FileHoles(kind, null, OptionalDouble.empty(), 0, 0, null);
		throw new IllegalArgumentException("The holes of files cannot come from '" + text +
			"'; choose nan, saturated, range:LOW-HIGH, threshold:LOW-HIGH (the same), selection or overlay, or give masks.");
	}

	/**
	 * Makes the source of a dialog or macro, where masks and a range have fields of their own.
	 *
	 * @param holes {@code mask}, {@code range} or what {@link #parse} reads; empty for masks
	 * @param masks the path of a mask or of a folder of masks
	 * @throws IllegalArgumentException if it makes no sense, with a sentence for the user
	 */
	public static FileHoles of(final String holes, final String masks, final double low, final double high) {
		final String wanted = holes.strip().toLowerCase(Locale.ROOT);
		if (Set.of("range", "threshold").contains(wanted)) return range(low, high);
		if (!Set.of("", "mask", "masks").contains(wanted)) return parse(holes);
		if (masks.isBlank()) throw new IllegalArgumentException("There are no masks. Choose a folder of masks or a mask " +
			"file, or another source of holes: nan, saturated, range, selection or overlay.");
		try {
			return masks(Path.of(masks.strip()), OptionalDouble.empty());
		}
		catch (final InvalidPathException e) {
			throw new IllegalArgumentException("The masks '" + masks + "' are no file or folder: " + e.getReason() + ".", e);
		}
	}

	/**
	 * Makes the same source with sketches.
	 *
	 * @param lines a file of lines for all images, or a folder of such files with the images' base names, of which some
	 *          may lack; null for none
	 */
	public FileHoles with(final Path lines) {
		return new FileHoles(kind, masks, value, low, high, lines);
	}

	/**
	 * Makes the same source with the sketches of a dialog or macro.
	 *
	 * @param lines the path of a file or of a folder; empty or {@code none} for none
	 * @throws IllegalArgumentException if it is no path, with a sentence for the user
	 */
	public FileHoles with(final String lines) {
		if (lines == null || lines.isBlank() || lines.strip().equalsIgnoreCase("none")) return this;
		try {
			return with(Path.of(lines.strip()));
		}
		catch (final InvalidPathException e) {
			throw new IllegalArgumentException("The sketch '" + lines + "' is no file or folder: " + e.getReason() + ".", e);
		}
	}

	/**
	 * Gets the source for one image.
	 *
	 * @param mask the image's mask, for {@link Kind#MASK} only
	 */
	HoleSource source(final ImagePlus mask) throws IOException {
		if (kind == Kind.RANGE) return HoleSource.range(low, high);
		if (kind != Kind.MASK) return HoleSource.of(kind);
		return HoleSource.mask(value.isPresent() ? HoleValue.of(mask, value) : mask);
	}

	/** Says what the user has to know of the mask of a source that {@link #source} made; empty if nothing. */
	String remark(final HoleSource source) {
		return source.remark().orElse("") + (value.isPresent() ? HoleValue.lack(source.mask(), value.getAsDouble()) : "");
	}

	/** Says what the source is, but not which masks. */
	@Override
	public String toString() {
		if (kind == Kind.RANGE) return "range:" + low + "-" + high;
		return kind + (value.isPresent() ? ":" + value.getAsDouble() : "");
	}
}
