package kintsugi.image.folder;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names the results of images: by the base name, or by the whole name where images of one folder share a base name, as
 * {@code a.png} and {@code a.tif}, which become {@code a.png.tif} and {@code a.tif}. A file that has the format already
 * keeps its name. Names that differ in case only count as equal, as many file systems have it.
 */
public final class OutputNames {

	private final FileFormat format;
	private final Map<String, Integer> images = new HashMap<>();
	private final Set<String> taken = new HashSet<>();

	/** Looks which images share a base name; paths are below their folders. */
	public OutputNames(final FileFormat format, final List<Path> images) {
		this.format = format;
		images.forEach(image -> this.images.merge(key(FileNames.withoutExtension(image)), 1, Integer::sum));
		images.stream().filter(this::keeps).forEach(image -> taken.add(key(FileNames.withoutExtension(image))));
	}

	/** Names the result of an image; each image is asked for once. */
	public Path of(final Path image) {
		if (keeps(image)) return image;
		final Path bare = FileNames.withoutExtension(image);
		final Path name = images.get(key(bare)) == 1 ? bare : image;
		Path free = name;
		for (int n = 2; !taken.add(key(free)); n++)
			free = FileNames.plus(name, "-" + n);
		return FileNames.plus(free, "." + format);
	}

	private boolean keeps(final Path image) {
		return format.isOf(FileNames.extension(image));
	}

	private static String key(final Path name) {
		return name.toString().toLowerCase(Locale.ROOT);
	}
}
