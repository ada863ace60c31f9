package kintsugi.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A model package that is a zip file, its files at the root or in one top folder.
 * <p>
 * Nothing is unpacked to disk. A zip file whose table of contents is dishonest or absurd is refused as a whole: paths
 * that lead outside, duplicate names, too many entries, sizes beyond any model, contents that swell too much.
 * </p>
 */
final class ZipFiles implements PackageFiles {

	private static final int MAX_ENTRIES = 256;
	private static final long MAX_TOTAL = 3L << 29;
	/** Weights hardly shrink in a zip file; what swells more than so many times, and is not small, is a trap. */
	private static final long MAX_SWELLING = 100;
	private static final long SMALL = 16 << 20;
	/** What macOS adds to zip files. */
	private static final String IGNORED = "__MACOSX/";

	private final Path path;
	private final ZipFile zip;
	private final Map<String, ZipEntry> entries;
	private final String top;

	private ZipFiles(final Path path, final ZipFile zip, final Map<String, ZipEntry> entries) {
		this.path = path;
		this.zip = zip;
		this.entries = entries;
		this.top = top(entries);
	}

	/**
	 * Opens a zip file and checks its table of contents.
	 *
	 * @throws ModelException if it is no whole zip file, or one that is not to be trusted
	 */
	static ZipFiles open(final Path path) throws ModelException {
		final ZipFile zip;
		try {
			zip = new ZipFile(path.toFile());
		}
		catch (final IOException | RuntimeException e) {
			throw new ModelException(path + " is not a model package: it is not a zip file, or is damaged or cut " +
				"short (" + e.getMessage() + ").", e);
		}
		try {
			return new ZipFiles(path, zip, check(path, zip));
		}
		catch (final ModelException | RuntimeException e) {
			close(zip);
			if (e instanceof ModelException refusal) throw refusal;
			throw new ModelException(path + " is a damaged zip file (" + e.getMessage() + ").", e);
		}
	}

	private static Map<String, ZipEntry> check(final Path path, final ZipFile zip) throws ModelException {
		if (zip.size() > MAX_ENTRIES) throw new ModelException(path + " is refused: it has " + zip.size() +
			" entries, a model package has at most " + MAX_ENTRIES + ".");
		final Map<String, ZipEntry> entries = new HashMap<>();
		long total = 0;
		for (final ZipEntry entry : Collections.list(zip.entries())) {
			final String name = entry.getName();
			if (!isSafe(name)) throw new ModelException(path +
				" is refused: its entry '" + name + "' leads outside of the package.");
			if (entries.put(name, entry) != null) throw new ModelException(path + " is refused: it has two entries '" +
				name + "'.");
			final long size = entry.getSize();
			total += size;
			if (size < 0 || total > MAX_TOTAL) throw new ModelException(path + " is refused: its entry '" + name +
				"' claims " + size + " bytes, and a model package has at most " + MAX_TOTAL + " in all.");
			if (size > SMALL && size / MAX_SWELLING > entry.getCompressedSize()) throw new ModelException(path +
				" is refused: its entry '" + name + "' claims to swell from " + entry.getCompressedSize() + " to " +
				size + " bytes, which no model does.");
		}
		entries.values().removeIf(entry -> entry.isDirectory() || entry.getName().startsWith(IGNORED));
		return entries;
	}

	/** Tells whether a name leads to a place inside of the package, on any system. */
	private static boolean isSafe(final String name) {
		return !name.isEmpty() && !name.startsWith("/") && //
			name.chars().noneMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c)) && //
			Stream.of(name.split("/")).noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
	}

	/** Gets the one folder that holds everything, with its slash, or nothing. */
	private static String top(final Map<String, ZipEntry> entries) {
		if (entries.isEmpty() || entries.containsKey(DESCRIPTION)) return "";
		final String any = entries.keySet().iterator().next();
		final String folder = any.substring(0, any.indexOf('/') + 1);
		return entries.keySet().stream().allMatch(name -> name.startsWith(folder)) ? folder : "";
	}

	@Override
	public byte[] read(final String name, final long limit) throws ModelException {
		final ZipEntry entry = entries.get(top + name);
		if (entry == null) throw PackageFiles.missing(name, origin());
		if (entry.getSize() > limit) throw PackageFiles.tooLarge(name, limit, origin());
		try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
			final byte[] bytes = PackageFiles.read(in, entry.getSize(), name, origin());
			if (bytes.length != entry.getSize() || in.getChecksum().getValue() != entry.getCrc())
				throw new ModelException("The file " + name + " of " + origin() +
					" is damaged: its checksum is not the one of the zip file.");
			return bytes;
		}
		catch (final ModelException e) {
			throw e;
		}
		catch (final IOException | RuntimeException e) {
			throw PackageFiles.unreadable(name, origin(), e);
		}
	}

	@Override
	public boolean has(final String name) {
		return entries.containsKey(top + name);
	}

	@Override
	public String origin() {
		return path.toString();
	}

	@Override
	public void close() {
		close(zip);
	}

	private static void close(final ZipFile zip) {
		try {
			zip.close();
		}
		catch (final IOException e) {
			// it was only read, so nothing can be lost
			return;
		}
	}
}
