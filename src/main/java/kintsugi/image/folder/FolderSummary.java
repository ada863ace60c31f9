package kintsugi.image.folder;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What a folder run did.
 *
 * @param images the number of all images
 * @param repaired those that were repaired
 * @param copied those that were copied because they have no hole
 * @param skipped those that an earlier run had repaired with the same settings
 * @param failed those that could not be repaired
 * @param report the file of the report, or null
 */
public record FolderSummary(int images, int repaired, int copied, int skipped, int failed, Path report) {

	/** Says how many in a sentence. */
	public String toSentence() {
		final String whole = copied == 0 ? "" : String.format(Locale.ROOT, ", %,d had no hole and %s copied", copied, //
			copied == 1 ? "was" : "were");
		final String earlier = skipped == 0 ? "" : String.format(Locale.ROOT,
			", %,d were there from an earlier run with the same settings", skipped);
		final String bad = failed == 0 ? "" : String.format(Locale.ROOT, ", %,d failed", failed);
		return String.format(Locale.ROOT, "%,d of %,d images repaired%s%s%s.", repaired, images, whole, earlier, bad);
	}
}
