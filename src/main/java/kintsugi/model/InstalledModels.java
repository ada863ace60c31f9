package kintsugi.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a look into the user's folder of models finds.
 *
 * @param paths where each model is, by its name, in alphabetical order
 * @param warnings a sentence for each package that cannot be used
 */
record InstalledModels(SortedMap<String, Path> paths, List<String> warnings) {

	/**
	 * Looks at every folder and zip file of a folder. Descriptions are read; hashes are checked when a model is opened.
	 *
	 * @param taken names that the user's models cannot have
	 */
	static InstalledModels in(final Path folder, final Set<String> taken) {
		final SortedMap<String, Path> paths = new TreeMap<>();
		final List<String> warnings = new ArrayList<>();
		for (final Path path : candidates(folder, warnings)) {
			try (PackageFiles files = PackageFiles.open(path)) {
				final ModelDescription description = ModelDescription.read(files);
				final String weights = description.weights().source();
				if (!files.has(weights)) throw PackageFiles.missing(weights, files.origin());
				final String name = description.info().name();
				if (taken.contains(name)) warnings.add("The model at " + path + " is not used: a model named '" + name +
					"' comes with Kintsugi.");
				else if (paths.putIfAbsent(name, path) != null) warnings.add("The model at " + path +
					" is not used: the one at " + paths.get(name) + " is named '" + name + "' too.");
			}
			catch (final ModelException e) {
				warnings.add(e.getMessage());
			}
		}
		return new InstalledModels(paths, List.copyOf(warnings));
	}

	private static List<Path> candidates(final Path folder, final List<String> warnings) {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> content = Files.list(folder)) {
			return content.filter(path -> !path.getFileName().toString().startsWith(".")) //
				.filter(path -> Files.isDirectory(path) || Placement.isZip(path)).sorted().toList();
		}
		catch (final IOException e) {
			warnings.add("The folder of models " + folder + " cannot be read: " + e.getMessage() + ".");
			return List.of();
		}
	}
}
