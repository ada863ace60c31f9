package kintsugi.repair;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** What a method predicted for the hole of one plane, not yet written anywhere: the intensities of hole pixels only. */
public final class Prediction {

	private final HoleValues values;
	private final long sketchPixels;
	private final Division division;
	private final Set<String> remarks;

	/** @param sketchPixels see {@link #sketchPixels} */
	Prediction(final HoleValues values, final long sketchPixels, final Division division, final Set<String> remarks) {
		this.values = values;
		this.sketchPixels = sketchPixels;
		this.division = division;
		this.remarks = Collections.unmodifiableSet(new LinkedHashSet<>(remarks));
	}

	/** Gets the hole. */
	public Hole hole() {
		return values.hole();
	}

	/** Gets the number of pixels of the hole that lie on lines of a sketch. */
	public long sketchPixels() {
		return sketchPixels;
	}

	/** Gets how the hole was divided. */
	public Division division() {
		return division;
	}

	/** Gets sentences for the user about what was out of the ordinary. */
	public Set<String> remarks() {
		return remarks;
	}

	/**
	 * Gets a copy of a channel's intensities, neither clipped nor rounded, in the order of the hole's runs: row by row
	 * and from left to right.
	 */
	public float[] values(final int channel) {
		return values.channel(channel).clone();
	}

	/**
	 * Cuts out a part, such as a band of rows of a plane that is too large for memory.
	 *
	 * @param part not empty and within the image
	 * @return a prediction for planes of the part's size, whose positions count from the part's corner
	 */
	public Prediction crop(final Box part) {
		if (part.isEmpty() || !part.clip(hole().width(), hole().height()).equals(part)) throw new IllegalArgumentException(
			"The part " + part + " does not lie within the image of " + hole().width() + " x " + hole().height() + //
				" pixels.");
		return new Prediction(values.crop(part), sketchPixels, division, remarks);
	}

	/**
	 * Writes the hole samples, each clipped to the type's range and rounded once, and nothing else.
	 *
	 * @param output the channels, each 2-D and of the hole's size
	 */
	public <T extends RealType<T>> void writeTo(final List<? extends RandomAccessibleInterval<T>> output)
		throws IOException
	{
		for (int channel = 0; channel < output.size(); channel++)
			new Samples<>(output.get(channel)).write(hole(), values.channel(channel));
	}
}
