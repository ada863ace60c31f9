package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import kintsugi.command.TrainingImages;
import kintsugi.evaluate.ImageList;
import kintsugi.evaluate.NameList;
import kintsugi.train.TrainingData;
import kintsugi.train.TrainingState;

/**
 * The images of a folder without those that are held out.
 *
 * @param folder is searched with its subfolders
 * @param holdOut a list as {@code evaluate --list} takes it, or null
 * @param checkpoint that of the run to be resumed, which without a list holds out the same images again, or null
 */
record TrainingFolder(Path folder, Path holdOut, Path checkpoint) {

	private static final int NAMES_SHOWN = 10;

	/**
	 * Lists the images.
	 *
	 * @param messages is told which names of the list no image has
	 * @throws IOException if folder or list cannot be read, or nothing is left to train on, with a sentence for the user
	 */
	TrainingData data(final Consumer<String> messages) throws IOException {
		if (holdOut == null) return TrainingData.folder(folder, earlier(), new TrainingImages());
		final NameList list = NameList.read(holdOut);
		final List<Path> files = Files.isDirectory(folder) ? ImageList.images(folder) : List.of();
		// a training knows its held-out images by the names of their files, as its checkpoint does
		final Set<String> names = files.stream().filter(list::contains).map(TrainingFolder::name) //
			.collect(Collectors.toSet());
		final List<Path> kept = files.stream().filter(file -> !names.contains(name(file))).toList();
		if (kept.isEmpty() && !files.isEmpty()) throw new IOException("The list " + holdOut +
			" holds out every image of the folder " + folder + ", so there is nothing to train on.");
		final TrainingData data = TrainingData.folder(folder, names, new TrainingImages());
		final List<String> missing = list.missing(files);
		if (!missing.isEmpty()) messages.accept(sentence(missing));
		final long alike = files.stream().filter(file -> names.contains(name(file)) && !list.contains(file)).count();
		if (alike > 0) messages.accept("Held out, too, because they have the names of held-out images: " + alike +
			" in other folders.");
		return data;
	}

	private Set<String> earlier() throws IOException {
		return checkpoint == null || !Files.exists(checkpoint) ? Set.of() : TrainingState.read(checkpoint).heldOut();
	}

	private static String name(final Path file) {
		return file.getFileName().toString();
	}

	private String sentence(final List<String> missing) {
		final String shown = String.join(", ", missing.subList(0, Math.min(NAMES_SHOWN, missing.size())));
		return "The list " + holdOut + " names " + (missing.size() == 1 ? "an image that is not there: " : //
			missing.size() + " images that are not there: ") + shown + (missing.size() > NAMES_SHOWN ? ", ..." : ".");
	}
}
