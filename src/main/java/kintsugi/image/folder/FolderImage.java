package kintsugi.image.folder;

import java.nio.file.Path;

/**
 * An image that was found.
 *
 * @param image its file
 * @param below its path below the folder that was searched; the name of a file that was given itself
 */
public record FolderImage(Path image, Path below) {}
