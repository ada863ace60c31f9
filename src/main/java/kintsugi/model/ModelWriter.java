package kintsugi.model;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import kintsugi.net.Network;
import kintsugi.net.Weights;
import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxException;
import kintsugi.onnx.OnnxFile;
import kintsugi.onnx.OnnxSession;

/** Saves models as packages that were opened again and reproduce their test output before anyone sees them. */
public final class ModelWriter {

	private static final String ONNX = "model.onnx";
	private static final String IMAGE = "test-image.npy";
	private static final String MASK = "test-mask.npy";
	private static final String SKETCH = "test-sketch.npy";
	private static final String FILLED = "test-filled.npy";

	private ModelWriter() {}

	/**
	 * Saves a model where nothing is yet.
	 *
	 * @param folderOrZip a path that ends in {@code .zip}, or a folder, which is made
	 * @return the package, opened from its place
	 * @throws ModelException if something is there already, the model does not reproduce its own test output, or the
	 *           place cannot be written; then nothing is left behind
	 * @throws IllegalArgumentException if the weights are not those of the network
	 */
	public static ModelPackage save(final Path folderOrZip, final ModelInfo info, final Network network,
		final Weights weights) throws ModelException
	{
		return save(folderOrZip, info, network, weights, false);
	}

	/**
	 * Saves a model, over an existing one where {@code replace} is true; if that fails, the existing one stays.
	 *
	 * @param folderOrZip a path that ends in {@code .zip}, or a folder, which is made
	 * @return the package, opened from its place
	 * @throws ModelException if something is there that is not to be replaced or no model, the model does not reproduce
	 *           its own test output, or the place cannot be written
	 * @throws IllegalArgumentException if the weights are not those of the network
	 */
	public static ModelPackage save(final Path folderOrZip, final ModelInfo info, final Network network,
		final Weights weights, final boolean replace) throws ModelException
	{
		Placement.write(folderOrZip, replace, files(info, network, weights), //
			written -> ModelPackage.open(written).verify());
		return ModelPackage.open(folderOrZip);
	}

	private static Map<String, byte[]> files(final ModelInfo info, final Network network, final Weights weights)
		throws ModelException
	{
		final byte[] onnx = OnnxFile.encode(network, weights, metadata(info));
		final TestTensors tensors = test(onnx, network);
		final Map<String, byte[]> files = new LinkedHashMap<>();
		files.put(PackageFiles.DESCRIPTION, null); // comes first and is known last
		files.put(ModelDescription.CARD, info.documentation().getBytes(StandardCharsets.UTF_8));
		files.put(ONNX, onnx);
		files.put(IMAGE, tensors.image().toBytes());
		files.put(MASK, tensors.mask().toBytes());
		if (tensors.sketch() != null) files.put(SKETCH, tensors.sketch().toBytes());
		files.put(FILLED, tensors.filled().toBytes());
		final ModelDescription description = new ModelDescription(info, network, reference(files, ONNX), //
			reference(files, IMAGE), reference(files, MASK), Optional.ofNullable(tensors.sketch()) //
			.map(test -> reference(files, SKETCH)), reference(files, FILLED));
		files.put(PackageFiles.DESCRIPTION, DescriptionWriter.write(description, Instant.now()));
		return files;
	}

	private static FileReference reference(final Map<String, byte[]> files, final String name) {
		return FileReference.to(name, files.get(name));
	}

	/** Gets what the ONNX file says on its own, without the package around it. */
	private static Map<String, String> metadata(final ModelInfo info) {
		final Map<String, String> metadata = new LinkedHashMap<>();
		metadata.put("kintsugi.name", info.name());
		metadata.put("kintsugi.version", info.version());
		metadata.put("kintsugi.licence", info.licence());
		metadata.put("kintsugi.low_percentile", Double.toString(info.normalisation().lowPercentile()));
		metadata.put("kintsugi.high_percentile", Double.toString(info.normalisation().highPercentile()));
		return metadata;
	}

	private static TestTensors test(final byte[] onnx, final Network network) throws ModelException {
		try (OnnxSession session = OnnxSession.open(onnx, Device.CPU)) {
			return TestTensors.of(network, session);
		}
		catch (final OnnxException e) {
			throw new ModelException("The model cannot be run, so it is not saved. " + e.getMessage(), e);
		}
	}
}
