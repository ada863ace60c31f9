package kintsugi.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;

/** Tests {@link BinnedHoles}. */
class BinnedHolesTest {

	private static final List<MaskGenerator> FAMILIES = Families.combinable();

	@Provide
	Arbitrary<MaskGenerator> family() {
		return Arbitraries.of(FAMILIES);
	}

	@Property(tries = 300)
	void everyClassIsReachedByEveryFamilyThatCanBeCombined(@ForAll("family") final MaskGenerator family,
		@ForAll final RatioBin bin, @ForAll final boolean border, @ForAll @IntRange(min = 32, max = 160) final int width,
		@ForAll @IntRange(min = 32, max = 160) final int height, @ForAll final long seed)
	{
		final BinnedHoles holes = new BinnedHoles(family);
		final Hole hole = holes.drawIn(bin, border, width, height, seed);
		assertThat(bin.contains(hole.ratio())).as("ratio %s in %s", hole.ratio(), bin.label()).isTrue();
		assertThat(hole.touchesBorder(Margin.of(width, height))).isEqualTo(border);
		assertThat(holes.drawIn(bin, border, width, height, seed)).isEqualTo(hole);
	}

	@Property
	void seedZeroIsASeed(@ForAll("family") final MaskGenerator family) {
		final BinnedHoles holes = new BinnedHoles(family);
		assertThat(holes.draw(96, 64, 0)).isEqualTo(holes.draw(96, 64, 0)).isNotEqualTo(holes.draw(96, 64, 1));
	}

	@Example
	void theTwelveClassesAreDrawnEvenly() {
		for (final String family : List.of("boxes", "irregular")) {
			final BinnedHoles holes = new BinnedHoles(MaskGenerators.named(family));
			final Map<String, Integer> counts = new HashMap<>();
			for (int seed = 0; seed < 1200; seed++) {
				final Hole hole = holes.draw(64, 48, seed);
				counts.merge(RatioBin.of(hole.ratio()).orElseThrow() + " " + hole.touchesBorder(Margin.of(64, 48)), 1,
					Integer::sum);
			}
			assertThat(counts).hasSize(12);
			assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(65, 140));
		}
	}

	@Example
	void aHoleThatIsOfTheClassIsTakenAsItIs() {
		final Hole box = new CentralBoxHoles().draw(128, 128, 0);
		final HoleSource source = (width, height, seed) -> box;
		assertThat(new BinnedHoles(source).drawIn(RatioBin.of(box.ratio()).orElseThrow(), false, 128, 128, 5)) //
			.isEqualTo(box);
	}

	@Example
	void aHoleThatIsTooLargeIsCutWhenNoOtherComes() {
		final HoleSource everything = (width, height, seed) -> Hole.all(width, height);
		for (final RatioBin bin : RatioBin.values()) {
			assertThat(bin.contains(new BinnedHoles(everything).drawIn(bin, true, 64, 64, 1).ratio())).isTrue();
			assertThat(bin.contains(new BinnedHoles(everything).drawIn(bin, false, 64, 64, 1).ratio())).isTrue();
		}
	}

	@Example
	void ratiosSpreadOverTheBin() {
		final RatioBin bin = RatioBin.values()[3];
		final double third = (bin.upper() - bin.lower()) / 3;
		final int[] counts = new int[3];
		for (int seed = 0; seed < 150; seed++) {
			final Hole hole = new BinnedHoles(MaskGenerators.named("random-walk")).drawIn(bin, true, 64, 64, seed);
			counts[(int) Math.min(2, (hole.ratio() - bin.lower()) / third)]++;
		}
		assertThat(Arrays.stream(counts).min().getAsInt()).isGreaterThan(15);
	}

	@Example
	void theCentralBoxReachesItsOwnClassOnly() {
		final BinnedHoles holes = new BinnedHoles(MaskGenerators.named("central-box"));
		assertThat(holes.drawIn(RatioBin.FROM_1_TO_10, false, 256, 256, 3).count()).isEqualTo(64 * 64);
		assertThatThrownBy(() -> holes.drawIn(RatioBin.FROM_10_TO_20, true, 256, 256, 3)) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("central-box")
			.hasMessageContaining("10-20 % with border").hasMessageContaining("256x256");
	}

	@Example
	void theLatticeReachesNoClass() {
		for (final RatioBin bin : RatioBin.values())
			assertThatThrownBy(() -> new BinnedHoles(new LatticeHoles()).drawIn(bin, true, 64, 64, 3)) //
				.hasMessageContaining("lattice").hasMessageContaining("without ratio bins");
	}

	@Example
	void aSourceOfNothingEndsWithASentence() {
		final HoleSource nothing = (width, height, seed) -> Hole.none(width, height);
		assertThatThrownBy(() -> new BinnedHoles(nothing).draw(64, 64, 3)).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("64x64");
	}
}
