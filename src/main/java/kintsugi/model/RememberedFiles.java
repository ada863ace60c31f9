package kintsugi.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** The files of another package, each read once and kept, so that what was checked is what is used and copied. */
final class RememberedFiles implements PackageFiles {

	private final PackageFiles files;
	private final Map<String, byte[]> contents = new LinkedHashMap<>();

	RememberedFiles(final PackageFiles files) {
		this.files = files;
	}

	@Override
	public byte[] read(final String name, final long limit) throws ModelException {
		final byte[] known = contents.get(name);
		if (known != null) return known;
		final byte[] content = files.read(name, limit);
		contents.put(name, content);
		return content;
	}

	@Override
	public boolean has(final String name) {
		return files.has(name);
	}

	@Override
	public String origin() {
		return files.origin();
	}

	@Override
	public void close() {
		files.close();
	}

	/** Gets what was read so far, by name; not copies. */
	Map<String, byte[]> contents() {
		return contents;
	}
}
