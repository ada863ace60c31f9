package kintsugi.train.tensors;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of named arrays with text beside them, in the safetensors format. Arrays are written as float32; float16 can
 * be read too.
 *
 * @param arrays the values by name
 * @param shapes the lengths of the arrays' axes by name, outermost first
 * @param metadata the texts by name
 */
public record Safetensors(Map<String, float[]> arrays, Map<String, List<Long>> shapes, Map<String, String> metadata) {

	/** What is written at a time. */
	private static final int CHUNK = 1 << 16;

	/** Holds arrays without a shape of their own: each is written with one axis. */
	public Safetensors(final Map<String, float[]> arrays, final Map<String, String> metadata) {
		this(arrays, Map.of(), metadata);
	}

	/** Writes the file beside its place and moves it there, so that the old file stays until the new one is whole. */
	public void write(final Path file) throws IOException {
		write(file, header(), out -> {
			for (final float[] array : arrays.values())
				write(out, array);
		});
	}

	/** Writes what follows a header. */
	@FunctionalInterface
	public interface Body {

		/** Writes the arrays' bytes, as the header says. */
		void write(OutputStream out) throws IOException;
	}

	/**
	 * Writes a file beside its place and moves it there.
	 *
	 * @param header says which arrays the body writes
	 */
	public static void write(final Path file, final SafetensorsHeader header, final Body body) throws IOException {
		final Path absolute = file.toAbsolutePath();
		Files.createDirectories(absolute.getParent());
		final Path temporary = Files.createTempFile(absolute.getParent(), file.getFileName().toString(), ".part");
		try {
			// no channel: one would refuse to write on an interrupted thread, and lose the last checkpoint
			try (FileOutputStream bytes = new FileOutputStream(temporary.toFile());
					OutputStream out = new BufferedOutputStream(bytes, CHUNK))
			{
				out.write(header.encode());
				body.write(out);
				out.flush();
				bytes.getFD().sync();
			}
			Files.move(temporary, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	private SafetensorsHeader header() {
		final Map<String, TensorEntry> entries = new LinkedHashMap<>();
		long offset = 0;
		for (final Map.Entry<String, float[]> array : arrays.entrySet()) {
			final long length = array.getValue().length;
			final List<Long> shape = shapes.getOrDefault(array.getKey(), List.of(length));
			entries.put(array.getKey(), new TensorEntry("F32", shape, offset, offset + 4 * length));
			offset += 4 * length;
		}
		return new SafetensorsHeader(entries, metadata);
	}

	private static void write(final OutputStream out, final float[] array) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
		for (int from = 0; from < array.length; from += CHUNK / 4) {
			final int count = Math.min(CHUNK / 4, array.length - from);
			bytes.clear();
			bytes.asFloatBuffer().put(array, from, count);
			out.write(bytes.array(), 0, 4 * count);
		}
	}

	/**
	 * Reads a file.
	 *
	 * @throws IOException if it is not whole or holds anything but float32 and float16, saying which
	 */
	public static Safetensors read(final Path file) throws IOException {
		try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
			final SafetensorsHeader header = header(in);
			final long start = in.getFilePointer();
			final Map<String, float[]> arrays = new LinkedHashMap<>();
			final Map<String, List<Long>> shapes = new LinkedHashMap<>();
			for (final Map.Entry<String, TensorEntry> entry : header.tensors().entrySet()) {
				arrays.put(entry.getKey(), values(in, entry.getKey(), entry.getValue(), start));
				shapes.put(entry.getKey(), entry.getValue().shape());
			}
			return new Safetensors(arrays, shapes, header.metadata());
		}
		catch (final IOException | IllegalArgumentException e) {
			throw broken(file, e);
		}
	}

	/**
	 * Reads what a file holds, without its arrays.
	 *
	 * @throws IOException if its head is not whole
	 */
	public static SafetensorsHeader readHeader(final Path file) throws IOException {
		try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
			return header(in);
		}
		catch (final IOException | IllegalArgumentException e) {
			throw broken(file, e);
		}
	}

	/** Reads the header and stops where the arrays begin. */
	private static SafetensorsHeader header(final RandomAccessFile in) throws IOException {
		final byte[] prefix = new byte[(int) Math.min(in.length(), SafetensorsHeader.PREFIX)];
		in.readFully(prefix);
		final byte[] json = new byte[SafetensorsHeader.length(prefix, in.length())];
		in.readFully(json);
		return SafetensorsHeader.parse(json);
	}

	private static IOException broken(final Path file, final Exception cause) {
		return new IOException("The file " + file + " is broken, cut off or of another format. " + cause.getMessage(),
			cause);
	}

	private static float[] values(final RandomAccessFile in, final String name, final TensorEntry entry,
		final long start) throws IOException
	{
		if (start + entry.to() > in.length()) throw new EOFException("It ends before " + name + ".");
		if (entry.length() > Integer.MAX_VALUE - 8) throw new IOException(name + " is larger than 2 GB.");
		final byte[] bytes = new byte[(int) entry.length()];
		in.seek(start + entry.from());
		in.readFully(bytes);
		try {
			return entry.decode(bytes);
		}
		catch (final IOException e) {
			throw new IOException(name + " cannot be read. " + e.getMessage(), e);
		}
	}
}
