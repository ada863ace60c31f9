package kintsugi.image;

import java.util.LinkedHashMap;
import java.util.Map;

import ij.ImagePlus;
import kintsugi.repair.RepairReport;

/** Writes into an image's properties what was repaired; TIFF files keep them. */
final class Declaration {

	private static final String PREFIX = "Kintsugi ";
	private static final String EARLIER = PREFIX + "earlier repairs";

	private Declaration() {}

	/** Declares a repair; what a copy of a repaired image declares already becomes an earlier repair. */
	static void add(final ImagePlus image, final RepairReport report) {
		changes(image, report).forEach(image::setProp);
	}

	/** Gets the properties to set for a repair of an image; those to remove are null. */
	static Map<String, String> changes(final ImagePlus image, final RepairReport report) {
		final Map<String, String> changes = new LinkedHashMap<>();
		of(image).keySet().forEach(key -> changes.put(key, null));
		changes.putAll(report.toProperties());
		final String earlier = earlier(image);
		if (earlier != null) changes.put(EARLIER, earlier);
		return changes;
	}

	/** Gets what an image declares. */
	static Map<String, String> of(final ImagePlus image) {
		final Map<String, String> declared = new LinkedHashMap<>();
		final String[] all = image.getPropertiesAsArray();
		for (int i = 0; all != null && i + 1 < all.length; i += 2)
			if (all[i].startsWith(PREFIX)) declared.put(all[i], all[i + 1]);
		return declared;
	}

	/** Makes an image declare what it declared before. */
	static void restore(final ImagePlus image, final Map<String, String> before) {
		of(image).keySet().forEach(key -> image.setProp(key, null));
		before.forEach(image::setProp);
	}

	/** Gets all repairs that the image declares in one line, or null if there is none. */
	private static String earlier(final ImagePlus image) {
		final String model = image.getProp(PREFIX + "model");
		if (model == null) return null;
		final String before = image.getProp(EARLIER);
		final String last = model + " (SHA-256 " + image.getProp(PREFIX + "model SHA-256") + ", " + //
			image.getProp(PREFIX + "hole pixels") + " pixels)";
		return before == null ? last : before + "; " + last;
	}
}
