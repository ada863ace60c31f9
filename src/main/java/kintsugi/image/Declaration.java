package kintsugi.image;

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
		final Map<String, String> properties = report.toProperties();
		final String earlier = earlier(image);
		final String[] old = image.getPropertiesAsArray();
		for (int i = 0; old != null && i < old.length; i += 2)
			if (old[i].startsWith(PREFIX)) image.setProp(old[i], null);
		properties.forEach(image::setProp);
		if (earlier != null) image.setProp(EARLIER, earlier);
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
