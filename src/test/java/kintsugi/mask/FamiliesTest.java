package kintsugi.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;

/** Tests what the families without files draw. */
class FamiliesTest {

	@Test
	void theCentralBoxIsInTheCentre() {
		final Hole hole = MaskGenerators.named("central-box").with(Map.of("size", "64")).draw(256, 200, 9);
		assertThat(hole.bounds()).contains(new Box(96, 68, 64, 64));
		assertThat(hole.count()).isEqualTo(64 * 64);
	}

	@Test
	void aCentralBoxThatDoesNotFitIsASentence() {
		assertThatThrownBy(() -> new CentralBoxHoles().draw(128, 64, 0)).hasMessageContaining("64").hasMessageContaining(
			"128x64");
	}

	@Test
	void theLatticeKeepsOnePixelOfEachCell() {
		final Hole hole = MaskGenerators.named("lattice").with(Map.of("factor", "3", "x", "1", "y", "2")).draw(36, 33, 7);
		assertThat(hole.count()).isEqualTo(36 * 33 - 12 * 11);
		assertThat(hole.isHole(1, 2)).isFalse();
		assertThat(hole.isHole(4, 5)).isFalse();
		assertThat(hole.isHole(2, 1)).isTrue();
	}

	@Test
	void thePlaceInALatticeCellMustBeInIt() {
		assertThatThrownBy(() -> MaskGenerators.named("lattice").with(Map.of("y", "2"))).hasMessageContaining("factor 2")
			.hasMessageContaining("y");
		assertThatThrownBy(() -> MaskGenerators.named("lattice").with(Map.of("factor", "5"))) //
			.hasMessageContaining("2 to 4");
	}

	@Test
	void theBrushScalesWithTheImage() {
		final FreeFormHoles brush = new FreeFormHoles();
		final double small = meanRatio(brush, 64);
		assertThat(meanRatio(brush, 256)).isBetween(0.8 * small, 1.25 * small);
	}

	@Test
	void strokesAreAsWideAsTheBrush() {
		// strokes of 20 pixels at 256 survive when 8 pixels are taken off all around, and vanish at 12
		final MaskGenerator brush = MaskGenerators.named("free-form").with(Map.of("strokes", "1", "vertices-min", "1", //
			"vertices-max", "1", "width-min", "20", "width-max", "20"));
		int whole = 0;
		for (int seed = 0; seed < 20; seed++) {
			final Hole stroke = brush.draw(256, 256, seed);
			// between a stroke and the border there is a wedge
			if (stroke.touchesBorder(1)) continue;
			whole++;
			assertThat(stroke.invert().grow(8).isAll()).isFalse();
			assertThat(stroke.invert().grow(12).isAll()).isTrue();
		}
		assertThat(whole).isGreaterThan(5);
	}

	@Test
	void moreStrokesAndWiderOnesMissMore() {
		final MaskGenerator brush = MaskGenerators.named("free-form");
		assertThat(meanRatio(brush.with(Map.of("strokes", "12")), 64)).isGreaterThan(1.5 * meanRatio(brush, 64));
		assertThat(meanRatio(brush.with(Map.of("width-min", "60", "width-max", "80")), 64)) //
			.isGreaterThan(1.5 * meanRatio(brush, 64));
	}

	@Test
	void aBrushMayDrawBoxesInstead() {
		final Hole hole = MaskGenerators.named("free-form").with(Map.of("box", "1")).draw(100, 80, 3);
		assertThat(hole.bounds().orElseThrow().area()).isEqualTo(hole.count());
	}

	@Test
	void boxesHaveTheSidesThatAreAsked() {
		final MaskGenerator boxes = MaskGenerators.named("boxes").with(Map.of("count", "1", "side-min", "0.25", "side-max",
			"0.25"));
		assertThat(boxes.draw(120, 80, 4).bounds()).get().extracting(Box::width, Box::height).containsExactly(30, 20);
	}

	@Test
	void aWalkIsOnePiece() {
		final Hole walk = MaskGenerators.named("random-walk").with(Map.of("walks", "1")).draw(80, 70, 5);
		assertThat(walk.components()).hasSize(1);
		assertThat(walk.count()).isGreaterThan(50);
	}

	@Test
	void aWalkerMayBeWide() {
		final MaskGenerator walk = MaskGenerators.named("random-walk").with(Map.of("walks", "1", "steps", "0.01"));
		assertThat(meanRatio(walk.with(Map.of("width", "9")), 64)).isGreaterThan(4 * meanRatio(walk, 64));
	}

	@Test
	void eachKindOfDefectCanBeAlone() {
		final Hole hot = only("hot", "100").draw(256, 256, 1);
		assertThat(hot.components()).allSatisfy(part -> assertThat(part.count()).isLessThan(15));
		final Hole lines = only("lines", "3").draw(256, 200, 2);
		assertThat(lines.bounds().orElseThrow()).satisfiesAnyOf(box -> assertThat(box.width()).isEqualTo(256), //
			box -> assertThat(box.height()).isEqualTo(200));
		final Hole blobs = only("blobs", "20").draw(256, 256, 3);
		assertThat(blobs.invert().grow(3).isAll()).isFalse();
		assertThat(only("dust", "20").draw(256, 256, 4).invert().grow(12).isAll()).isTrue();
	}

	@Test
	void defectsThatAreAllZeroAreASentence() {
		assertThatThrownBy(() -> only("hot", "0")).hasMessageContaining("above 0");
	}

	@Test
	void defectsThatAreTooRareForASmallImageAreASentence() {
		assertThatThrownBy(() -> only("blobs", "0.00001").draw(32, 32, 1)).hasMessageContaining("32x32");
	}

	private static MaskGenerator only(final String kind, final String count) {
		final Map<String, String> settings = new HashMap<>();
		new DefectHoles().settings().keySet().forEach(name -> settings.put(name, name.equals(kind) ? count : "0"));
		return new DefectHoles().with(settings);
	}

	private static double meanRatio(final MaskGenerator family, final int side) {
		double sum = 0;
		for (int seed = 0; seed < 200; seed++)
			sum += family.draw(side, side, seed).ratio();
		return sum / 200;
	}
}
