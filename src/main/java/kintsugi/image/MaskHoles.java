package kintsugi.image;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

import ij.ImagePlus;
import kintsugi.hole.Hole;

/**
 * Holes, or lines of a sketch, that another image marks; which slice of it belongs to which of the image
 * {@link MaskSlices} tells.
 */
final class MaskHoles implements SliceHoles {

	/** More would be as large as the mask. */
	private static final int KEPT = 4;

	private final ImagePlus mask;
	private final Pixels pixels;
	private final SampleRule rule;
	/** Which slice of the mask belongs to a slice of the image. */
	private final IntUnaryOperator slices;
	/** The last holes, as slices of the image that follow each other share them mostly. */
	private final Map<Integer, Hole> last = new LinkedHashMap<>();
	private final String manyValues;
	private Optional<String> remark = Optional.empty();

	/**
	 * Takes a mask.
	 *
	 * @throws IllegalArgumentException if its size or its number of slices does not fit, with a sentence for the user
	 */
	MaskHoles(final ImagePlus image, final ImagePlus mask) {
		this(image, mask, "mask", Holes.manyValues(mask));
	}

	/**
	 * Takes an image of lines.
	 *
	 * @throws IllegalArgumentException if its size or its number of slices does not fit, with a sentence for the user
	 */
	static MaskHoles sketch(final ImagePlus image, final ImagePlus lines) {
		return new MaskHoles(image, lines, "sketch", manyValues("sketch", lines));
	}

	/** Says that a mask or a sketch has more values than two. */
	static String manyValues(final String what, final ImagePlus mask) {
		return what.equals("mask") ? Holes.manyValues(mask) : "The sketch \"" + mask.getTitle() +
			"\" has more than two values; every value but 0 counts as line.";
	}

	private MaskHoles(final ImagePlus image, final ImagePlus mask, final String what, final String manyValues) {
		Holes.checkSize(image, mask, what);
		this.manyValues = manyValues;
		this.mask = mask;
		pixels = new Pixels(mask);
		rule = SampleRule.notZero(mask);
		slices = MaskSlices.of(image, mask, what);
	}

	@Override
	public Hole of(final int slice) throws IOException {
		final int own = slices.applyAsInt(slice);
		final Hole known = last.get(own);
		if (known != null) return known;
		final Object samples = pixels.of(own);
		final Hole hole = rule.holeOf(samples, pixels.width(), pixels.height());
		if (last.size() == KEPT) last.remove(last.keySet().iterator().next());
		last.put(own, hole);
		if (remark.isEmpty() && !MaskValues.areBinary(samples, mask.getCalibration().isSigned16Bit())) //
			remark = Optional.of(manyValues);
		return hole;
	}

	@Override
	public List<String> remarks() {
		return remark.stream().toList();
	}
}
