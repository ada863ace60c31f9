package kintsugi.benchmark;

import kintsugi.hole.Hole;

/** Fills holes with the mean of the channel's valid samples. */
final class MeanFill implements Contender {

	@Override
	public String name() {
		return "mean";
	}

	@Override
	public EightBitImage fill(final EightBitImage image, final Hole hole) {
		final byte[][] planes = new byte[image.planes().length][];
		for (int c = 0; c < planes.length; c++) {
			final byte[] plane = image.planes()[c].clone();
			// the hole is 0, so the sum over all pixels is the sum over the valid ones
			long sum = 0;
			for (final byte sample : plane)
				sum += sample & 0xff;
			final byte mean = (byte) Math.round((double) sum / (plane.length - hole.count()));
			hole.forEachRun((y, from, to) -> java.util.Arrays.fill(plane, y * image.width() + from, //
				y * image.width() + to, mean));
			planes[c] = plane;
		}
		return image.with(planes);
	}
}
