package kintsugi.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the files of a package are, without reading them: two equal stamps mean that nothing was changed in between.
 *
 * @param place where the package is
 * @param files its files
 */
public record ModelStamp(String place, List<FileStamp> files) {

	/**
	 * How a file is.
	 *
	 * @param identity what the file system tells files of one name apart by; empty where it does not
	 */
	public record FileStamp(String name, long size, FileTime changed, String identity) {}

	/** Gets the stamp of a package that comes with the program, which does not change while it runs. */
	static ModelStamp bundled(final String name) {
		return new ModelStamp("bundled model " + name, List.of());
	}

	/**
	 * Gets the stamp of a folder, of the folder of an {@code rdf.yaml}, or of a zip file; nothing if it cannot be read.
	 */
	static Optional<ModelStamp> of(final Path path) {
		try {
			final Path place = path.toRealPath();
			final Path folder = place.endsWith(PackageFiles.DESCRIPTION) ? place.getParent() : place;
			if (!Files.isDirectory(folder)) return Optional.of(new ModelStamp(folder.toString(), List.of(stamp(folder))));
			final List<FileStamp> files = new ArrayList<>();
			try (Stream<Path> content = Files.list(folder)) {
				for (final Path file : content.sorted().toList())
					files.add(stamp(file));
			}
			return Optional.of(new ModelStamp(folder.toString(), List.copyOf(files)));
		}
		catch (final IOException e) {
			return Optional.empty();
		}
	}

	private static FileStamp stamp(final Path file) throws IOException {
		final BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
		return new FileStamp(file.getFileName().toString(), attributes.size(), attributes.lastModifiedTime(), //
			attributes.fileKey() == null ? "" : attributes.fileKey().toString());
	}
}
