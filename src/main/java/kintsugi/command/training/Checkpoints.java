package kintsugi.command.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import kintsugi.model.ModelStore;
import kintsugi.train.TrainingRequest;

/** The checkpoints of trainings that were stopped, in the user's folder of models. */
public final class Checkpoints {

	private Checkpoints() {}

	/** Gets the names of the models that would come of them, the latest first. */
	public static List<String> names(final ModelStore store) throws IOException {
		if (!Files.isDirectory(store.folder())) return List.of();
		try (Stream<Path> files = Files.list(store.folder())) {
			return files.filter(file -> file.getFileName().toString().endsWith(TrainingRequest.CHECKPOINT)) //
				.sorted(Comparator.comparing(Checkpoints::age)).map(Checkpoints::name) //
				.filter(name -> !Files.exists(store.folder().resolve(name))).toList();
		}
	}

	private static String name(final Path file) {
		final String name = file.getFileName().toString();
		return name.substring(0, name.length() - TrainingRequest.CHECKPOINT.length());
	}

	private static long age(final Path file) {
		return -file.toFile().lastModified();
	}

	/** Gets the file of a model's checkpoint, which may not exist. */
	static Path of(final String name, final ModelStore store) {
		return store.folder().resolve(name + TrainingRequest.CHECKPOINT);
	}

	/**
	 * Finds a checkpoint.
	 *
	 * @param nameOrPath one of {@link #names}, or a file
	 * @throws IOException if there is none, naming those that are there
	 */
	static Path find(final String nameOrPath, final ModelStore store) throws IOException {
		final List<String> names = names(store);
		if (names.contains(nameOrPath)) return of(nameOrPath, store);
		if (!nameOrPath.isBlank() && Files.isRegularFile(Path.of(nameOrPath))) return Path.of(nameOrPath);
		if (names.isEmpty()) throw new NoSuchFileException("There is no training to resume: no checkpoint of an " +
			"unfinished one is in " + store.folder() + ".");
		throw new NoSuchFileException("There is no checkpoint \"" + nameOrPath + "\". Trainings that can be resumed: " +
			String.join(", ", names) + ".");
	}
}
