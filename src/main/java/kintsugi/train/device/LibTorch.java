package kintsugi.train.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.sun.jna.NativeLibrary;

import kintsugi.fetch.FolderInstallation;
import kintsugi.fetch.TransferCancelled;
import kintsugi.fetch.TransferProgress;

/**
 * PyTorch's native libraries for CUDA: where they are, and how they get there.
 * <p>
 * A user who sets {@code PYTORCH_LIBRARY_PATH}, as an environment variable or a system property, keeps the last word.
 * Else they are looked for, and installed, in {@code ~/.kintsugi/libtorch-2.7.1-cu129}, or in the folder that the
 * system property {@code kintsugi.natives} names. Nothing is transferred before {@link #install} is called.
 * </p>
 */
public final class LibTorch {

	/** The variable or system property with which DJL is told where PyTorch's libraries lie. */
	public static final String PATH = "PYTORCH_LIBRARY_PATH";
	/** The version that DJL's bridge is built for; another one crashes. */
	public static final String VERSION = "2.7.1";

	/** The variable or system property with which DJL is told which of its bridges fits. */
	private static final String FLAVOR = "PYTORCH_FLAVOR";
	/** DJL's only bridge for CUDA; it works with libraries of any CUDA 12. */
	private static final String BRIDGE = "cu128";
	private static final String CUDA_PART = System.mapLibraryName("torch_cuda");

	private final Path folder;
	private final List<LibTorchPart> parts;

	/** Describes the libraries of {@code parts}, to be installed in {@code folder}. */
	LibTorch(final Path folder, final List<LibTorchPart> parts) {
		this.folder = folder;
		this.parts = List.copyOf(parts);
	}

	/** Gets the libraries for this computer. */
	public static LibTorch standard() {
		final String natives = System.getProperty("kintsugi.natives");
		final Path parent = natives == null ? Path.of(System.getProperty("user.home"), ".kintsugi") : Path.of(natives);
		final boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux") && //
			List.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
		return new LibTorch(parent.resolve("libtorch-" + VERSION + "-cu129"), linux ? LibTorchPart.linux() : List.of());
	}

	/** Whether there is something to install for this operating system: 64-bit Linux on Intel or AMD processors. */
	public boolean installable() {
		return !parts.isEmpty();
	}

	/** Gets how many bytes {@link #install} transfers. */
	public long size() {
		return parts.stream().mapToLong(part -> part.download().size()).sum();
	}

	/** Gets where {@link #install} fetches from, the server's name. */
	public String source() {
		return parts.isEmpty() ? "" : parts.get(0).download().url().getHost();
	}

	/** Gets whose libraries they are and under which terms, a sentence for the user who is asked. */
	public String terms() {
		return "PyTorch and OpenBLAS are under BSD-3-Clause; CUDA and cuDNN are NVIDIA's, under its licence agreements.";
	}

	/** Gets the folder that {@link #install} makes. */
	public Path folder() {
		return folder;
	}

	/**
	 * Finds PyTorch's libraries for CUDA on this computer.
	 *
	 * @throws IOException if the user's own ones are of another version, naming it
	 */
	public Optional<Path> find() throws IOException {
		final String named = named(PATH);
		for (final String place : named.isEmpty() ? new String[] { folder.toString() } : named.split(
			System.getProperty("path.separator")))
		{
			final Path candidate = Path.of(place);
			if (!Files.isRegularFile(candidate.resolve(CUDA_PART))) continue;
			checkVersion(candidate);
			return Optional.of(candidate);
		}
		return Optional.empty();
	}

	/** PyTorch's own archives tell their version beside the folder {@code lib}. */
	private static void checkVersion(final Path libraries) throws IOException {
		final Path file = libraries.resolveSibling("build-version");
		final String version = Files.isRegularFile(file) ? Files.readString(file).strip() : VERSION;
		if (!version.startsWith(VERSION)) throw new IOException("The libraries in " + libraries + " are of PyTorch " +
			version + "; training needs " + VERSION + " for CUDA 12.8. Change " + PATH + ".");
	}

	/** Lets DJL use libraries that were found; to be called before its first use. */
	void use(final Path libraries) {
		System.setProperty(PATH, libraries.toString());
		if (named(FLAVOR).isEmpty()) System.setProperty(FLAVOR, BRIDGE);
		// where DJL looks for what tells it the free memory of a GPU
		NativeLibrary.addSearchPath("cudart", libraries.toString());
	}

	/**
	 * Tells DJL the bridge for libraries that the user names without saying which; it would guess one that is not there.
	 */
	void respectUser() throws IOException {
		if (named(PATH).isEmpty() || !named(FLAVOR).isEmpty()) return;
		System.setProperty(FLAVOR, find().isPresent() ? BRIDGE : "cpu");
	}

	private static String named(final String variable) {
		final String value = System.getenv(variable);
		return value == null || value.isEmpty() ? System.getProperty(variable, "") : value;
	}

	/**
	 * Transfers, verifies and unpacks the libraries. What has arrived when the transfer breaks off or is cancelled is
	 * kept beside the folder, and the next call continues; the folder appears only when all is there.
	 *
	 * @param progress hears of the bytes that are there, and may end the transfer
	 * @throws TransferCancelled if it did, or the thread was interrupted
	 * @throws IOException if the server fails, a file has another hash, or the disk is too small, in a sentence
	 */
	public void install(final TransferProgress progress) throws IOException {
		if (!installable()) throw new IOException("There are no CUDA libraries to install for this operating system; set " +
			PATH + " to the folder lib of a libtorch " + VERSION + " for CUDA 12.8.");
		new FolderInstallation(folder, parts).run(progress);
	}
}
