package kintsugi.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;

import kintsugi.net.Network;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;
import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxException;
import kintsugi.onnx.OnnxFile;
import kintsugi.onnx.OnnxSession;

/**
 * A model that was opened: its description, its ONNX file and its test tensors, all checked against their hashes.
 * <p>
 * Packages are folders or zip files in the bioimage.io model format 0.5, with {@code rdf.yaml}, {@code model.onnx},
 * {@code README.md} and three {@code .npy} files, four for networks that see sketches. Zip files are read in memory,
 * nothing is unpacked.
 * </p>
 */
public final class ModelPackage {

	/** What an ONNX file may have besides the weights. */
	private static final long GRAPH = 16 << 20;
	private static final long MAX_ONNX = 1L << 30;
	private static final long MAX_TENSOR = 1L << 26;

	private final String origin;
	private final ModelDescription description;
	private final byte[] onnx;
	private final TestTensors tensors;
	private final Map<String, byte[]> files;

	private ModelPackage(final RememberedFiles files) throws ModelException {
		origin = files.origin();
		description = ModelDescription.read(files);
		final Network network = description.network();
		final long values = network.parameters().stream().mapToLong(Parameter::size).sum();
		onnx = description.weights().read(files, Math.min(MAX_ONNX, Float.BYTES * values + GRAPH));
		checkNetwork();
		tensors = TestTensors.read(description, files, MAX_TENSOR);
		this.files = Collections.unmodifiableMap(files.contents());
	}

	/**
	 * Opens a package and checks that it is whole: hashes, shapes, and that the ONNX file holds the described network.
	 *
	 * @param folderOrZip a folder with {@code rdf.yaml}, that file itself, or a zip file
	 * @throws ModelException if it is missing, broken, cut short, not to be trusted, or no Kintsugi model
	 */
	public static ModelPackage open(final Path folderOrZip) throws ModelException {
		try (PackageFiles files = PackageFiles.open(folderOrZip)) {
			return open(files);
		}
	}

	/** Opens and checks a package, wherever its files lie. */
	static ModelPackage open(final PackageFiles files) throws ModelException {
		return new ModelPackage(new RememberedFiles(files));
	}

	private void checkNetwork() throws ModelException {
		final Network actual;
		try {
			actual = OnnxFile.decode(onnx).network();
		}
		catch (final OnnxException e) {
			throw new ModelException("The file " + description.weights().source() + " of " + origin +
				" cannot be used. " + e.getMessage(), e);
		}
		final Network declared = network();
		if (!actual.architecture().equals(declared.architecture()) || !actual.settings().equals(declared.settings()))
			throw new ModelException("The model package " + origin + " contradicts itself: it describes the network " +
				words(declared) + ", but its ONNX file holds " + words(actual) + ".");
	}

	private static String words(final Network network) {
		return network.architecture() + " " + network.settings();
	}

	/**
	 * Runs the network on its test input on the CPU.
	 *
	 * @throws ModelException if it does not run, or its output differs from the test output by more than 1e-4 of the
	 *           largest value
	 */
	public void verify() throws ModelException {
		try (OnnxSession session = OnnxSession.open(onnx, Device.CPU)) {
			tensors.check(session, origin);
		}
		catch (final OnnxException e) {
			throw new ModelException("The model " + origin + " cannot be run. " + e.getMessage(), e);
		}
	}

	/** Gets where the package was opened, in words: a path, or that it is a bundled one. */
	public String origin() {
		return origin;
	}

	/** Gets everything that the package says about its model. */
	public ModelInfo info() {
		return description.info();
	}

	/** Gets the model's name. */
	public String name() {
		return info().name();
	}

	/** Gets the model's version, such as {@code 1.0.0}. */
	public String version() {
		return info().version();
	}

	/** Gets what the model is for. */
	public String description() {
		return info().description();
	}

	/** Gets the SPDX identifier of the model's licence. */
	public String licence() {
		return info().licence();
	}

	/** Gets where the weights come from, in the order of the package. */
	public Map<String, String> provenance() {
		return info().provenance();
	}

	/** Gets how intensities become the network's numbers. */
	public Normalisation normalisation() {
		return info().normalisation();
	}

	/** Gets the SHA-256 of the ONNX file, 64 hexadecimal digits, which identifies the model in reports. */
	public String sha256() {
		return description.weights().sha256();
	}

	/** Gets the network, without weights. */
	public Network network() {
		return description.network();
	}

	/** Gets the ONNX file's bytes; not a copy, so they must not be changed. */
	public byte[] onnx() {
		return onnx;
	}

	/**
	 * Reads the weights out of the ONNX file, to train on from them.
	 *
	 * @throws ModelException if some are missing or have another size
	 */
	public Weights weights() throws ModelException {
		try {
			return OnnxFile.decode(onnx).weights();
		}
		catch (final IOException e) {
			throw new ModelException("The weights of " + origin + " cannot be used. " + e.getMessage(), e);
		}
	}

	/** Gets the files of the package by name; not copies. */
	Map<String, byte[]> files() {
		return files;
	}
}
