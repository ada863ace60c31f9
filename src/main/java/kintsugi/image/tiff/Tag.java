package kintsugi.image.tiff;

/** Numbers that TIFF and BigTIFF give to tags and field types. */
final class Tag {

	static final int SUBFILE = 254;
	static final int WIDTH = 256;
	static final int HEIGHT = 257;
	static final int BITS = 258;
	static final int COMPRESSION = 259;
	static final int PHOTOMETRIC = 262;
	static final int DESCRIPTION = 270;
	static final int STRIP_OFFSETS = 273;
	static final int SAMPLES = 277;
	static final int ROWS_PER_STRIP = 278;
	static final int STRIP_BYTES = 279;
	static final int PLANAR = 284;
	static final int TILE_WIDTH = 322;
	static final int SAMPLE_FORMAT = 339;
	/** ImageJ's own: the lengths of the pieces of {@link #IMAGEJ_DATA}. */
	static final int IMAGEJ_LENGTHS = 50838;
	/** ImageJ's own: information, labels, ranges, colours, overlay, properties. */
	static final int IMAGEJ_DATA = 50839;

	static final int SHORT = 3;
	static final int LONG = 4;
	/** BigTIFF only. */
	static final int LONG8 = 16;

	private Tag() {}

	/** Gets the bytes of a value of a field type, or 0 if the type is unknown. */
	static int bytes(final int type) {
		return switch (type) {
			case 1, 2, 6, 7 -> 1;
			case SHORT, 8 -> 2;
			case LONG, 9, 11, 13 -> 4;
			case 5, 10, 12, LONG8, 17, 18 -> 8;
			default -> 0;
		};
	}
}
