package kintsugi.train.tensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * The head of a safetensors file: its length (8 bytes, little endian), then JSON that says where each array lies.
 *
 * @param tensors the arrays by name, in the order of the header
 * @param metadata the texts by name
 */
public record SafetensorsHeader(Map<String, TensorEntry> tensors, Map<String, String> metadata) {

	/** The bytes of the header's length. */
	public static final int PREFIX = 8;

	private static final String METADATA = "__metadata__";
	private static final long LARGEST = 100_000_000;

	/** Copies the maps. */
	public SafetensorsHeader {
		tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

	/**
	 * Gets the JSON's length from a file's first 8 bytes.
	 *
	 * @param prefix the first bytes of the file
	 * @param size the file's size in bytes
	 * @throws IOException if no safetensors file of that size begins so
	 */
	public static int length(final byte[] prefix, final long size) throws IOException {
		final long length = prefix.length < PREFIX ? -1 : ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN)
			.getLong();
		if (length < 2 || length > Math.min(LARGEST, size - PREFIX)) throw new IOException(
			"This is no safetensors file.");
		return (int) length;
	}

	/**
	 * Reads the JSON.
	 *
	 * @throws IOException if it is broken, saying how
	 */
	public static SafetensorsHeader parse(final byte[] json) throws IOException {
		try {
			final Map<String, TensorEntry> tensors = new LinkedHashMap<>();
			final Map<String, String> metadata = new LinkedHashMap<>();
			for (final Map.Entry<String, JsonElement> entry : JsonParser.parseString(new String(json,
				StandardCharsets.UTF_8)).getAsJsonObject().entrySet())
			{
				final JsonObject value = entry.getValue().getAsJsonObject();
				if (METADATA.equals(entry.getKey())) value.entrySet().forEach(text -> metadata.put(text.getKey(), text
					.getValue().getAsString()));
				else tensors.put(entry.getKey(), entry(value));
			}
			return new SafetensorsHeader(tensors, metadata);
		}
		catch (final JsonParseException | IllegalStateException | IllegalArgumentException | ArithmeticException
				| IndexOutOfBoundsException | NullPointerException | UnsupportedOperationException e)
		{
			throw new IOException("The header is broken: " + e.getMessage(), e);
		}
	}

	private static TensorEntry entry(final JsonObject value) {
		final JsonArray offsets = value.getAsJsonArray("data_offsets");
		final List<Long> shape = StreamSupport.stream(value.getAsJsonArray("shape").spliterator(), false).map(
			JsonElement::getAsLong).toList();
		return new TensorEntry(value.get("dtype").getAsString(), shape, offsets.get(0).getAsLong(), offsets.get(1)
			.getAsLong());
	}

	/** Gets the bytes that a file with this header begins with; the arrays' bytes follow. */
	public byte[] encode() {
		final JsonObject header = new JsonObject();
		final JsonObject texts = new JsonObject();
		metadata.forEach(texts::addProperty);
		header.add(METADATA, texts);
		tensors.forEach((name, tensor) -> {
			final JsonObject entry = new JsonObject();
			entry.addProperty("dtype", tensor.type());
			entry.add("shape", array(tensor.shape()));
			entry.add("data_offsets", array(List.of(tensor.from(), tensor.to())));
			header.add(name, entry);
		});
		final byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(PREFIX + json.length).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json)
			.array();
	}

	private static JsonArray array(final List<Long> values) {
		final JsonArray array = new JsonArray();
		values.forEach(array::add);
		return array;
	}
}
