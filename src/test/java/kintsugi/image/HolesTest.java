package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Rectangle;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Arrow;
import ij.gui.EllipseRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import kintsugi.hole.Box;
import kintsugi.hole.Hole;

class HolesTest {

	private static final int WIDTH = 60;
	private static final int HEIGHT = 40;

	private final ImagePlus image = IJ.createImage("image", "8-bit", WIDTH, HEIGHT, 1);

	@Test
	void aRectangleIsItsPixels() {
		assertBox(new Box(5, 6, 7, 8), of(new Roi(5, 6, 7, 8)));
	}

	@Test
	void anAreaIsWhatImageJMeasures() {
		for (final Roi roi : new Roi[] { new OvalRoi(5, 6, 21, 12), new EllipseRoi(10, 10, 40, 25, 0.5), //
			new RotatedRectRoi(10, 10, 40, 30, 8), polygon(Roi.POLYGON), polygon(Roi.FREEROI), composite() })
			assertThat(of(roi).count()).as(roi.getTypeAsString()).isPositive().isEqualTo(measured(roi));
	}

	@Test
	void aRectangleWithRoundCornersLacksThem() {
		final Roi round = new Roi(5, 5, 30, 20);
		round.setCornerDiameter(10);
		assertThat(of(round).isHole(5, 5)).isFalse();
		assertThat(of(round).isHole(20, 5)).isTrue();
	}

	@Test
	void theStrokeOfAnAreaIsForDisplayOnly() {
		final Roi roi = new Roi(5, 6, 7, 8);
		roi.setStrokeWidth(6);
		assertBox(new Box(5, 6, 7, 8), of(roi));
	}

	@Test
	void aCompositeKeepsItsParts() {
		final Hole hole = of(composite());
		assertThat(hole.components()).hasSize(2);
		assertThat(hole.isHole(8, 8)).as("hole in the part").isFalse();
		assertThat(hole.isHole(5, 5)).isTrue();
	}

	@Test
	void aLineIsItsPixels() {
		assertBox(new Box(5, 10, 16, 1), of(new Line(5, 10, 20, 10)));
	}

	@Test
	void aWideLineHasItsWidth() {
		final Line line = new Line(10, 20, 40, 20);
		line.setStrokeWidth(5);
		assertThat(column(of(line), 25)).isEqualTo(5);
	}

	@Test
	void aWidthOfTheLineToolCountsToo() {
		final int width = Line.getWidth();
		try {
			Line.setWidth(7);
			assertThat(column(of(new Line(10, 20, 40, 20)), 25)).isEqualTo(7);
		}
		finally {
			Line.setWidth(width);
		}
	}

	@Test
	void everyStrokeWidthMakesAWiderHole() {
		long before = 0;
		for (int width = 1; width <= 9; width++) {
			final Roi line = polygon(Roi.POLYLINE);
			line.setStrokeWidth(width);
			final long count = of(line).count();
			assertThat(count).as("width " + width).isGreaterThan(before);
			before = count;
		}
	}

	@Test
	void everyKindOfLineIsOnePieceThroughItsPoints() {
		for (final int type : new int[] { Roi.POLYLINE, Roi.FREELINE, Roi.ANGLE }) {
			final Hole hole = of(polygon(type));
			assertThat(hole.components()).as("type " + type).hasSize(1);
			assertThat(hole.isHole(5, 5) && hole.isHole(30, 30) && hole.isHole(50, 8)).as("type " + type).isTrue();
		}
	}

	@Test
	void anArrowIsWhatItPaints() {
		final Hole hole = of(new Arrow(10, 20, 50, 20));
		assertThat(hole.isHole(20, 20)).isTrue();
		assertThat(column(hole, 42)).as("head").isGreaterThan(column(hole, 20));
	}

	@Test
	void pointsAreSinglePixels() {
		final Hole hole = of(new PointRoi(new float[] { 3, 50, 20 }, new float[] { 4, 39, 20 }, 3));
		assertThat(hole.count()).isEqualTo(3);
		assertThat(hole.isHole(3, 4) && hole.isHole(50, 39) && hole.isHole(20, 20)).isTrue();
	}

	@Test
	void aPointIsOnePixelWhateverItsSizeOnScreen() {
		final PointRoi point = new PointRoi(10, 10);
		point.setSize(6);
		assertThat(of(point).count()).isEqualTo(1);
	}

	@Test
	void aTextIsItsBox() {
		final TextRoi text = new TextRoi(5, 5, "10 um");
		final Rectangle box = text.getBounds();
		assertBox(new Box(5, 5, box.width, box.height).clip(WIDTH, HEIGHT), of(text));
	}

	@Test
	void severalSelectionsAreTheirUnion() {
		final Hole hole = Holes.of(image, new Roi(1, 1, 4, 4), new Roi(3, 3, 4, 4), new PointRoi(30, 30));
		assertThat(hole.count()).isEqualTo(16 + 16 - 4 + 1);
	}

	@Test
	void whatLiesOutsideOfTheImageIsLeftOut() {
		assertBox(new Box(0, 0, 5, 6), of(new Roi(-10, -10, 15, 16)));
		assertThat(of(new Roi(100, 100, 10, 10)).isEmpty()).isTrue();
		assertThat(of(new PointRoi(-1, 5)).isEmpty()).isTrue();
		assertThat(of(new Line(-20, 10, 80, 10)).count()).isEqualTo(WIDTH);
	}

