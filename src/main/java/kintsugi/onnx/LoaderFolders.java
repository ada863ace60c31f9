package kintsugi.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives each class loader of a Java process a folder of its own for native libraries: ImageJ makes a new loader when
 * its menus are refreshed, and Java loads a library file for one loader only.
 * <p>
 * Which loaders there were is kept in the process's system properties, the one place that is the same for all of them.
 * </p>
 */
final class LoaderFolders {

	private static final String LOADERS = "kintsugi.natives.loaders";

	private LoaderFolders() {}

	/** Gets the folder for a loader: the first one for the first loader, NAME-2 for the second, and so on. */
	static Path of(final Path first, final ClassLoader loader) {
		final String name = Integer.toHexString(System.identityHashCode(loader));
		synchronized (System.getProperties()) {
			final List<String> loaders = new ArrayList<>(List.of(System.getProperty(LOADERS, name).split(",")));
			if (!loaders.contains(name)) loaders.add(name);
			System.setProperty(LOADERS, String.join(",", loaders));
			final int number = loaders.indexOf(name) + 1;
			return number == 1 ? first : first.resolveSibling(first.getFileName() + "-" + number);
		}
	}

	/** Tells whether a path is one of these folders. */
	static boolean isOne(final String path, final Path first) {
		return path.equals(first.toString()) || path.startsWith(first + "-") && path.substring(first.toString().length())
			.matches("-\\d+");
	}
}
