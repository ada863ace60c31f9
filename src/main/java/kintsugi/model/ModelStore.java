package kintsugi.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import kintsugi.net.Network;

/**
 * The models that can be asked for by name: those bundled with the program, and those in the user's own folder.
 * <p>
 * The user's folder is looked at anew by each call, so that models can come and go while the program runs.
 * </p>
 */
public final class ModelStore {

	/** The system property that names another folder for the user's models. */
	public static final String FOLDER_PROPERTY = "kintsugi.models";

	private static final String BUNDLED = "models";
	private static final String INDEX = BUNDLED + "/index.txt";

	private final ClassLoader loader;
	private final Path folder;

	private ModelStore(final ClassLoader loader, final Path folder) {
		this.loader = loader;
		this.folder = folder;
	}

	/**
	 * Gets the store of this installation: the models in the program's jar, and those in {@code .kintsugi/models} of
	 * the user's home folder or in the folder of the system property {@value #FOLDER_PROPERTY}.
	 */
	public static ModelStore standard() {
		final String chosen = System.getProperty(FOLDER_PROPERTY, "");
		return of(ModelStore.class.getClassLoader(), chosen.isBlank() //
			? Path.of(System.getProperty("user.home"), ".kintsugi", "models") //
			: Path.of(chosen));
	}

	/**
	 * Gets the store of other places.
	 *
	 * @param loader has the bundled models as {@code models/NAME/...} and their names, one a line, in
	 *          {@code models/index.txt}
	 * @param folder the user's folder of packages, folders and zip files; need not exist
	 */
	public static ModelStore of(final ClassLoader loader, final Path folder) {
		return new ModelStore(loader, folder);
	}

	/** Gets the user's folder, which may not exist yet. */
	public Path folder() {
		return folder;
	}

	/** Gets the names of all models: the bundled ones in the order of their index, then the user's by alphabet. */
	public List<String> names() {
		final List<String> names = new ArrayList<>(bundled());
		names.addAll(installed().paths().keySet());
		return List.copyOf(names);
	}

	/**
	 * Gets the bundled model to offer first for images of so many channels: the first of the index that takes exactly
	 * as many, or else the first of all.
	 *
	 * @throws ModelException if a bundled description cannot be read, as only a damaged installation has it
	 */
	public Optional<String> suggestion(final int channels) throws ModelException {
		final Set<String> names = bundled();
		for (final String name : names) {
			try (PackageFiles files = new ResourceFiles(loader, BUNDLED + "/" + name)) {
				if (ModelDescription.read(files).network().channels() == channels) return Optional.of(name);
			}
		}
		return names.stream().findFirst();
	}

	/** Gets a sentence for each package in the user's folder that cannot be used. */
	public List<String> warnings() {
		return installed().warnings();
	}

	/**
	 * Opens a model.
	 *
	 * @param nameOrPath a name of {@link #names}, or the path of a package
	 * @throws ModelException if there is none, listing the names, or it is not sound
	 */
	public ModelPackage open(final String nameOrPath) throws ModelException {
		final String name = nameOrPath.strip();
		if (bundled().contains(name)) return ModelPackage.open(new ResourceFiles(loader, BUNDLED + "/" + name));
		final InstalledModels installed = installed();
		final Path known = installed.paths().get(name);
		if (known != null) return ModelPackage.open(known);
		final Optional<Path> path = existing(name);
		if (path.isPresent()) return ModelPackage.open(path.get());
		throw new ModelException("There is no model '" + name + "'. " + (names().isEmpty() //
			? "No models are known" : "Known models: " + String.join(", ", names())) +
			"; the path of a model package, a folder or a zip file, can be given too." +
			(installed.warnings().isEmpty() ? "" : " " + String.join(" ", installed.warnings())));
	}

	/**
	 * Gets the network that a model's description names, without reading or checking its weights.
	 *
	 * @param nameOrPath as {@link #open} takes it
	 * @throws ModelException if there is none, listing the names, or its description is broken
	 */
	public Network network(final String nameOrPath) throws ModelException {
		final String name = nameOrPath.strip();
		final boolean bundled = bundled().contains(name);
		final Path known = bundled ? null : installed().paths().get(name);
		final Optional<Path> path = known != null ? Optional.of(known) : existing(name);
		if (!bundled && path.isEmpty()) return open(name).network(); // says that there is none
		try (PackageFiles files = bundled ? new ResourceFiles(loader, BUNDLED + "/" + name) : //
			PackageFiles.open(path.get()))
		{
			return ModelDescription.read(files).network();
		}
	}

	/**
	 * Gets how the files of a model are, without reading its network; equal stamps mean an unchanged model.
	 *
	 * @param nameOrPath as {@link #open} takes it
	 * @return nothing if there is no such model, or its files cannot be looked at
	 */
	public Optional<ModelStamp> stamp(final String nameOrPath) {
		final String name = nameOrPath.strip();
		if (bundled().contains(name)) return Optional.of(ModelStamp.bundled(name));
		final Path known = installed().paths().get(name);
		return (known != null ? Optional.of(known) : existing(name)).flatMap(ModelStamp::of);
	}

	/**
	 * Copies a package into the user's folder, where nothing of its name is yet.
	 *
	 * @return the copy, opened
	 * @throws ModelException if it is not sound, its name is taken, or the folder cannot be written
	 */
	public ModelPackage install(final Path folderOrZip) throws ModelException {
		return install(folderOrZip, false);
	}

	/**
	 * Copies a package into the user's folder, in place of an earlier one of its name where {@code replace} is true.
	 *
	 * @return the copy, opened
	 * @throws ModelException if it is not sound, its name is taken, or the folder cannot be written
	 */
	public ModelPackage install(final Path folderOrZip, final boolean replace) throws ModelException {
		final ModelPackage model = ModelPackage.open(folderOrZip);
		if (bundled().contains(model.name())) throw new ModelException("The model '" + model.name() +
			"' has the name of a model that comes with Kintsugi, so it is not installed. Give it another name.");
		final Path earlier = installed().paths().get(model.name());
		if (earlier != null && !replace) throw new ModelException("A model '" + model.name() +
			"' is installed already, at " + earlier + ". Ask to replace it, or give the new one another name.");
		final Path target = earlier != null ? earlier : folder.resolve(model.name());
		Placement.write(target, replace, model.files(), ModelPackage::open);
		return ModelPackage.open(target);
	}

	private InstalledModels installed() {
		return InstalledModels.in(folder, bundled());
	}

	/** Reads the names of the bundled models; without an index there are none. */
	private Set<String> bundled() {
		final Set<String> names = new LinkedHashSet<>();
		try (InputStream in = loader.getResourceAsStream(INDEX)) {
			if (in != null) new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
				.filter(line -> !line.isEmpty()).forEach(names::add);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The program's own file " + INDEX + " cannot be read; install it again.",
				e);
		}
		return names;
	}

	private static Optional<Path> existing(final String name) {
		try {
			return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name)).filter(Files::exists);
		}
		catch (final InvalidPathException e) {
			return Optional.empty();
		}
	}
}
