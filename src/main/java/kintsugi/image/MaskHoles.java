package kintsugi.image;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

import ij.ImagePlus;
import kintsugi.hole.Hole;

/**
 * Holes that another image marks: one slice of it for all slices, one for each slice, one for each position in z and
 * time and all its channels, or, where those are as many, one for each z or each time.
 */
final class MaskHoles implements SliceHoles {

	private final ImagePlus mask;
	private final Pixels pixels;
	private final SampleRule rule;
	/** Which slice of the mask belongs to a slice of the image. */
	private final IntUnaryOperator slices;
	/** What several slices of the image share. */
	private final Map<Integer, Hole> shared = new HashMap<>();
	private final boolean sharing;
	private Optional<String> remark = Optional.empty();

	/**
	 * Takes a mask.
	 *
	 * @throws IllegalArgumentException if its size or its number of slices does not fit, with a sentence for the user
	 */
	MaskHoles(final ImagePlus image, final ImagePlus mask) {
		Holes.checkSize(image, mask);
		this.mask = mask;
		pixels = new Pixels(mask);
		rule = SampleRule.notZero(mask);
		slices = slices(image, mask);
		sharing = mask.getStackSize() < image.getStackSize();
	}

	private static IntUnaryOperator slices(final ImagePlus image, final ImagePlus mask) {
		final int masks = mask.getStackSize();
		final int z = image.getNSlices();
		final int t = image.getNFrames();
		if (masks == 1) return slice -> 1;
		if (masks == image.getStackSize()) return slice -> slice;
		if (masks == z * t) return slice -> image.convertIndexToPosition(slice)[1] + //
			(image.convertIndexToPosition(slice)[2] - 1) * z;
		if (masks == z) return slice -> image.convertIndexToPosition(slice)[1];
		if (masks == t) return slice -> image.convertIndexToPosition(slice)[2];
		throw new IllegalArgumentException("The mask \"" + mask.getTitle() + "\" has " + masks + " slices, but \"" +
			image.getTitle() + "\" has " + image.getStackSize() + " (" + image.getNChannels() + " channels x " + z +
			" slices x " + t + " frames). A mask has one slice for all, or as many as the image, as its slices x frames, " +
			"as its slices or as its frames.");
	}

	@Override
	public Hole of(final int slice) throws IOException {
		final int own = slices.applyAsInt(slice);
		final Hole known = shared.get(own);
		if (known != null) return known;
		final Object samples = pixels.of(own);
		final Hole hole = rule.holeOf(samples, pixels.width(), pixels.height());
		if (sharing) shared.put(own, hole);
		if (remark.isEmpty() && !MaskValues.areBinary(samples, mask.getCalibration().isSigned16Bit())) //
			remark = Optional.of(Holes.manyValues(mask));
		return hole;
	}

	@Override
	public List<String> remarks() {
		return remark.stream().toList();
	}
}
