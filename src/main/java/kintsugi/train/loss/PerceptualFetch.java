package kintsugi.train.loss;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import kintsugi.fetch.RangedFile;
import kintsugi.fetch.RemoteFile;
import kintsugi.fetch.TransferCancelled;
import kintsugi.fetch.TransferProgress;
import kintsugi.fetch.WholeFile;
import kintsugi.train.tensors.Safetensors;
import kintsugi.train.tensors.SafetensorsHeader;
import kintsugi.train.tensors.TensorEntry;

/**
 * Fetches the perceptual network's weights from a safetensors file on a web server, keeps the seven layers, and accepts
 * them only with the source's hash.
 */
public final class PerceptualFetch {

	private static final Duration SILENCE = Duration.ofSeconds(30);

	private final PerceptualSource source;
	private final Duration silence;

	/** Prepares to fetch; nothing is sent yet. */
	public PerceptualFetch(final PerceptualSource source) {
		this(source, SILENCE);
	}

	/**
	 * Prepares to fetch from a server that may be silent for some time only.
	 */
	PerceptualFetch(final PerceptualSource source, final Duration silence) {
		this.source = source;
		this.silence = silence;
	}

	/** Gets where from. */
	public PerceptualSource source() {
		return source;
	}

	/** Gets about how many bytes are transferred. */
	public long size() {
		return source.transferBytes();
	}

	/**
	 * Fetches, verifies and writes the weights; until they are verified nothing is written.
	 *
	 * @param target the file to write, such as {@link PerceptualWeights#standardFile()}; replaced if it is there
	 * @param progress may end the transfer
	 * @throws TransferCancelled if it did, or the thread was interrupted
	 * @throws IOException if the server fails, the file does not hold the weights or they have another hash
	 */
	public PerceptualWeights fetch(final Path target, final TransferProgress progress) throws IOException {
		final Safetensors fetched = source.partial() ? part(progress) : whole(progress);
		final PerceptualWeights weights = PerceptualWeights.of(fetched, source.url().toString());
		if (source.partial()) verify("layers", source.weightsSha256(), weights.sha256());
		final Map<String, String> metadata = new LinkedHashMap<>(fetched.metadata());
		metadata.put("source", source.url().toString());
		metadata.put("licence", source.licence());
		metadata.put("citation", source.citation());
		metadata.put("weights_sha256", weights.sha256());
		new Safetensors(fetched.arrays(), fetched.shapes(), metadata).write(target);
		return weights;
	}

	private Safetensors part(final TransferProgress progress) throws IOException {
		try (RemoteFile file = new RangedFile(source.url(), source.transferBytes(), silence, progress)) {
			return read(file);
		}
	}

	private Safetensors whole(final TransferProgress progress) throws IOException {
		final MessageDigest digest = PerceptualWeights.sha256Digest();
		try (RemoteFile file = new WholeFile(source.url(), digest, silence, progress)) {
			final Safetensors tensors = read(file);
			verify("file", source.fileSha256(), HexFormat.of().formatHex(digest.digest()));
			return tensors;
		}
	}

	private void verify(final String what, final String expected, final String actual) throws IOException {
		if (!expected.equals(actual)) throw new IOException("The SHA-256 of the " + what + " at " + source.url() +
			" is " + actual + " instead of " + expected + ": they are not the expected weights, and nothing was kept.");
	}

	/** Reads the layers in the order in which they lie in the file, passing over what lies between and behind them. */
	private Safetensors read(final RemoteFile file) throws IOException {
		final byte[] prefix = file.read(SafetensorsHeader.PREFIX);
		final int length = understood(() -> SafetensorsHeader.length(prefix, file.size()));
		final byte[] json = file.read(length);
		final SafetensorsHeader header = understood(() -> SafetensorsHeader.parse(json));
		final long end = file.size() - SafetensorsHeader.PREFIX - length;
		final Map<String, float[]> arrays = new LinkedHashMap<>();
		final Map<String, List<Long>> shapes = new LinkedHashMap<>();
		long position = 0;
		for (final Map.Entry<String, TensorEntry> layer : understood(() -> layers(header, end))) {
			final TensorEntry entry = layer.getValue();
			file.skip(entry.from() - position);
			arrays.put(layer.getKey(), entry.decode(file.read((int) entry.length())));
			shapes.put(layer.getKey(), entry.shape());
			position = entry.to();
		}
		file.skip(end - position);
		final Map<String, String> metadata = new LinkedHashMap<>(header.metadata());
		metadata.keySet().retainAll(Set.of(PerceptualWeights.MEAN, PerceptualWeights.STD));
		return new Safetensors(arrays, shapes, metadata);
	}

	/** Reading what the server sent. */
	private interface Understanding<T> {

		T get() throws IOException;
	}

	private <T> T understood(final Understanding<T> understanding) throws IOException {
		try {
			return understanding.get();
		}
		catch (final IOException e) {
			throw new IOException("The file at " + source.url() + " does not hold the perceptual network. " + e
				.getMessage(), e);
		}
	}

	/** Finds the layers by our names, sorted by their place, before anything of them is transferred. */
	private static List<Map.Entry<String, TensorEntry>> layers(final SafetensorsHeader header, final long end)
		throws IOException
	{
		final Map<String, List<Long>> shapes = new HashMap<>();
		header.tensors().forEach((name, entry) -> shapes.put(name, entry.shape()));
		final Map<String, TensorEntry> layers = new HashMap<>();
		for (final Map.Entry<String, String> name : PerceptualLayer.find(shapes).entrySet())
			layers.put(name.getKey(), header.tensors().get(name.getValue()));
		final List<Map.Entry<String, TensorEntry>> sorted = layers.entrySet().stream().sorted(Comparator.comparingLong(
			layer -> layer.getValue().from())).toList();
		long position = 0;
		for (final Map.Entry<String, TensorEntry> layer : sorted) {
			layer.getValue().checkType();
			if (layer.getValue().from() < position) throw new IOException("Its arrays overlap.");
			position = layer.getValue().to();
		}
		if (position > end) throw new IOException("It ends before its arrays do.");
		return sorted;
	}
}
