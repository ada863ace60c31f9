package kintsugi.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model package that is a folder. */
final class FolderFiles implements PackageFiles {

	private final Path folder;

	FolderFiles(final Path folder) {
		this.folder = folder;
	}

	@Override
	public byte[] read(final String name, final long limit) throws ModelException {
		if (!has(name)) throw PackageFiles.missing(name, origin());
		try (InputStream in = Files.newInputStream(folder.resolve(name))) {
			return PackageFiles.read(in, limit, name, origin());
		}
		catch (final ModelException e) {
			throw e;
		}
		catch (final IOException e) {
			throw PackageFiles.unreadable(name, origin(), e);
		}
	}

	@Override
	public boolean has(final String name) {
		return Files.isRegularFile(folder.resolve(name));
	}

	@Override
	public String origin() {
		return folder.toString();
	}

	@Override
	public void close() {
		// each file is closed after it is read
	}
}
