package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Arrow;
import ij.gui.ImageRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ImageProcessor;
import kintsugi.hole.Hole;
import kintsugi.image.SketchSource.Kind;
import kintsugi.repair.Progress;

/** Which pixels are lines, for everything that ImageJ can draw. */
class SketchSourceTest {

	private static final int WIDTH = 40;
	private static final int HEIGHT = 30;

	private final ImagePlus image = IJ.createImage("cells", "8-bit", WIDTH, HEIGHT, 3);
	private final Overlay overlay = new Overlay();

	SketchSourceTest() {
		image.setOverlay(overlay);
	}

	private SliceHoles found(final SketchSource source, final HoleSource holes) throws IOException {
		return source.in(image, holes, 0, Progress.NONE);
	}

	private Hole lines(final int slice) throws IOException {
		image.setRoi(new Roi(2, 2, 4, 4));
		return found(SketchSource.of(Kind.OVERLAY), HoleSource.selection()).sketch().orElseThrow().of(slice);
	}

	private Hole lines(final Roi roi) throws IOException {
		overlay.clear();
		overlay.add(roi);
		return lines(1);
	}

	private static Hole pixels(final int... xy) {
		return Hole.where(WIDTH, HEIGHT, (x, y) -> {
			for (int i = 0; i < xy.length; i += 2)
				if (x == xy[i] && y == xy[i + 1]) return true;
			return false;
		});
	}

	@Test
	void aStraightLineIsOnePixelWide() throws IOException {
		assertThat(lines(new Line(3, 4, 9, 4))).isEqualTo(Hole.where(WIDTH, HEIGHT, (x, y) -> y == 4 && x >= 3 && x <= 9));
	}

	@Test
	void aLineBetweenPixelsIsDrawnToo() throws IOException {
		final Hole line = lines(new Line(3.4, 4.3, 9.6, 4.3));
		assertThat(line.bounds().orElseThrow().height()).isEqualTo(1);
		assertThat(line.count()).isBetween(6L, 8L);
	}

	@Test
	void aWideLineHasItsWidth() throws IOException {
		final Line line = new Line(3, 10, 20, 10);
		line.setStrokeWidth(5);
		assertThat(lines(line).bounds().orElseThrow().height()).isBetween(5, 6);
	}

	@Test
	void polylinesFreehandLinesAnglesAndArrowsAreLines() throws IOException {
		final float[] x = { 2, 12, 12 };
		final float[] y = { 2, 2, 12 };
		final Hole bent = Hole.where(WIDTH, HEIGHT, (i, j) -> j == 2 && i >= 2 && i <= 12 || i == 12 && j >= 2 && j <= 12);
		for (final int type : new int[] { Roi.POLYLINE, Roi.FREELINE, Roi.ANGLE })
			assertThat(lines(new PolygonRoi(x, y, 3, type))).as(Integer.toString(type)).isEqualTo(bent);
		assertThat(lines(new Arrow(3, 20, 30, 20)).isHole(10, 20)).isTrue();
	}

	@Test
	void areasAreOutlinesUnlessTheyAreFilled() throws IOException {
		final OvalRoi disc = new OvalRoi(10, 8, 12, 12);
		assertThat(lines(disc).isHole(16, 14)).isFalse();
		assertThat(lines(disc).isHole(10, 14)).isTrue();
		disc.setFillColor(Color.RED);
		assertThat(lines(disc)).isEqualTo(Holes.of(image, new OvalRoi(10, 8, 12, 12)));
		final Hole box = lines(new Roi(5, 5, 10, 8));
		assertThat(box.isHole(7, 7)).isFalse();
		assertThat(box.isHole(5, 7)).isTrue();
	}

