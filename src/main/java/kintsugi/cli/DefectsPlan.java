package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import kintsugi.image.folder.FileFormat;
import kintsugi.image.folder.FolderImage;
import kintsugi.image.folder.ImageSearch;
import kintsugi.image.folder.OutputNames;

/**
 * Which mask belongs to which image.
 *
 * @param masks the mask's file of each image, as it is for an image of one slice
 * @param images the real paths of the images, which masks must not overwrite
 * @param single whether one image gets a mask of a given name
 */
record DefectsPlan(Map<Path, Path> masks, Set<Path> images, boolean single) {

	private DefectsPlan(final Map<Path, Path> masks, final boolean single) {
		this(masks, masks.keySet().stream().map(DefectsPlan::real).collect(Collectors.toSet()), single);
	}

	/**
	 * Decides from the arguments. A single image gets a file if the output has an extension and is no folder; everything
	 * else goes into a folder, below which a mask has the path that its image has below its folder.
	 *
	 * @param images files and folders; a file that does not exist has a mask, too, which will fail
	 * @param given a file for a single image, or a folder, which is made; what lies in it is no image
	 * @throws IOException if the arguments do not fit each other, with a sentence for the user
	 */
	static DefectsPlan of(final List<Path> images, final ImageSearch search, final Output given) throws IOException {
		SearchOptions.check(images, search);
		final Path output = given.path();
		final boolean file = !given.folder() && !extension(output).isEmpty();
		final boolean single = file && images.size() == 1 && !Files.isDirectory(images.get(0));
		if (single) return single(images.get(0), output);
		checkFolder(images, given);
		final List<FolderImage> all = new ArrayList<>();
		for (final Path input : images)
			all.addAll(search.images(input, image -> isBelow(output, input) && isBelow(image, output)));
		final Map<Path, Path> masks = masks(all, output);
		makeFolder(output);
		return new DefectsPlan(masks, false);
	}

	private static Map<Path, Path> masks(final List<FolderImage> images, final Path output) throws IOException {
		final OutputNames names = new OutputNames(FileFormat.PNG, images.stream().map(FolderImage::below).distinct() //
			.toList());
		final Map<Path, Path> masks = new LinkedHashMap<>();
		final Map<Path, FolderImage> sources = new HashMap<>();
		for (final FolderImage image : images) {
			final FolderImage twin = sources.putIfAbsent(image.below(), image);
			if (twin == null) masks.put(image.image(), output.resolve(names.of(image.below())));
			else if (!twin.image().equals(image.image())) throw new IOException("The masks of " + twin.image() + " and " +
				image.image() + " would have the same name; write them into different folders.");
		}
		return masks;
	}

	private static DefectsPlan single(final Path image, final Path output) throws IOException {
		if (!isMaskFile(output)) throw new IOException("The mask " + output + " cannot be written as ." +
			extension(output) + "; name it .png, .tif or .tiff.");
		final Path folder = output.toAbsolutePath().getParent();
		if (!Files.isDirectory(folder)) throw new IOException("The output's folder " + folder + " does not exist.");
		return new DefectsPlan(Map.of(image, output), true);
	}

	private static void checkFolder(final List<Path> images, final Output given) throws IOException {
		final Path output = given.path();
		if (!given.folder() && isMaskFile(output)) throw new IOException("The output " + output +
			" is a file, but several images need a folder.");
		if (Files.exists(output) && !Files.isDirectory(output)) throw new IOException("The output " + output +
			" is neither a folder nor named as a mask's file, .png or .tif.");
		for (final Path input : images)
			if (Files.isDirectory(input) && Files.isDirectory(output) && Files.isSameFile(input, output))
				throw new IOException("The output " + output +
					" is the folder of the images, among which masks would be taken for images; choose another folder.");
	}

	/** Gets the mask that an image has already; it may be a TIFF as well as a PNG, unless its name was given. */
	Optional<Path> existing(final Path image) {
		final Path mask = masks.get(image);
		return (single ? Stream.of(mask) : Stream.of(mask, withExtension(mask, "tif"))) //
			.filter(file -> Files.isRegularFile(file) && !isImage(file)).findFirst();
	}

	/**
	 * Gets the images whose masks there are may be of others, each with a sentence that says why: where images of one
	 * folder share a base name, a mask of that name may come from a run that saw one of them only. It is certain as soon
	 * as there is a mask of a whole name.
	 */
	Map<Path, String> doubts() {
		final Map<Path, String> doubts = new HashMap<>();
		final Collection<List<Path>> groups = single ? List.of() : masks.keySet().stream().collect(Collectors.groupingBy(
			image -> masks.get(image).resolveSibling(bare(image)))).values();
		for (final List<Path> twins : groups) {
			final Map<Boolean, List<Path>> byBaseName = twins.stream().collect(Collectors.partitioningBy(image -> bare(image)
				.equals(bare(masks.get(image)))));
			if (twins.size() == 1 || byBaseName.get(false).stream().anyMatch(image -> existing(image).isPresent())) continue;
			byBaseName.get(true).stream().map(this::existing).flatMap(Optional::stream).findFirst().ifPresent(mask -> //
			twins.forEach(image -> doubts.put(image, "The mask " + mask + " may be of any of " + twins.size() +
				" images that share a base name, as no mask of a whole name is beside it. Remove it, or overwrite all masks " +
				"(--force).")));
		}
		return doubts;
	}

	/** Gets the name of a file without its extension, in lower case as {@link OutputNames} compares it. */
	private static String bare(final Path file) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return (dot < 1 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
	}

	/** Gets the mask's file of an image that is read: TIFF for a stack whose mask goes into a folder. */
	Path fileFor(final Path image, final int slices) {
		return single || slices == 1 ? masks.get(image) : withExtension(masks.get(image), "tif");
	}

	/** Tells whether a file is one of the images. */
	boolean isImage(final Path file) {
		return images.contains(real(file));
	}

	private static Path real(final Path file) {
		try {
			return file.toRealPath();
		}
		// what is not there is only named
		catch (final IOException e) {
			return normal(file);
		}
	}

	private static boolean isBelow(final Path file, final Path folder) {
		return normal(file).startsWith(normal(folder));
	}

	private static Path normal(final Path path) {
		return path.toAbsolutePath().normalize();
	}

	private static void makeFolder(final Path folder) throws IOException {
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException e) {
			throw new IOException("The output's folder " + folder + " cannot be made (" + e + "); choose another.", e);
		}
	}

	private static boolean isMaskFile(final Path file) {
		return List.of("png", "tif", "tiff").contains(extension(file));
	}

	private static String extension(final Path file) {
		final String name = file.getFileName() == null ? "" : file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot < 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
	}

	private static Path withExtension(final Path file, final String extension) {
		final String name = file.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return file.resolveSibling((dot < 1 ? name : name.substring(0, dot)) + "." + extension);
	}
}
