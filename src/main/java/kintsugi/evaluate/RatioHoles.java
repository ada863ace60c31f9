package kintsugi.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import kintsugi.evaluate.HoleClass.Border;
import kintsugi.hole.RatioBin;
import kintsugi.mask.BinnedHoles;
import kintsugi.mask.BinnedSource;
import kintsugi.mask.HoleSource;
import kintsugi.mask.IrregularHoles;

/** Holes of the six ratio bins of Liu et al. 2018, and thin defects: so many of each class in every image. */
public final class RatioHoles implements HolePlan {

	private final List<HoleClass> classes;
	private final int each;
	private final String description;

	private RatioHoles(final List<HoleClass> classes, final int each, final String description) {
		if (each < 1) throw new IllegalArgumentException("An image needs 1 or more holes of each class, not " + each + ".");
		this.classes = List.copyOf(classes);
		this.each = each;
		this.description = (each == 1 ? "one hole" : each + " holes") + " an image and class" + description;
	}

	/**
	 * Makes a plan of thirteen classes: irregular holes of each bin with and without contact to the border, and thin
	 * defects.
	 *
	 * @param each how many holes of each class an image gets, at least 1
	 */
	public static RatioHoles irregular(final int each) {
		final List<HoleClass> classes = new ArrayList<>(classes(new IrregularHoles()));
		classes.add(new HoleClass(null, Border.EITHER, null));
		return new RatioHoles(classes, each, ", with and without contact to the border");
	}

	/**
	 * Makes a plan of twelve classes: the holes of a source of each bin with and without contact to the border.
	 *
	 * @param source whose holes can be combined
	 * @param each how many holes of each class an image gets, at least 1
	 */
	public static RatioHoles of(final HoleSource source, final int each) {
		final BinnedHoles binned = new BinnedHoles(source);
		return new RatioHoles(classes(binned), each, ", " + binned.describe());
	}

	/** Makes a plan of seven classes, one irregular hole each: the bins, half of them at the border, and thin defects. */
	public static RatioHoles irregularAtAnyBorder() {
		final IrregularHoles source = new IrregularHoles();
		return new RatioHoles(Stream.concat(Stream.of(RatioBin.values()), Stream.of((RatioBin) null)) //
			.map(bin -> new HoleClass(bin, Border.EITHER, source)).toList(), 1, "");
	}

	private static List<HoleClass> classes(final BinnedSource source) {
		return Stream.of(RatioBin.values()).flatMap(bin -> Stream.of(Border.WITH, Border.WITHOUT).map(border -> //
		new HoleClass(bin, border, source))).toList();
	}

	@Override
	public List<String> extraRows() {
		return classes.stream().filter(holeClass -> holeClass.bin() == null).map(HoleClass::row).toList();
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