	@Test
	void aPointIsAPixelAndTextsAndPicturesAreNothing() throws IOException {
		overlay.add(new TextRoi(2, 2, "5 um"));
		overlay.add(new ImageRoi(0, 0, new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB)));
		overlay.add(new PointRoi(7, 9));
		assertThat(lines(1)).isEqualTo(pixels(7, 9));
	}

	@Test
	void whatIsOutsideOfTheImageIsLeftOut() throws IOException {
		assertThat(lines(new Line(-5, 4, 60, 4)).count()).isEqualTo(WIDTH);
	}

	@Test
	void aLineBelongsToItsSlice() throws IOException {
		final Line line = new Line(3, 4, 9, 4);
		line.setPosition(2);
		overlay.add(line);
		assertThat(lines(1).isEmpty()).isTrue();
		assertThat(lines(2).count()).isEqualTo(7);
		assertThat(lines(3).isEmpty()).isTrue();
	}

	@Test
	void anOverlayOfBothHasAreasAsHolesAndLinesAsSketch() throws IOException {
		overlay.add(new Roi(10, 10, 8, 6));
		overlay.add(new Line(8, 12, 25, 12));
		final SliceHoles both = found(SketchSource.of(Kind.OVERLAY), HoleSource.of(HoleSource.Kind.OVERLAY));
		assertThat(both.of(1)).isEqualTo(Holes.of(image, new Roi(10, 10, 8, 6)));
		assertThat(both.sketch().orElseThrow().of(1)).isEqualTo(Hole.where(WIDTH, HEIGHT, (x, y) -> y == 12 && x >= 8 && //
			x <= 25));
	}

	@Test
	void withoutASketchTheLinesOfAnOverlayAreHoles() throws IOException {
		overlay.add(new Roi(10, 10, 8, 6));
		overlay.add(new Line(8, 20, 25, 20));
		final SliceHoles holes = found(SketchSource.NONE, HoleSource.of(HoleSource.Kind.OVERLAY));
		assertThat(holes.of(1).count()).isEqualTo(48 + 18);
		assertThat(holes.sketch()).isEmpty();
	}

	@Test
	void holesGrowAndLinesDoNot() throws IOException {
		overlay.add(new Roi(10, 10, 8, 6));
		overlay.add(new Line(8, 12, 25, 12));
		final SliceHoles grown = SketchSource.of(Kind.OVERLAY).in(image, HoleSource.of(HoleSource.Kind.OVERLAY), 3,
			Progress.NONE);
		assertThat(grown.of(1).count()).isGreaterThan(48);
		assertThat(grown.sketch().orElseThrow().of(1).count()).isEqualTo(18);
	}

	@Test
	void aPlaceWithoutALineIsRefused() {
		overlay.add(new Roi(10, 10, 8, 6));
		assertThatThrownBy(() -> found(SketchSource.of(Kind.OVERLAY), HoleSource.of(HoleSource.Kind.OVERLAY)))
			.isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("The overlay of \"cells\" holds no line.");
		overlay.clear();
		overlay.add(new Line(8, 12, 25, 12));
		assertThatThrownBy(() -> found(SketchSource.of(Kind.OVERLAY), HoleSource.of(HoleSource.Kind.OVERLAY)))
			.isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("The overlay of \"cells\" holds no area.");
	}

	@Test
	void anImageOfLinesHasThemInEachSlice() throws IOException {
		final ImagePlus drawn = IJ.createImage("lines", "8-bit black", WIDTH, HEIGHT, 3);
		drawn.getStack().getProcessor(3).set(4, 5, 255);
		final SliceHoles lines = found(SketchSource.image(drawn), HoleSource.mask(drawn)).sketch().orElseThrow();
		assertThat(lines.of(1).isEmpty()).isTrue();
		assertThat(lines.of(3)).isEqualTo(pixels(4, 5));
	}

	@Test
	void anImageOfManyValuesIsRemarkedOn() throws IOException {
		final ImagePlus drawn = IJ.createImage("lines", "8-bit black", WIDTH, HEIGHT, 1);
		final ImageProcessor plane = drawn.getProcessor();
		plane.set(4, 5, 255);
		plane.set(5, 5, 100);
		final SliceHoles found = found(SketchSource.image(drawn), HoleSource.mask(drawn));
		found.sketch().orElseThrow().of(1);
		assertThat(found.remarks()).contains("The sketch \"lines\" has more than two values; every value but 0 counts as " +
			"line.");
	}

	@Test
	void anImageThatDoesNotFitIsRefused() {
		for (final ImagePlus other : new ImagePlus[] { IJ.createImage("small", "8-bit", 7, 5, 1), //
			IJ.createImage("deep", "8-bit", WIDTH, HEIGHT, 2), image })
			assertThatThrownBy(() -> found(SketchSource.image(other), HoleSource.mask(IJ.createImage("mask", "8-bit black",
				WIDTH, HEIGHT, 1)))).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("The sketch ");
	}

	@Test
	void namesAreReadInAnyCase() {
		assertThat(SketchSource.named(" Overlay ", image).kind()).isEqualTo(Kind.OVERLAY);
		assertThat(SketchSource.named("manager", image).kind()).isEqualTo(Kind.MANAGER);
		assertThat(SketchSource.named("", image).isNone()).isTrue();
		assertThat(SketchSource.named("none", image)).isEqualTo(SketchSource.NONE);
		assertThatThrownBy(() -> SketchSource.named("drawing", image)).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("\"drawing\"");
	}
}
