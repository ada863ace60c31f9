package kintsugi.image;

import java.io.IOException;
import java.util.Locale;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import kintsugi.repair.Progress;

/**
 * Where the lines come from that guide a repair, a sketch of what is to be in the holes. What of them lies outside of
 * the holes has no effect.
 *
 * @param kind the kind of source
 * @param image the image whose non-zero pixels are lines, for {@link Kind#IMAGE} only, or null
 */
public record SketchSource(Kind kind, ImagePlus image) {

	/** No sketch. */
	public static final SketchSource NONE = new SketchSource(Kind.NONE, null);

	/** The kinds of sources. */
	public enum Kind {
		/** No sketch. */
		NONE,
		/**
		 * The elements of the overlay, each in its slice where it has one, else in all. Lines are drawn as <i>Edit &gt;
		 * Draw</i> does, with their width, arrows with their heads; of areas that are not filled their outlines are drawn;
		 * a point is a pixel; texts and pictures draw nothing. If the holes come from the overlay, too, lines are the
		 * sketch and all else is hole.
		 */
		OVERLAY,
		/** The selections of the ROI Manager, in the same way. */
		MANAGER,
		/**
		 * An image in which every pixel that is not 0 is on a line; its slices belong to those of the image as a mask's do,
		 * see {@link HoleSource.Kind#MASK}.
		 */
		IMAGE;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Makes the source that is an image. */
	public static SketchSource image(final ImagePlus lines) {
		return new SketchSource(Kind.IMAGE, lines);
	}

	/** Makes a source that needs no other image. */
	public static SketchSource of(final Kind kind) {
		return new SketchSource(kind, null);
	}

	/**
	 * Gets the source of a name: {@code none}, {@code overlay}, {@code manager} or the title of an open image; nothing at
	 * all means none.
	 *
	 * @param image the image to be repaired
	 * @throws IllegalArgumentException if there is no such image, with a sentence for the user
	 */
	public static SketchSource named(final String name, final ImagePlus image) {
		final String wanted = name == null ? "" : name.strip();
		return switch (wanted.toLowerCase(Locale.ROOT)) {
			case "", "none" -> NONE;
			case "overlay" -> of(Kind.OVERLAY);
			case "manager" -> of(Kind.MANAGER);
			default -> image(OpenImages.titled(wanted, image).orElseThrow(() -> new IllegalArgumentException(
				"There is no open image \"" + wanted + "\" to use as sketch; choose none, overlay, manager or the title of " +
					"an open image.")));
		};
	}

	/** Tells whether there is no sketch. */
	public boolean isNone() {
		return kind == Kind.NONE;
	}

	/**
	 * Finds the holes of an image, with the lines of this sketch.
	 *
	 * @param grow by how many pixels the holes grow on all sides, 0 or more
	 * @param progress hears of it if the whole image has to be looked through first, and may cancel
	 * @throws IllegalArgumentException if there is nothing to find holes or lines by, with a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if a slice cannot be read, with a sentence for the user
	 */
	public SliceHoles in(final ImagePlus repaired, final HoleSource holes, final int grow, final Progress progress)
		throws IOException
	{
		Memory.checkPlane(repaired);
		final boolean shared = kind.toString().equals(holes.kind().toString());
		final SliceHoles found = shared ? marked(repaired, MarkUse.AREAS) : holes.in(repaired, progress);
		final SliceHoles grown = found.grow(grow);
		return switch (kind) {
			case NONE -> grown;
			case OVERLAY, MANAGER -> grown.with(marked(repaired, shared ? MarkUse.LINES : MarkUse.SKETCH));
			case IMAGE -> grown.with(drawn(repaired));
		};
	}

	/** Says what the source is, but not which image. */
	String name() {
		return kind.toString();
	}

	private SliceHoles marked(final ImagePlus repaired, final MarkUse use) {
		if (kind == Kind.OVERLAY) {
			final Overlay overlay = repaired.getOverlay();
			return MarkedHoles.overlay(repaired, use, overlay == null ? new Roi[0] : overlay.toArray());
		}
		final RoiManager manager = RoiManager.getInstance2();
		return MarkedHoles.manager(repaired, use, manager == null ? new Roi[0] : manager.getRoisAsArray());
	}

	private SliceHoles drawn(final ImagePlus repaired) {
		if (image == repaired) throw new IllegalArgumentException("The sketch is the image \"" + repaired.getTitle() +
			"\" itself. Choose another image as sketch.");
		return MaskHoles.sketch(repaired, image);
	}
}
