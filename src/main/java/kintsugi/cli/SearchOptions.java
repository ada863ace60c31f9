package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import kintsugi.image.folder.ImageSearch;

/** Looks whether options that choose among the files of folders have a folder to choose from. */
final class SearchOptions {

	private SearchOptions() {}

	/**
	 * Checks what was given.
	 *
	 * @param images files and folders; one that does not exist counts as a file
	 * @throws IOException if they are files only, with a sentence for the user
	 */
	static void check(final List<Path> images, final ImageSearch search) throws IOException {
		if (images.stream().anyMatch(Files::isDirectory)) return;
		final String option = search.recursive() ? "--recursive" : search.choosesAll() ? "" : "--pattern";
		if (!option.isEmpty()) throw new IOException(option + " is for folders of images, but " + images.get(0) +
			" is none. Leave " + option + " out, or name a folder.");
	}
}
