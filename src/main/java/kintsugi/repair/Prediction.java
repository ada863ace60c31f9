package kintsugi.repair;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import kintsugi.hole.Hole;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * What a method predicted for the hole of one plane, not yet written anywhere.
 *
 */
public final class Prediction {

	private final Hole hole;
	private final List<Fill> fills;
	private final Set<String> remarks;

	Prediction(final Hole hole, final List<Fill> fills, final Set<String> remarks) {
		this.hole = hole;
		this.fills = List.copyOf(fills);
		this.remarks = Set.copyOf(remarks);
	}

	/** Gets sentences for the user about what was out of the ordinary. */
	public Set<String> remarks() {
		return remarks;
	}

	/**
	 * Writes the hole samples, each clipped to the type's range and rounded once, and nothing else.
	 *
	 * @param output the channels, each 2-D and of the hole's size
	 */
	public <T extends RealType<T>> void writeTo(final List<? extends RandomAccessibleInterval<T>> output)
		throws IOException
	{
		for (final Fill fill : fills)
			new Samples<>(output.get(fill.channel())).write(hole, fill);
	}
}
