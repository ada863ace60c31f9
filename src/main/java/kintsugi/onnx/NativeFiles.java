package kintsugi.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;

import ai.onnxruntime.OrtEnvironment;

/**
 * Keeps ONNX Runtime's native libraries unpacked in a folder, so that they are not unpacked at each start.
 * <p>
 * The folder is {@code ~/.kintsugi/natives/onnxruntime...}, or lies in the folder that the system property
 * {@code kintsugi.natives} names. Each file is written beside its place and moved there when it is whole, so that
 * several programs may do this at once. A user who sets {@code onnxruntime.native.path} keeps the last word.
 * </p>
 */
final class NativeFiles {

	/** The system property with which ONNX Runtime is told where its libraries lie. */
	static final String RUNTIME_PATH = "onnxruntime.native.path";
	/** The system property that names another folder to unpack to. */
	static final String FOLDER = "kintsugi.natives";

	private static final List<String> RUNTIME = List.of("onnxruntime", "onnxruntime4j_jni",
		"onnxruntime_providers_shared");
	private static final String CUDA = "onnxruntime_providers_cuda";

	private NativeFiles() {}

	/** Whether the ONNX Runtime in use comes with its CUDA part. */
	static boolean haveCuda() {
		final String path = System.getProperty(RUNTIME_PATH);
		return resource(CUDA) != null || path != null && Files.exists(Path.of(path, fileName(CUDA)));
	}

	/**
	 * Unpacks what is not yet there and tells ONNX Runtime; to be called before its first use. Where the folder cannot
	 * be written, ONNX Runtime unpacks for itself, as it does by default.
	 *
	 * @param withCuda whether the CUDA part, half a gigabyte, will be needed
	 * @return why the folder could not be used, or an empty text
	 */
	static String prepare(final boolean withCuda) {
		final Path first = folder();
		final Path folder = LoaderFolders.of(first, NativeFiles.class.getClassLoader());
		final String path = System.getProperty(RUNTIME_PATH);
		if (path != null && !LoaderFolders.isOne(path, first) || resource(RUNTIME.get(0)) == null) return "";
		try {
			// the CUDA part is looked for beside the library that was loaded first
			if (withCuda) unpack(first, true);
			unpack(folder, false);
			System.setProperty(RUNTIME_PATH, folder.toString());
			return "";
		}
		catch (final IOException | UncheckedIOException | SecurityException e) {
			return "The folder " + folder + " for native libraries cannot be used (" + e.getMessage() +
				"), so every start takes longer; the system property " + FOLDER + " names another.";
		}
	}

	/** Unpacks what is not yet whole in the folder; a file counts as whole by its length. */
	static void unpack(final Path folder, final boolean withCuda) throws IOException {
		Files.createDirectories(folder);
		for (final String library : RUNTIME)
			unpack(library, folder);
		if (withCuda) unpack(CUDA, folder);
	}

	private static void unpack(final String library, final Path folder) throws IOException {
		final URL resource = resource(library);
		if (resource == null) return;
		final URLConnection connection = resource.openConnection();
		connection.setUseCaches(false);
		try (InputStream in = connection.getInputStream()) {
			final long length = connection.getContentLengthLong();
			final Path target = folder.resolve(fileName(library));
			if (isWhole(target, length)) return;
			final Path partial = Files.createTempFile(folder, fileName(library), ".partial");
			try {
				Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
				try (FileChannel written = FileChannel.open(partial, StandardOpenOption.WRITE)) {
					written.force(true);
				}
				move(partial, target, length);
			}
			finally {
				Files.deleteIfExists(partial);
			}
		}
	}

	private static void move(final Path partial, final Path target, final long length) throws IOException {
		try {
			Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final IOException e) {
			// Windows does not replace a library that another program, which was faster, already uses
			if (!isWhole(target, length)) throw e;
		}
	}

	private static boolean isWhole(final Path file, final long length) throws IOException {
		return Files.isRegularFile(file) && Files.size(file) == length;
	}

	/** Gets the folder, named after the jar: builds with and without CUDA have the same version and other libraries. */
	private static Path folder() {
		final String root = System.getProperty(FOLDER);
		final Path natives = root != null ? Path.of(root) //
			: Path.of(System.getProperty("user.home"), ".kintsugi", "natives");
		final CodeSource source = OrtEnvironment.class.getProtectionDomain().getCodeSource();
		final String location = source == null || source.getLocation() == null ? "" : source.getLocation().getPath();
		final String jar = location.substring(location.lastIndexOf('/') + 1);
		final String version = OrtEnvironment.class.getPackage().getImplementationVersion();
		return natives.resolve(jar.matches("onnxruntime[\\w.-]*\\.jar") ? jar.substring(0, jar.length() - 4) //
			: "onnxruntime-" + version).toAbsolutePath();
	}

	private static String fileName(final String library) {
		return System.mapLibraryName(library).replace("jnilib", "dylib");
	}

	private static URL resource(final String library) {
		return OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + platform() + "/" + fileName(library));
	}

	/** Names the platform as ONNX Runtime names its resource folders. */
	private static String platform() {
		final String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
		final String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
		final String os = system.contains("mac") || system.contains("darwin") ? "osx" : system.contains("win") ? "win" :
			"linux";
		final boolean x64 = processor.startsWith("amd64") || processor.startsWith("x86_64");
		return os + "-" + (x64 ? "x64" : processor);
	}
}
