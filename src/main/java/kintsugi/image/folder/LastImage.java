package kintsugi.image.folder;

import java.io.IOException;
import java.nio.file.Path;

import ij.ImagePlus;
import kintsugi.image.ImageFiles;

/** Reads image files, and reads one that is wanted again only if it has changed. */
final class LastImage {

	private Path file;
	private FileState state;
	private ImagePlus image;

	/** Reads a file, with the errors of {@link ImageFiles#read}. */
	ImagePlus read(final Path wanted) throws IOException {
		final FileState now = FileState.of(wanted);
		if (wanted.equals(file) && now.equals(state)) return image;
		image = ImageFiles.read(wanted);
		file = wanted;
		state = now;
		return image;
	}
}
