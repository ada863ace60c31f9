package kintsugi.fetch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip files, also with the 64-bit lengths that Java's own writer keeps for files of gigabytes. */
public final class ZipBuilder {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
	private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
	private final boolean longLengths;
	private int entries;

	/** Starts a file. */
	public ZipBuilder(final boolean longLengths) {
		this.longLengths = longLengths;
	}

	/** Adds a file as it is. */
	public ZipBuilder stored(final String name, final byte[] content) {
		return entry(name, 0, content, content, crc(content));
	}

	/** Adds a deflated file. */
	public ZipBuilder deflated(final String name, final byte[] content) {
		return entry(name, 8, content, deflate(content), crc(content));
	}

	/** Adds a file whose directory tells a wrong CRC-32. */
	ZipBuilder wrong(final String name, final byte[] content) {
		return entry(name, 8, content, deflate(content), crc(content) ^ 1);
	}

	/** Adds a file in a packing that the reader does not know. */
	ZipBuilder packedOtherwise(final String name, final byte[] content) {
		return entry(name, 93, content, content, crc(content));
	}

	private ZipBuilder entry(final String name, final int method, final byte[] content, final byte[] packed,
		final int crc) {
		final byte[] path = name.getBytes(StandardCharsets.UTF_8);
		final int offset = bytes.size();
		// a local header with an extra field that the directory does not have
		bytes.writeBytes(record(30).putInt(0x04034b50).putShort((short) 20).putShort((short) 0).putShort((short) method)
			.putInt(0).putInt(crc).putInt(packed.length).putInt(content.length).putShort((short) path.length).putShort(
				(short) 4).array());
		bytes.writeBytes(path);
		bytes.writeBytes(record(4).putShort((short) 0x9999).array());
		bytes.writeBytes(packed);
		final int extra = longLengths ? 28 : 0;
		directory.writeBytes(record(46).putInt(0x02014b50).putShort((short) 45).putShort((short) 45).putShort((short) 0)
			.putShort((short) method).putInt(0).putInt(crc).putInt(full(packed.length)).putInt(full(content.length)).putShort(
				(short) path.length).putShort((short) extra).putShort((short) 0).putInt(0).putInt(0).putInt(full(offset))
			.array());
		directory.writeBytes(path);
		if (longLengths) directory.writeBytes(record(extra).putShort((short) 1).putShort((short) 24).putLong(content.length)
			.putLong(packed.length).putLong(offset).array());
		entries++;
		return this;
	}

	private int full(final int length) {
		return longLengths ? -1 : length;
	}

	/** Ends the file, with a comment that looks like an end itself. */
	public byte[] build() {
		final int start = bytes.size();
		bytes.writeBytes(directory.toByteArray());
		if (longLengths) {
			final int end = bytes.size();
			bytes.writeBytes(record(56).putInt(0x06064b50).putLong(44).putInt(0).putLong(0).putLong(entries).putLong(entries)
				.putLong(directory.size()).putLong(start).array());
			bytes.writeBytes(record(20).putInt(0x07064b50).putInt(0).putLong(end).putInt(1).array());
		}
		final byte[] comment = "no end: PK\5\6, and so on, and so on".getBytes(StandardCharsets.ISO_8859_1);
		bytes.writeBytes(record(22).putInt(0x06054b50).putInt(0).putShort((short) entries).putShort((short) entries).putInt(
			full(directory.size())).putInt(full(start)).putShort((short) comment.length).array());
		bytes.writeBytes(comment);
		return bytes.toByteArray();
	}

	/** Gets the CRC-32 of a file. */
	public static int crc(final byte[] content) {
		final CRC32 crc = new CRC32();
		crc.update(content);
		return (int) crc.getValue();
	}

	private static byte[] deflate(final byte[] content) {
		final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
		deflater.setInput(content);
		deflater.finish();
		final byte[] packed = new byte[content.length + 1000];
		final int length = deflater.deflate(packed);
		deflater.end();
		return Arrays.copyOf(packed, length);
	}

	private static ByteBuffer record(final int length) {
		return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
	}
}
