package kintsugi.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import kintsugi.mask.ImageNames;

/**
 * The images of a training.
 *
 * @param name what the model's card calls them, such as the folder's name
 * @param location the folder, for a run to be resumed without asking; empty for images that are open
 * @param sources the images in a fixed order
 * @param heldOut the names of files that are left out of the folder, with or without extension, in their order
 * @param stack whether neighbours are alike, as the planes of a stack are
 */
public record TrainingData(String name, String location, List<ImageSource> sources, Set<String> heldOut,
	boolean stack)
{

	private static final ImageNames IMAGES = ImageNames.and("zip");

	/**
	 * Checks that there are images.
	 *
	 * @throws IllegalArgumentException if there is none
	 */
	public TrainingData {
		if (sources.isEmpty()) throw new IllegalArgumentException("There are no images to train on.");
		sources = List.copyOf(sources);
		heldOut = Collections.unmodifiableSet(new TreeSet<>(heldOut));
	}

	/** Takes images of which none is more like another than the rest, none held out. */
	public TrainingData(final String name, final String location, final List<ImageSource> sources) {
		this(name, location, sources, Set.of(), false);
	}

	/**
	 * Takes the planes of an open stack.
	 *
	 * @param name its title
	 * @param planes in their order in space or time
	 */
	public static TrainingData stack(final String name, final List<ImageSource> planes) {
		return new TrainingData(name, "", planes, Set.of(), true);
	}

	/**
	 * Training and validation images, no image in both.
	 *
	 * @param shared whether there is but one image, which has to serve for both
	 */
	public record Split(TrainingData training, TrainingData validation, boolean shared) {}

	/**
	 * Takes the image files in a folder and its subfolders, in the order of their names.
	 *
	 * @param heldOut file names, with or without extension, to leave out
	 * @throws IOException if the folder is missing, or none of its files has an image's extension
	 */
	public static TrainingData folder(final Path folder, final Set<String> heldOut, final ImageReader reader)
		throws IOException
	{
		if (!Files.isDirectory(folder)) throw new NoSuchFileException("The folder of training images " + folder +
			" does not exist.");
		final List<ImageSource> files;
		try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
			files = paths.filter(file -> IMAGES.accept(file) && Files.isRegularFile(file)) //
				.filter(file -> !heldOut.contains(file.getFileName().toString()) && !heldOut.contains(baseName(file))) //
				.sorted().map(file -> source(file, reader)).collect(Collectors.toList());
		}
		catch (final UncheckedIOException e) {
			throw new IOException("The folder " + folder + " cannot be searched: " + e.getCause().getMessage() +
				". Remove links that lead back into it, and folders that may not be read.", e);
		}
		if (files.isEmpty()) throw new IOException("The folder " + folder + " holds no images to train on (" +
			IMAGES + ").");
		final Path whole = folder.toAbsolutePath().normalize();
		return new TrainingData(String.valueOf(whole.getFileName()), whole.toString(), files, heldOut, false);
	}

	private static ImageSource source(final Path file, final ImageReader reader) {
		return new ImageSource() {

			@Override
			public String name() {
				return file.getFileName().toString();
			}

			@Override
			public List<TrainingImage> read() throws IOException {
				return reader.read(file);
			}
		};
	}

	private static String baseName(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot < 0 ? name : name.substring(0, dot);
	}

	/** Gets the same images as slices of a single source, so that none is split off for validation. */
	public TrainingData asOne() {
		final List<ImageSource> parts = sources;
		final ImageSource one = new ImageSource() {

			@Override
			public String name() {
				return TrainingData.this.name;
			}

			@Override
			public List<TrainingImage> read() throws IOException {
				final List<TrainingImage> slices = new ArrayList<>();
				for (final ImageSource part : parts)
					slices.addAll(part.read());
				return slices;
			}
		};
		return new TrainingData(name, location, List.of(one), heldOut, stack);
	}

	/**
	 * Splits images, never crops, off for validation: scattered ones, or a block of neighbours where neighbours are
	 * alike, so that only those at its ends have their like among the training images.
	 *
	 * @param share the part for validation, above 0 and below 1; at least one image
	 * @param seed the same seed splits the same images in the same way
	 */
	public Split split(final double share, final long seed) {
		if (sources.size() == 1) return new Split(this, this, true);
		final int count = Math.min(sources.size() - 1, Math.max(1, (int) Math.round(share * sources.size())));
		final List<Integer> numbers = IntStream.range(0, sources.size()).boxed().collect(Collectors.toList());
		int first = 0;
		if (stack) first = new SplittableRandom(seed).nextInt(sources.size() - count + 1);
		else Collections.shuffle(numbers, new Random(seed));
		final Set<Integer> chosen = Set.copyOf(numbers.subList(first, first + count));
		return new Split(part(chosen, false), part(chosen, true), false);
	}

	private TrainingData part(final Set<Integer> chosen, final boolean inside) {
		final List<ImageSource> part = new ArrayList<>();
		for (int i = 0; i < sources.size(); i++)
			if (chosen.contains(i) == inside) part.add(sources.get(i));
		return new TrainingData(name, location, part, heldOut, stack);
	}

	/**
	 * Gets 3 if the first image that can be read has three channels, else 1.
	 *
	 * @throws IOException if none can be read
	 */
	public int channels() throws IOException {
		return new Corpus(this, 1, message -> {}).at(0, new SplittableRandom(0)).channels() == 3 ? 3 : 1;
	}

	/** Gets what tells these images from others: their number, and the SHA-256 of their names in order. */
	String fingerprint() {
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (final ImageSource source : sources)
				digest.update((source.identity() + "\n").getBytes(StandardCharsets.UTF_8));
			return sources.size() + " images, " + HexFormat.of().formatHex(digest.digest());
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Java lacks SHA-256, which every Java has.", e);
		}
	}
}
