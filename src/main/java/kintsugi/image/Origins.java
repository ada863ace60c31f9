package kintsugi.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.io.FileInfo;

/** Knows the files that images were opened from: one for all slices, or, of a sequence, one for each. */
final class Origins {

	private Origins() {}

	/**
	 * Checks that a file is none that an image was opened from, by whatever name or link.
	 *
	 * @throws IllegalArgumentException if it is, with a sentence for the user
	 * @throws IOException if files cannot be looked at
	 */
	static void check(final ImagePlus image, final Path file) throws IOException {
		if (!Files.exists(file)) return;
		for (final Path origin : of(image))
			if (Files.exists(origin) && Files.isSameFile(origin, file)) throw new IllegalArgumentException("The file " +
				file + " is the one that \"" + image.getTitle() + "\" is read from. Choose another for the result.");
	}

	private static Set<Path> of(final ImagePlus image) {
		final FileInfo info = image.getOriginalFileInfo();
		final VirtualStack virtual = image.getStack() instanceof VirtualStack stack ? stack : null;
		final String folder = virtual != null && virtual.getDirectory() != null ? virtual.getDirectory() : //
			info == null ? null : info.directory;
		final Set<Path> files = new LinkedHashSet<>();
		if (info != null) add(files, info.directory, info.fileName);
		for (int slice = 1; slice <= image.getStackSize() && folder != null; slice++) {
			final String label = image.getStack().getSliceLabel(slice);
			if (virtual != null) add(files, folder, virtual.getFileName(slice));
			// ImageJ labels the slices of a sequence with their files, and what is in these
			else if (label != null) add(files, folder, label.lines().findFirst().orElse(""));
		}
		return files;
	}

	private static void add(final Set<Path> files, final String folder, final String name) {
		if (folder == null || name == null || name.isEmpty()) return;
		try {
			files.add(Path.of(folder, name));
		}
		catch (final InvalidPathException e) {
			// the label of a slice need not be a file's name
		}
	}
}
