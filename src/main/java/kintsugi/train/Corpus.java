package kintsugi.train;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The images of a training, read when they are first drawn and kept while memory lasts.
 * <p>
 * Files that cannot be read or are smaller than the crop are passed over and named once. Which image a seed draws does
 * not depend on what was drawn before, so a resumed run sees the same images. Safe for several threads.
 * </p>
 */
public final class Corpus {

	private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif", "pgm",
		"dcm", "fits", "zip");

	private final List<Path> files;
	private final ImageReader reader;
	private final int smallestSide;
	private final Consumer<String> warnings;
	private final Map<Path, SoftReference<TrainingImage>> images = new ConcurrentHashMap<>();
	private final Set<Path> skipped = ConcurrentHashMap.newKeySet();

	/**
	 * Makes a corpus of files.
	 *
	 * @param smallestSide the least width and height of a usable image, in pixels
	 * @param warnings is told once about each file that is passed over
	 * @throws IllegalArgumentException if there are no files
	 */
	public Corpus(final List<Path> files, final ImageReader reader, final int smallestSide,
		final Consumer<String> warnings)
	{
		if (files.isEmpty()) throw new IllegalArgumentException("There are no images to train on.");
		this.files = List.copyOf(files);
		this.reader = reader;
		this.smallestSide = smallestSide;
		this.warnings = warnings;
	}

	/**
	 * Lists the image files in a folder and its subfolders, in the order of their names.
	 *
	 * @param heldOut file names, with or without extension, to leave out
	 * @throws IOException if the folder is missing, or none of its files has an image's extension
	 */
	public static List<Path> list(final Path folder, final Set<String> heldOut) throws IOException {
		if (!Files.isDirectory(folder)) throw new NoSuchFileException("The folder of training images " + folder +
			" does not exist.");
		final List<Path> files;
		try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
			files = paths.filter(Corpus::looksLikeImage) //
				.filter(file -> !heldOut.contains(file.getFileName().toString()) && !heldOut.contains(baseName(file))) //
				.sorted().collect(Collectors.toList());
		}
		if (files.isEmpty()) throw new IOException("The folder " + folder + " holds no images to train on (" +
			EXTENSIONS.stream().sorted().collect(Collectors.joining(", ")) + ").");
		return files;
	}

	private static boolean looksLikeImage(final Path file) {
		final String name = file.getFileName().toString();
		final String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return !name.startsWith(".") && EXTENSIONS.contains(extension) && Files.isRegularFile(file);
	}

	private static String baseName(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot < 0 ? name : name.substring(0, dot);
	}

	/** Gets what tells this list of files from another: their number, and the SHA-256 of their names in order. */
	String fingerprint() {
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (final Path file : files)
				digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
			return files.size() + " files, " + HexFormat.of().formatHex(digest.digest());
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Java lacks SHA-256, which every Java has.", e);
		}
	}

	/** Gets the number of files, usable or not. */
	public int size() {
		return files.size();
	}

	/**
	 * Draws an image, each usable one with the same chance.
	 *
	 * @throws IOException if not one of the files is usable
	 */
	public TrainingImage draw(final SplittableRandom random) throws IOException {
		while (skipped.size() < files.size()) {
			final Path file = files.get(random.nextInt(files.size()));
			final TrainingImage image = skipped.contains(file) ? null : load(file);
			if (image != null) return image;
		}
		throw new IOException("None of the " + files.size() + " files is an image of at least " + smallestSide + "x" +
			smallestSide + " pixels that can be read; choose other images or a smaller crop.");
	}

	/** Gets an image from memory or disk, or null if it is passed over. */
	private TrainingImage load(final Path file) {
		final SoftReference<TrainingImage> kept = images.get(file);
		final TrainingImage known = kept == null ? null : kept.get();
		if (known != null) return known;
		try {
			final TrainingImage image = reader.read(file);
			if (Math.min(image.width(), image.height()) < smallestSide) {
				skip(file, "it has " + image.width() + "x" + image.height() + " pixels, less than the crop of " +
					smallestSide + "x" + smallestSide);
				return null;
			}
			images.put(file, new SoftReference<>(image));
			return image;
		}
		catch (final IOException | RuntimeException e) {
			// a decoder that stumbles over one file must not end a run of hours
			skip(file, String.valueOf(e.getMessage()));
			return null;
		}
	}

	private void skip(final Path file, final String why) {
		if (skipped.add(file)) warnings.accept(why.contains(file.toString()) ? "Passing over an image: " + why : //
			"Passing over " + file + ": " + why);
	}
}
