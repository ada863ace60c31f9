package kintsugi.hole;

/**
 * A rectangle of pixels; it may be empty and may lie partly or wholly outside an image.
 *
 * @param x the first column
 * @param y the first row
 * @param width the number of columns, 0 or more
 * @param height the number of rows, 0 or more
 */
public record Box(int x, int y, int width, int height) {

	/** Makes a rectangle, with an {@link IllegalArgumentException} if its width or height is negative. */
	public Box {
		if (width < 0 || height < 0) throw new IllegalArgumentException(
			"A box cannot be " + width + " x " + height + " pixels; width and height must be 0 or more.");
	}

	/** Gets the column after the last one. */
	public int right() {
		return x + width;
	}

	/** Gets the row after the last one. */
	public int bottom() {
		return y + height;
	}

	/** Gets the number of pixels. */
	public long area() {
		return (long) width * height;
	}

	/** Tells whether there is no pixel in it. */
	public boolean isEmpty() {
		return width == 0 || height == 0;
	}

	/** Tells whether the pixel lies in it. */
	public boolean contains(final int column, final int row) {
		return column >= x && column < right() && row >= y && row < bottom();
	}

	/** Tells whether some pixel lies in both; none lies in an empty one. */
	public boolean intersects(final Box other) {
		return Math.max(x, other.x) < Math.min(right(), other.right()) && //
			Math.max(y, other.y) < Math.min(bottom(), other.bottom());
	}

	/** Moves each side outwards by {@code n} pixels, or inwards if {@code n} is negative, down to an empty box. */
	public Box grow(final int n) {
		return new Box(x - n, y - n, Math.max(0, width + 2 * n), Math.max(0, height + 2 * n));
	}

	/** Cuts off what lies outside an image of the given size; the result is empty if nothing is left. */
	public Box clip(final int imageWidth, final int imageHeight) {
		final int left = Math.min(Math.max(x, 0), imageWidth);
		final int top = Math.min(Math.max(y, 0), imageHeight);
		final int newRight = Math.max(left, Math.min(right(), imageWidth));
		final int newBottom = Math.max(top, Math.min(bottom(), imageHeight));
		return new Box(left, top, newRight - left, newBottom - top);
	}

	/** Makes the smallest box that holds both; an empty one adds nothing. */
	public Box union(final Box other) {
		if (other.isEmpty()) return this;
		if (isEmpty()) return other;
		final int left = Math.min(x, other.x);
		final int top = Math.min(y, other.y);
		return new Box(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
	}
}
