package kintsugi.model;

import java.io.IOException;
import java.io.InputStream;

/** A model package among the resources of the class path, as the bundled models are. */
final class ResourceFiles implements PackageFiles {

	private final ClassLoader loader;
	private final String folder;

	/**
	 * Names the package.
	 *
	 * @param folder the path of its folder, without a slash at the end, such as {@code models/photo-small}
	 */
	ResourceFiles(final ClassLoader loader, final String folder) {
		this.loader = loader;
		this.folder = folder;
	}

	@Override
	public byte[] read(final String name, final long limit) throws ModelException {
		try (InputStream in = loader.getResourceAsStream(folder + "/" + name)) {
			if (in == null) throw PackageFiles.missing(name, origin());
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
		return loader.getResource(folder + "/" + name) != null;
	}

	@Override
	public String origin() {
		return "the bundled " + folder;
	}

	@Override
	public void close() {
		// each file is closed after it is read
	}
}
