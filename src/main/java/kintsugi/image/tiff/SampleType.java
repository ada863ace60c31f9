package kintsugi.image.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import ij.io.FileInfo;

/** What the samples of a file are, and how they become the pixel arrays of ImageJ and back. */
enum SampleType {

	/** 8 bits, without sign. */
	BITS_8(8, 1, 1, FileInfo.GRAY8),
	/** 16 bits, without sign. */
	BITS_16(16, 2, 1, FileInfo.GRAY16_UNSIGNED),
	/** 16 bits with sign, which ImageJ holds as 32768 more. */
	SIGNED_16(16, 2, 2, FileInfo.GRAY16_UNSIGNED),
	/** 32-bit floating point. */
	FLOAT_32(32, 4, 3, FileInfo.GRAY32_FLOAT),
	/** Red, green and blue in 8 bits each. */
	RGB(24, 3, 1, FileInfo.RGB);

	private static final short SIGN = (short) 0x8000;

	/** The bits of a pixel, as ImageJ counts them. */
	final int bits;
	/** The bytes of a pixel in a file. */
	final int bytes;
	/** The value of TIFF's tag SampleFormat. */
	final int format;
	/** ImageJ's number of the type; 8 bits with a colour table have another. */
	final int fileType;

	SampleType(final int bits, final int bytes, final int format, final int fileType) {
		this.bits = bits;
		this.bytes = bytes;
		this.format = format;
		this.fileType = fileType;
	}

	/** Gets the type of ImageJ's planes of a bit depth. */
	static SampleType ofBitDepth(final int bitDepth) {
		return switch (bitDepth) {
			case 8 -> BITS_8;
			case 16 -> BITS_16;
			case 24 -> RGB;
			default -> FLOAT_32;
		};
	}

	/** Makes a pixel array as ImageJ has it for the type. */
	Object pixels(final int count) {
		return switch (this) {
			case BITS_8 -> new byte[count];
			case BITS_16, SIGNED_16 -> new short[count];
			case FLOAT_32 -> new float[count];
			case RGB -> new int[count];
		};
	}

	/** Turns the first bytes of a buffer into {@code count} pixels, from index {@code at} on. */
	void decode(final byte[] from, final int count, final ByteOrder order, final Object pixels, final int at) {
		final ByteBuffer buffer = ByteBuffer.wrap(from).order(order);
		switch (this) {
			case BITS_8 -> buffer.get((byte[]) pixels, at, count);
			case BITS_16 -> buffer.asShortBuffer().get((short[]) pixels, at, count);
			case SIGNED_16 -> {
				final short[] samples = (short[]) pixels;
				buffer.asShortBuffer().get(samples, at, count);
				for (int i = at; i < at + count; i++)
					samples[i] ^= SIGN;
			}
			case FLOAT_32 -> buffer.asFloatBuffer().get((float[]) pixels, at, count);
			case RGB -> decodeColours(from, count, (int[]) pixels, at);
		}
	}

	/** Turns {@code count} pixels, from index {@code at} on, into the first bytes of a buffer. */
	void encode(final Object pixels, final int at, final int count, final ByteOrder order, final byte[] to) {
		final ByteBuffer buffer = ByteBuffer.wrap(to).order(order);
		switch (this) {
			case BITS_8 -> buffer.put((byte[]) pixels, at, count);
			case BITS_16 -> buffer.asShortBuffer().put((short[]) pixels, at, count);
			case SIGNED_16 -> {
				for (int i = at; i < at + count; i++)
					buffer.putShort((short) (((short[]) pixels)[i] ^ SIGN));
			}
			case FLOAT_32 -> buffer.asFloatBuffer().put((float[]) pixels, at, count);
			case RGB -> encodeColours((int[]) pixels, at, count, to);
		}
	}

	private static void decodeColours(final byte[] from, final int count, final int[] pixels, final int at) {
		for (int i = 0; i < count; i++)
			pixels[at + i] = 0xff000000 | (from[3 * i] & 0xff) << 16 | (from[3 * i + 1] & 0xff) << 8 | //
				from[3 * i + 2] & 0xff;
	}

	private static void encodeColours(final int[] pixels, final int at, final int count, final byte[] to) {
		for (int i = 0; i < count; i++) {
			to[3 * i] = (byte) (pixels[at + i] >> 16);
			to[3 * i + 1] = (byte) (pixels[at + i] >> 8);
			to[3 * i + 2] = (byte) pixels[at + i];
		}
	}
}
