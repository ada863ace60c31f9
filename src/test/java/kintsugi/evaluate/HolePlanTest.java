package kintsugi.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;
import kintsugi.mask.IrregularHoles;
import kintsugi.mask.MaskGenerators;
import kintsugi.mask.ThinDefects;

class HolePlanTest {

	private final List<String> notes = new ArrayList<>();

	@Test
	void holesAreOfTheirClass() {
		final List<DrawnHole> holes = draw(RatioHoles.irregular(1), "a.png", 0);
		assertThat(holes).hasSize(13);
		for (final RatioBin bin : RatioBin.values()) {
			final List<DrawnHole> row = holes.stream().filter(hole -> hole.row().equals(bin.label())).toList();
			assertThat(row).extracting(DrawnHole::touchesBorder).containsExactly(true, false);
			assertThat(row).allMatch(hole -> bin.contains(hole.hole().ratio()));
		}
		assertThat(holes.get(12).row()).isEqualTo("thin defects");
		assertThat(notes).isEmpty();
	}

	@Test
	void everyHoleIsMadeAgainFromItsSeed() {
		final List<DrawnHole> holes = draw(RatioHoles.irregular(2), "a.png", 5);
		final DrawnHole third = holes.get(3);
		assertThat(IrregularHoles.draw(RatioBin.FROM_1_TO_10, false, 96, 80, third.seed())).isEqualTo(third.hole());
		final DrawnHole thin = holes.get(25);
		assertThat(ThinDefects.draw(96, 80, thin.seed())).isEqualTo(thin.hole());
	}

	@Test
	void moreHolesOfAClassKeepTheFirstAndDiffer() {
		final List<DrawnHole> one = draw(RatioHoles.irregular(1), "a.png", 0);
		final List<DrawnHole> three = draw(RatioHoles.irregular(3), "a.png", 0);
		assertThat(three).hasSize(39);
		assertThat(three.get(0)).isEqualTo(one.get(0));
		assertThat(three.subList(0, 3)).extracting(DrawnHole::number).containsExactly(1, 2, 3);
		assertThat(three.stream().map(DrawnHole::hole).distinct()).hasSize(39);
	}

	@Test
	void holesDependOnNameSizeAndSeedOnly() {
		final RatioHoles plan = RatioHoles.irregular(1);
		assertThat(draw(plan, "a.png", 0)).isEqualTo(draw(plan, "a.png", 0)).isNotEqualTo(draw(plan, "a.png", 1)) //
			.isNotEqualTo(draw(plan, "b.png", 0));
	}

	@Test
	void atAnyBorderThereAreSevenClassesOfWhichSomeTouchIt() {
		final RatioHoles plan = RatioHoles.irregularAtAnyBorder();
		final List<DrawnHole> holes = new ArrayList<>();
		for (int i = 0; i < 8; i++)
			holes.addAll(draw(plan, i + ".png", 0));
		assertThat(holes).hasSize(56);
		assertThat(holes).filteredOn(hole -> !hole.row().equals("thin defects")).extracting(DrawnHole::touchesBorder) //
			.contains(true, false);
	}

	@Test
	void theHolesOfAGeneratorAreBroughtIntoTheClasses() {
		final RatioHoles plan = RatioHoles.of(MaskGenerators.named("boxes"), 1);
		final List<DrawnHole> holes = draw(plan, "a.png", 0);
		assertThat(plan.extraRows()).isEmpty();
		assertThat(holes.stream().collect(Collectors.groupingBy(DrawnHole::row, Collectors.counting()))).hasSize(6) //
			.allSatisfy((row, count) -> assertThat(count).isEqualTo(2));
	}

	@Test
	void holesThatAreWholeOnlyAreSortedByTheirRatio() {
		final Map<String, Object> rows = new TreeMap<>();
		for (final String name : List.of("central-box", "lattice")) {
			final GeneratorHoles plan = new GeneratorHoles(MaskGenerators.named(name), 1);
			final DrawnHole hole = draw(plan, "a.png", 0).get(0);
			rows.put(name, hole.row());
			assertThat(plan.extraRows()).containsExactly("other ratios");
		}
		// 64 x 64 of 96 x 80 pixels, and three of four
		assertThat(rows).isEqualTo(Map.of("central-box", "50-60 %", "lattice", "other ratios"));
	}

	@Test
	void aHoleThatDoesNotFitIsNoted() {
		final GeneratorHoles plan = new GeneratorHoles((width, height, seed) -> {
			throw new IllegalArgumentException("Nothing fits.");
		}, 3);
		assertThat(draw(plan, "a.png", 0)).isEmpty();
		assertThat(notes).containsExactly("a.png: Nothing fits.");
	}

	@Test
	void holesOfNothingAndOfEverythingAreNotedAndLeftOut() {
		assertThat(draw(new GeneratorHoles((width, height, seed) -> Hole.none(width, height), 1), "a.png", 0)).isEmpty();
		assertThat(draw(new GeneratorHoles((width, height, seed) -> Hole.all(width, height), 1), "b.png", 0)).isEmpty();
		assertThat(notes).hasSize(2).allMatch(note -> note.contains("nothing or of everything"));
	}

	@Test
	void everyClassFitsTheSmallestImages() {
		for (int seed = 0; seed < 5; seed++)
			assertThat(RatioHoles.irregular(1).draw("a.png", 32, 33, seed, notes::add)).hasSize(13);
		assertThat(notes).isEmpty();
	}

	@Test
	void noHolesAreTooFew() {
		assertThatThrownBy(() -> RatioHoles.irregular(0)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining("not 0");
		assertThatThrownBy(() -> new GeneratorHoles(new IrregularHoles(), 0)).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("not 0");
	}

	private List<DrawnHole> draw(final HolePlan plan, final String name, final long seed) {
		return plan.draw(name, 96, 80, seed, notes::add);
	}
}
