package kintsugi.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import kintsugi.fetch.FolderInstallation;
import kintsugi.fetch.TransferProgress;

/**
 * CUDA's and cuDNN's libraries for ONNX Runtime: where they are, how they get there, and how they are loaded.
 * <p>
 * They are looked for, and installed, in {@code ~/.kintsugi/cuda-12.9-cudnn-9.5}, or in the folder that the system
 * property {@code kintsugi.natives} names; the libraries of an installed PyTorch serve as well. A user who sets the
 * system property {@code kintsugi.cuda} keeps the last word: it names another folder, or is {@code system} for those
 * that the operating system finds. Nothing is transferred before {@link #install} is called.
 * </p>
 */
public final class CudaRuntime {

	/** The system property that names a folder with CUDA's and cuDNN's libraries, or is {@link #SYSTEM}. */
	public static final String FOLDER = "kintsugi.cuda";
	/** The value of {@link #FOLDER} for the libraries that the operating system finds by itself. */
	public static final String SYSTEM = "system";

	private final Path folder;
	private final List<CudaJar> jars;
	private final Loader loader;

	/** Loads a library into this process. */
	@FunctionalInterface
	interface Loader {

		/** Loads the file, or throws a LinkageError. */
		void load(Path file);
	}

	/** Describes libraries that are installed in {@code folder} and loaded by {@code loader}. */
	CudaRuntime(final Path folder, final List<CudaJar> jars, final Loader loader) {
		this.folder = folder;
		this.jars = List.copyOf(jars);
		this.loader = loader;
	}

	/** Gets the libraries for this computer. */
	public static CudaRuntime standard() {
		final String natives = System.getProperty(NativeFiles.FOLDER);
		final Path parent = natives == null ? Path.of(System.getProperty("user.home"), ".kintsugi") : Path.of(natives);
		return new CudaRuntime(parent.resolve("cuda-12.9-cudnn-9.5"), jars(System.getProperty("os.name", ""), System
			.getProperty("os.arch", "")), file -> System.load(file.toString()));
	}

	/** Gets what is to be installed on an operating system, as Java names it; nothing where there is no CUDA. */
	static List<CudaJar> jars(final String system, final String processor) {
		final String name = system.toLowerCase(Locale.ROOT);
		if (!List.of("amd64", "x86_64").contains(processor)) return List.of();
		return name.startsWith("linux") ? CudaJar.linux() : name.startsWith("win") ? CudaJar.windows() : List.of();
	}

	/** Whether there is something to install for this operating system: 64-bit Linux or Windows on Intel or AMD. */
	public boolean installable() {
		return !jars.isEmpty();
	}

	/** Gets how many bytes {@link #install} transfers. */
	public long size() {
		return jars.stream().mapToLong(CudaJar::transfer).sum();
	}

	/** Gets how many bytes they take on the disk. */
	public long unpacked() {
		return jars.stream().mapToLong(CudaJar::unpacked).sum();
	}

	/** Gets whose libraries they are and under which terms, a sentence for the user who is asked. */
	public String terms() {
		return "CUDA and cuDNN are NVIDIA's, under its licence agreements; Bytedeco has put them on Maven Central.";
	}

	/** Gets the folder that {@link #install} makes. */
	public Path folder() {
		return folder;
	}

	/** Finds the libraries that are to be loaded by their paths; empty where the operating system is to find them. */
	public Optional<Path> find() {
		final String named = System.getProperty(FOLDER, "").strip();
		if (named.equalsIgnoreCase(SYSTEM) || jars.isEmpty()) return Optional.empty();
		if (!named.isEmpty()) return path(named);
		return Stream.concat(Stream.of(folder), siblings().stream()).filter(this::isComplete).findFirst();
	}

	/** A folder that the user names is taken as it is: loading tells what is missing. */
	private static Optional<Path> path(final String named) {
		try {
			return Optional.of(Path.of(named).toAbsolutePath());
		}
		catch (final InvalidPathException e) {
			return Optional.empty();
		}
	}

	/** Gets the folders of PyTorch, which come from the same jars. */
	private List<Path> siblings() {
		try (Stream<Path> files = Files.list(folder.toAbsolutePath().getParent())) {
			return files.filter(file -> file.getFileName().toString().matches("libtorch-[\\w.-]*\\d")).sorted().toList();
		}
		catch (final IOException e) {
			return List.of();
		}
	}

	private boolean isComplete(final Path place) {
		return libraries().allMatch(library -> library.isIn(place));
	}

	private Stream<CudaLibrary> libraries() {
		return jars.stream().flatMap(jar -> jar.libraries().stream());
	}

	/**
	 * Loads the libraries that were found into this process, where ONNX Runtime then finds them by their names; loading
	 * them again does nothing.
	 *
	 * @return why that failed, a sentence; empty where it did not or there is nothing to load
	 */
	String load() {
		final Optional<Path> place = find();
		if (place.isEmpty()) return "";
		List<CudaLibrary> left = libraries().filter(library -> Files.exists(place.get().resolve(library.file()))).toList();
		if (left.isEmpty()) return "The folder " + place.get() + " has none of the libraries of CUDA 12 and cuDNN 9.";
		// some need others, in an order that differs between versions and systems: go on while any more loads
		for (int before = Integer.MAX_VALUE; left.size() < before && !left.isEmpty();) {
			before = left.size();
			left = failed(place.get(), left);
		}
		return left.isEmpty() ? "" : "These libraries in " + place.get() + " cannot be loaded: " + left.stream().map(
			library -> library.file() + " (" + reason(place.get(), library) + ")").collect(Collectors.joining(", ")) + ".";
	}

	private List<CudaLibrary> failed(final Path place, final List<CudaLibrary> libraries) {
		final List<CudaLibrary> failed = new ArrayList<>();
		for (final CudaLibrary library : libraries)
			if (!reason(place, library).isEmpty()) failed.add(library);
		return failed;
	}

	private String reason(final Path place, final CudaLibrary library) {
		try {
			loader.load(place.resolve(library.file()));
			return "";
		}
		catch (final LinkageError e) {
			final String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
			// ImageJ makes new class loaders; what an earlier one has loaded is in the process, which is all that counts
			return message.contains("already loaded in another classloader") ? "" : message;
		}
	}

	/**
	 * Transfers, verifies and unpacks the libraries. What has arrived when the transfer breaks off or is cancelled is
	 * kept beside the folder, and the next call continues; the folder appears only when all is there.
	 *
	 * @param progress hears of the bytes that are there, and may end the transfer
	 * @throws kintsugi.fetch.TransferCancelled if it did, or the thread was interrupted
	 * @throws IOException if they are there already, the server fails, a file is not the expected one, or the disk is too
	 *           small, in a sentence
	 */
	public void install(final TransferProgress progress) throws IOException {
		if (!installable()) throw new IOException("There are no CUDA libraries to install for this operating system: " +
			"they exist for 64-bit Linux and Windows on Intel and AMD processors. Choose the device cpu.");
		new FolderInstallation(folder, jars).run(progress);
	}
}
