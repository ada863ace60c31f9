package kintsugi.fetch;

import java.io.IOException;
import java.nio.file.Path;

/** Some files that are transferred together into a folder; see {@link FolderInstallation}. */
public interface InstallationPart {

	/** Gets the part's name, different from those of the other parts. */
	String name();

	/** Gets how many bytes are transferred. */
	long transfer();

	/** Gets how many bytes its files take. */
	long unpacked();

	/** Gets how many bytes the disk needs beside them while they are installed. */
	long passing();

	/**
	 * Transfers and unpacks; what has arrived when this breaks off is kept in the two folders and continued.
	 *
	 * @param work a folder for what is not to stay
	 * @param folder the folder to fill
	 * @param progress hears of the bytes that are there, up to {@link #transfer}, and may end it
	 * @throws TransferCancelled if it did, or the thread was interrupted
	 * @throws IOException if it cannot, in a sentence
	 */
	void install(Path work, Path folder, TransferProgress progress) throws IOException;
}
