package kintsugi.train.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The recipes that come with the program, and those of files. */
public final class Recipes {

	/** The recipe for a computer without a GPU, taken where none is chosen. */
	public static final String DEFAULT = "pconv-small";

	private static final String FOLDER = "training/recipes";
	private static final String INDEX = FOLDER + "/index.txt";
	/** UTF-8 takes up to so many bytes a character. */
	private static final int BYTES = 4;

	private Recipes() {}

	/** Gets the names of the recipes that come with the program, in the order to show them. */
	public static List<String> names() {
		try (InputStream in = Recipes.class.getClassLoader().getResourceAsStream(INDEX)) {
			if (in == null) return List.of();
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip).filter(line -> !line
				.isEmpty()).toList();
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The program's own file " + INDEX + " cannot be read; install it again.", e);
		}
	}

	/**
	 * Opens a recipe.
	 *
	 * @param nameOrPath a name of {@link #names}, or the path of a YAML file
	 * @throws RecipeException if there is none, listing the names, or if it is not valid, naming the line and the key
	 */
	public static Recipe open(final String nameOrPath) throws RecipeException {
		final String name = nameOrPath.strip();
		if (names().contains(name)) return read(bundled(name), "The recipe " + name);
		final Optional<Path> file = file(name);
		if (file.isPresent()) return read(bytes(file.get()), file.get().getFileName().toString());
		final String hint = Nearest.to(name, names()).map(other -> " Did you mean " + other + "?").orElse("");
		throw new RecipeException("There is no recipe '" + name + "'." + hint + " Known recipes: " + String.join(", ",
			names()) + "; the path of a YAML file can be given too.");
	}

	/**
	 * Reads a recipe's text.
	 *
	 * @param origin what it is called in messages, such as a file's name
	 * @throws RecipeException if it is not valid, naming the line and the key
	 */
	public static Recipe read(final String yaml, final String origin) throws RecipeException {
		return RecipeReader.read(RecipeText.parse(yaml, origin));
	}

	private static Recipe read(final byte[] bytes, final String origin) throws RecipeException {
		try {
			return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), origin);
		}
		catch (final CharacterCodingException e) {
			throw new RecipeException(origin + " is no recipe: it is not a text in UTF-8.", e);
		}
	}

	private static byte[] bundled(final String name) throws RecipeException {
		final String resource = FOLDER + "/" + name + ".yaml";
		try (InputStream in = Recipes.class.getClassLoader().getResourceAsStream(resource)) {
			if (in == null) throw new RecipeException("The program's own file " + resource +
				" is missing; install it again.");
			return in.readAllBytes();
		}
		catch (final RecipeException e) {
			throw e;
		}
		catch (final IOException e) {
			throw new RecipeException("The program's own file " + resource + " cannot be read; install it again.", e);
		}
	}

	private static byte[] bytes(final Path file) throws RecipeException {
		try (InputStream in = Files.newInputStream(file)) {
			final byte[] bytes = in.readNBytes(BYTES * RecipeText.LIMIT + 1);
			if (bytes.length > BYTES * RecipeText.LIMIT) throw new RecipeException(file.getFileName() +
				" is no recipe: it is larger than " + RecipeText.LIMIT + " characters.");
			return bytes;
		}
		catch (final RecipeException e) {
			throw e;
		}
		catch (final IOException e) {
			throw new RecipeException("The recipe " + file + " cannot be read: " + e.getMessage() + ".", e);
		}
	}

	private static Optional<Path> file(final String name) {
		try {
			return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name)).filter(Files::isRegularFile);
		}
		catch (final InvalidPathException e) {
			return Optional.empty();
		}
	}
}