	@Test
	void theSelectionIsNotModified() {
		final Line line = new Line(10, 20, 40, 25);
		line.setStrokeWidth(3);
		final Roi before = (Roi) line.clone();
		of(line);
		assertThat(line).isEqualTo(before);
		assertThat(line.getStrokeWidth()).isEqualTo(3);
	}

	@Test
	void everyValueOfAMaskButZeroIsHole() {
		assertThat(Holes.ofMask(mask(new ByteProcessor(5, 4), i -> i % 3)).count()).isEqualTo(13);
		assertThat(Holes.ofMask(mask(new ShortProcessor(5, 4), i -> i == 2 ? 256 : 0)).isHole(2, 0)).isTrue();
	}

	@Test
	void fractionsAndNanInAMaskAreHole() {
		final FloatProcessor floats = new FloatProcessor(3, 1, new float[] { 0, 0.25f, Float.NaN });
		assertThat(Holes.ofMask(new ImagePlus("mask", floats)).bounds()).contains(new Box(1, 0, 2, 1));
	}

	@Test
	void anyColourOfAnRgbMaskIsHole() {
		final int[] pixels = { 0xff000000, 0xff010000, 0xff000100, 0xff000001, 0 };
		final ImagePlus mask = new ImagePlus("mask", new ColorProcessor(5, 1, pixels));
		assertThat(Holes.ofMask(mask).bounds()).contains(new Box(1, 0, 3, 1));
	}

	@Test
	void aSignedMaskIsZeroWhereItShowsZero() {
		final ImagePlus mask = mask(new ShortProcessor(4, 1), i -> 32768 + i);
		mask.getCalibration().setSigned16BitCalibration();
		assertThat(Holes.ofMask(mask).bounds()).contains(new Box(1, 0, 3, 1));
	}

	@Test
	void aHoleValueIsTheOnlyHole() {
		final ImagePlus mask = mask(new ByteProcessor(6, 1), i -> i);
		assertThat(Holes.ofMask(mask, OptionalDouble.of(0)).bounds()).contains(new Box(0, 0, 1, 1));
		assertThat(Holes.ofMask(mask, OptionalDouble.of(4)).bounds()).contains(new Box(4, 0, 1, 1));
	}

	@Test
	void aHoleValueOfAnRgbMaskMeansAllChannels() {
		final ImagePlus mask = new ImagePlus("mask", new ColorProcessor(2, 1, new int[] { 0xffffffff, 0xffffff00 }));
		assertThat(Holes.ofMask(mask, OptionalDouble.of(255)).bounds()).contains(new Box(0, 0, 1, 1));
	}

	@Test
	void anInvertingTableDoesNotTurnAMaskRound() {
		final ImagePlus mask = mask(new ByteProcessor(4, 1), i -> i == 3 ? 255 : 0);
		mask.getProcessor().invertLut();
		assertThat(Holes.ofMask(mask).bounds()).contains(new Box(3, 0, 1, 1));
	}

	@Test
	void aStackIsNoMask() {
		final ImagePlus stack = IJ.createImage("many", "8-bit", 4, 4, 3);
		assertThatThrownBy(() -> Holes.ofMask(stack)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContainingAll("many", "3 slices");
	}

	@Test
	void aMaskWithManyValuesIsRemarkedOn() {
		assertThat(Holes.remarkOn(mask(new ByteProcessor(6, 1), i -> i)).orElseThrow()) //
			.contains("more than two values");
		assertThat(Holes.remarkOn(mask(new ByteProcessor(6, 1), i -> i % 2 * 255))).isEmpty();
		assertThat(Holes.remarkOn(mask(new ByteProcessor(6, 1), i -> 7))).isEmpty();
	}

	@Test
	void sizesThatDifferAreBothNamed() {
		final ImagePlus mask = IJ.createImage("mask", "8-bit", 10, 20, 1);
		assertThatThrownBy(() -> Holes.checkSize(image, mask)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContainingAll("10 x 20", "60 x 40");
	}

	private Hole of(final Roi roi) {
		return Holes.of(image, roi);
	}

	private static Roi polygon(final int type) {
		return new PolygonRoi(new float[] { 5, 30, 50 }, new float[] { 5, 30, 8 }, type);
	}

	/** Makes a square with a hole, and an oval beside it. */
	private static Roi composite() {
		return new ShapeRoi(new Roi(5, 5, 10, 10)).not(new ShapeRoi(new Roi(7, 7, 4, 4))) //
			.or(new ShapeRoi(new OvalRoi(30, 10, 12, 12)));
	}

	private long measured(final Roi roi) {
		image.setRoi(roi);
		return image.getStatistics().longPixelCount;
	}

	private static ImagePlus mask(final ImageProcessor pixels, final IntUnaryOperator value) {
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, value.applyAsInt(i));
		return new ImagePlus("mask", pixels);
	}

	private static int column(final Hole hole, final int x) {
		int count = 0;
		for (int y = 0; y < hole.height(); y++)
			count += hole.isHole(x, y) ? 1 : 0;
		return count;
	}

	private static void assertBox(final Box box, final Hole hole) {
		assertThat(hole.bounds()).contains(box);
		assertThat(hole.count()).isEqualTo(box.area());
	}
}
