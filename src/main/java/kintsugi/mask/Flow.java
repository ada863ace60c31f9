package kintsugi.mask;

/**
 * Where each pixel of a frame is in another frame: pixel (x, y) is at (x + u, y + v).
 *
 * @param width columns
 * @param height rows
 * @param u displacements to the right in pixels, row-major
 * @param v displacements downwards in pixels, row-major
 */
record Flow(int width, int height, float[] u, float[] v) {

	/** Makes the flow of frames that are the same. */
	static Flow none(final int width, final int height) {
		return new Flow(width, height, new float[width * height], new float[width * height]);
	}

	/** Enlarges to the next finer level of a pyramid. */
	Flow enlarged(final int newWidth, final int newHeight) {
		final float[] newU = new float[newWidth * newHeight];
		final float[] newV = new float[newWidth * newHeight];
		final float across = (float) width / newWidth;
		final float down = (float) height / newHeight;
		for (int y = 0; y < newHeight; y++)
			for (int x = 0; x < newWidth; x++) {
				final float sourceX = (x + 0.5f) * across - 0.5f;
				final float sourceY = (y + 0.5f) * down - 0.5f;
				newU[y * newWidth + x] = sample(u, width, height, sourceX, sourceY) / across;
				newV[y * newWidth + x] = sample(v, width, height, sourceX, sourceY) / down;
			}
		return new Flow(newWidth, newHeight, newU, newV);
	}

	/** Gets a value between pixels, bilinear; beyond the border that of the nearest pixel. */
	static float sample(final float[] values, final int width, final int height, final float x, final float y) {
		final float clippedX = Math.min(width - 1, Math.max(0, x));
		final float clippedY = Math.min(height - 1, Math.max(0, y));
		final int left = Math.min((int) clippedX, Math.max(0, width - 2));
		final int top = Math.min((int) clippedY, Math.max(0, height - 2));
		final int right = Math.min(left + 1, width - 1);
		final int bottom = Math.min(top + 1, height - 1);
		final float a = clippedX - left;
		final float b = clippedY - top;
		return (1 - b) * ((1 - a) * values[top * width + left] + a * values[top * width + right]) + //
			b * ((1 - a) * values[bottom * width + left] + a * values[bottom * width + right]);
	}
}
