package kintsugi.train;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * A file of named float32 arrays with text beside them, in the safetensors format: the header's length (8 bytes, little
 * endian), a JSON header, the values.
 *
 * @param arrays the values by name
 * @param metadata the texts by name
 */
public record Safetensors(Map<String, float[]> arrays, Map<String, String> metadata) {

	private static final String METADATA = "__metadata__";
	private static final long LARGEST_HEADER = 100_000_000;

	/** Writes the file beside its place and moves it there, so that the old file stays until the new one is whole. */
	public void write(final Path file) throws IOException {
		final Path absolute = file.toAbsolutePath();
		Files.createDirectories(absolute.getParent());
		final Path temporary = Files.createTempFile(absolute.getParent(), file.getFileName().toString(), ".part");
		try {
			// no channel: one would refuse to write on an interrupted thread, and lose the last checkpoint
			try (FileOutputStream bytes = new FileOutputStream(temporary.toFile());
					OutputStream out = new BufferedOutputStream(bytes, 1 << 16))
			{
				write(out);
				out.flush();
				bytes.getFD().sync();
			}
			Files.move(temporary, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	private void write(final OutputStream out) throws IOException {
		final JsonObject header = new JsonObject();
		final JsonObject texts = new JsonObject();
		metadata.forEach(texts::addProperty);
		header.add(METADATA, texts);
		long offset = 0;
		for (final Map.Entry<String, float[]> array : arrays.entrySet()) {
			final long end = offset + 4L * array.getValue().length;
			final JsonObject entry = new JsonObject();
			entry.addProperty("dtype", "F32");
			entry.add("shape", JsonParser.parseString("[" + array.getValue().length + "]"));
			entry.add("data_offsets", JsonParser.parseString("[" + offset + "," + end + "]"));
			header.add(array.getKey(), entry);
			offset = end;
		}
		final byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
		out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
		out.write(json);
		for (final float[] array : arrays.values()) {
			final ByteBuffer bytes = ByteBuffer.allocate(4 * array.length).order(ByteOrder.LITTLE_ENDIAN);
			bytes.asFloatBuffer().put(array);
			out.write(bytes.array());
		}
	}

	/**
	 * Reads a file.
	 *
	 * @throws IOException if it is not whole or holds anything but float32, saying which
	 */
	public static Safetensors read(final Path file) throws IOException {
		final long size = Files.size(file);
		try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
			final long length = size < 8 ? -1 : ByteBuffer.wrap(in.readNBytes(8)).order(ByteOrder.LITTLE_ENDIAN)
				.getLong();
			if (length < 2 || length > Math.min(LARGEST_HEADER, size - 8)) throw new IOException("The file " + file +
				" is no safetensors file.");
			final JsonObject header = JsonParser.parseString(new String(in.readNBytes((int) length),
				StandardCharsets.UTF_8)).getAsJsonObject();
			final ByteBuffer data = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
			return parse(header, data);
		}
		catch (final JsonParseException | IllegalStateException | IllegalArgumentException
				| IndexOutOfBoundsException | NullPointerException e)
		{
			throw new IOException("The file " + file + " is broken or cut off: " + e.getMessage(), e);
		}
	}

	private static Safetensors parse(final JsonObject header, final ByteBuffer data) {
		final Map<String, float[]> arrays = new LinkedHashMap<>();
		final Map<String, String> metadata = new LinkedHashMap<>();
		for (final Map.Entry<String, JsonElement> entry : header.entrySet()) {
			final JsonObject value = entry.getValue().getAsJsonObject();
			if (METADATA.equals(entry.getKey())) {
				value.entrySet().forEach(text -> metadata.put(text.getKey(), text.getValue().getAsString()));
				continue;
			}
			final String type = value.get("dtype").getAsString();
			if (!"F32".equals(type)) throw new IllegalArgumentException(entry.getKey() + " has the type " + type +
				", only F32 can be read.");
			final int from = value.getAsJsonArray("data_offsets").get(0).getAsInt();
			final int to = value.getAsJsonArray("data_offsets").get(1).getAsInt();
			final float[] array = new float[(to - from) / 4];
			data.slice(from, to - from).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(array);
			arrays.put(entry.getKey(), array);
		}
		return new Safetensors(arrays, metadata);
	}
}
