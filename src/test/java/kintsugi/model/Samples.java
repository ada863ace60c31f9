package kintsugi.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.net.Weights;

/** Small models and hand-made zip files for the tests of this package. */
final class Samples {

	static final Network NETWORK = new PConvUNet(1, 2, 4, 3, Base.NONE);

	private Samples() {}

	static ModelInfo info(final String name) {
		final Map<String, String> provenance = new LinkedHashMap<>();
		provenance.put("steps", "1200");
		provenance.put("data", "none: random weights");
		return new ModelInfo(name, "1.2.3", "A small model: for tests, with \u00b5m", List.of("Ada Test", "Bob Test"),
			"BSD-2-Clause", "# " + name + "\n\nCard with \u00b5.\n", provenance, new Normalisation(2, 98.5));
	}

	static Weights weights(final Network network) {
		return Weights.initial(network, new Random(7));
	}

	/** Saves a small model into a new folder or zip file. */
	static ModelPackage save(final Path path) throws ModelException {
		return ModelWriter.save(path, info("test-model"), NETWORK, weights(NETWORK));
	}

	/** Reads the files of a folder, to be put into zip files of all kinds. */
	static Map<String, byte[]> files(final Path folder) throws IOException {
		final Map<String, byte[]> files = new LinkedHashMap<>();
		for (final String name : List.of("rdf.yaml", "README.md", "model.onnx", "test-image.npy", "test-mask.npy",
			"test-filled.npy"))
			files.put(name, Files.readAllBytes(folder.resolve(name)));
		return files;
	}

	static byte[] zip(final Map<String, byte[]> files) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (final Map.Entry<String, byte[]> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue());
				zip.closeEntry();
			}
		}
		return bytes.toByteArray();
	}

	/** Replaces text of the description in a folder. */
	static void edit(final Path folder, final String from, final String to) throws IOException {
		final Path file = folder.resolve("rdf.yaml");
		final String text = Files.readString(file);
		if (!text.contains(from)) throw new IllegalArgumentException("The description has no '" + from + "':\n" + text);
		Files.writeString(file, text.replace(from, to));
	}

	/** Replaces bytes of equal length everywhere, such as names in a zip file's table of contents. */
	static byte[] replace(final byte[] bytes, final String from, final String to) {
		final String text = new String(bytes, StandardCharsets.ISO_8859_1);
		return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
	}
}
