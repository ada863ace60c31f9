package kintsugi.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import kintsugi.evaluate.HoleClass.Border;
import kintsugi.hole.RatioBin;

/**
 * Irregular holes of the six ratio bins of Liu et al. 2018, and thin defects: so many of each class in every image.
 */
public final class RatioHoles implements HolePlan {

	private final List<HoleClass> classes;
	private final int each;
	private final String description;

	private RatioHoles(final List<HoleClass> classes, final int each, final String description) {
		if (each < 1) throw new IllegalArgumentException("An image needs 1 or more holes of each class, not " + each + ".");
		this.classes = List.copyOf(classes);
		this.each = each;
		this.description = (each == 1 ? "one hole an image and class" : each + " holes an image and class") + description;
	}

	/**
	 * Makes a plan of thirteen classes: each bin with and without contact to the border, and thin defects.
	 *
	 * @param each how many holes of each class an image gets, at least 1
	 */
	public static RatioHoles withAndWithoutBorder(final int each) {
		final List<HoleClass> classes = new ArrayList<>();
		for (final RatioBin bin : RatioBin.values()) {
			classes.add(new HoleClass(bin, Border.WITH));
			classes.add(new HoleClass(bin, Border.WITHOUT));
		}
		classes.add(new HoleClass(null, Border.EITHER));
		return new RatioHoles(classes, each, ", with and without contact to the border");
	}

	/** Makes a plan of seven classes, one hole each: the bins, half of the holes at the border, and thin defects. */
	public static RatioHoles anyBorder() {
		return new RatioHoles(Stream.concat(Stream.of(RatioBin.values()), Stream.of((RatioBin) null)) //
			.map(bin -> new HoleClass(bin, Border.EITHER)).toList(), 1, "");
	}

	@Override
	public List<String> extraRows() {
		return List.of(HoleClass.THIN_DEFECTS);
	}

	@Override
	public String describe() {
		return description;
	}

	@Override
	public List<DrawnHole> draw(final String name, final int width, final int height, final long seed,
		final Consumer<String> notes)
	{
		final List<DrawnHole> holes = new ArrayList<>();
		final Set<String> misfits = new LinkedHashSet<>();
		for (final HoleClass holeClass : classes)
			for (int number = 1; number <= each; number++)
				try {
					holes.add(holeClass.draw(name, width, height, seed, number));
				}
				catch (final IllegalArgumentException e) {
					misfits.add(e.getMessage());
				}
		misfits.forEach(misfit -> notes.accept(name + ": " + misfit));
		return holes;
	}
}
