package kintsugi.image.folder;

/** Hears of each image of a folder run, from one thread at a time and in the images' order. */
@FunctionalInterface
public interface FolderListener {

	/** Receives what became of an image. */
	void done(FileOutcome outcome);
}
