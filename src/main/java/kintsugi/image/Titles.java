package kintsugi.image;

import java.util.HashSet;
import java.util.Set;

import ij.ImagePlus;
import ij.WindowManager;

/** Makes the titles of results. */
final class Titles {

	private static final String SUFFIX = "-repaired";
	private static final int LONGEST_EXTENSION = 4;

	private Titles() {}

	/**
	 * Makes the title of an image's repair: {@code cells.tif} gives {@code cells-repaired.tif}, and
	 * {@code cells-repaired-2.tif} if an open image has that title, also one that only batch mode knows.
	 */
	static String repaired(final String title) {
		return unique(title, SUFFIX);
	}

	/** Makes the title of the mask of an image's defects, such as {@code cells-defects.tif}. */
	static String defects(final String title) {
		return unique(title, "-defects");
	}

	private static String unique(final String title, final String suffix) {
		final int dot = title.lastIndexOf('.');
		// "Result of 3.5 um" has no extension.
		final boolean extension = dot > 0 && title.length() - dot - 1 <= LONGEST_EXTENSION && //
			title.substring(dot + 1).matches("[A-Za-z][A-Za-z0-9]*");
		final String stem = (extension ? title.substring(0, dot) : title) + suffix;
		final String end = extension ? title.substring(dot) : "";
		final Set<String> taken = open();
		String result = stem + end;
		for (int n = 2; taken.contains(result); n++)
			result = stem + "-" + n + end;
		return result;
	}

	private static Set<String> open() {
		final Set<String> titles = new HashSet<>();
		final int[] ids = WindowManager.getIDList();
		for (final int id : ids == null ? new int[0] : ids) {
			final ImagePlus image = WindowManager.getImage(id);
			if (image != null) titles.add(image.getTitle());
		}
		return titles;
	}
}
