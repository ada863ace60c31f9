package kintsugi.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Tests {@link MaskGenerators} and what all families have in common. */
class MaskGeneratorsTest {

	private static final List<MaskGenerator> FAMILIES = Families.all();

	@Provide
	Arbitrary<MaskGenerator> family() {
		return Arbitraries.of(FAMILIES);
	}

	@Example
	void allFamiliesAreFound() {
		assertThat(MaskGenerators.names()).containsExactly("boxes", "central-box", "defects", "folder", "free-form",
			"irregular", "lattice", "occlusion", "random-walk", "thin-defects");
	}

	@Example
	void anUnknownNameIsAnsweredWithTheKnownOnes() {
		assertThatThrownBy(() -> MaskGenerators.named("brush")).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("brush").hasMessageContaining("free-form");
		assertThatThrownBy(() -> MaskGenerators.named(null)).hasMessageContaining("free-form");
	}

	@Property(tries = 150)
	void aHoleIsAFunctionOfSizeAndSeed(@ForAll("family") final MaskGenerator family,
		@ForAll @IntRange(min = 32, max = 150) final int width, @ForAll @IntRange(min = 32, max = 150) final int height,
		@ForAll final long seed)
	{
		final Hole hole = family.draw(width, height, seed);
		assertThat(hole.width()).isEqualTo(width);
		assertThat(hole.height()).isEqualTo(height);
		assertThat(hole.isEmpty()).isFalse();
		assertThat(hole.isAll()).isFalse();
		assertThat(family.with(Map.of()).draw(width, height, seed)).isEqualTo(hole);
	}

	@Property
	void seedZeroIsASeedLikeAnyOther(@ForAll("family") final MaskGenerator family) {
		final Hole hole = family.draw(96, 64, 0);
		assertThat(family.draw(96, 64, 0)).isEqualTo(hole);
		final boolean same = family.draw(96, 64, 1).equals(hole) && family.draw(96, 64, 2).equals(hole);
		assertThat(same).isEqualTo(!family.combinable());
	}

	@Property
	void imagesThatAreTooSmallAreASentence(@ForAll("family") final MaskGenerator family) {
		assertThatThrownBy(() -> family.draw(31, 64, 0)).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("31x64");
		assertThatThrownBy(() -> family.draw(64, 31, 0)).hasMessageContaining("64x31");
	}

	@Property
	void anUnknownSettingIsNamedWithTheFamily(@ForAll("family") final MaskGenerator family) {
		assertThatThrownBy(() -> family.with(Map.of("colour", "1"))).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining(family.name()).hasMessageContaining("colour");
	}

	@Example
	void aSettingThatIsGivenIsInForceAndTheOthersStay() {
		final MaskGenerator changed = MaskGenerators.named("free-form").with(Map.of("strokes", " 7 ")).with(Map.of("box",
			"0.50"));
		assertThat(changed.settings()).containsEntry("strokes", "7").containsEntry("box", "0.5") //
			.containsEntry("vertices-max", "11");
		assertThat(changed.describe()).startsWith("free-form (strokes=7, ");
	}

	@Example
	void theLimitsOfSettingsWorkAndWhatIsBeyondIsASentence() {
		for (final String name : List.of("boxes", "defects", "free-form", "random-walk")) {
			final MaskGenerator family = MaskGenerators.named(name);
			for (final String setting : family.settings().keySet())
				assertThatThrownBy(() -> family.with(Map.of(setting, "-1"))).hasMessageContaining(setting).hasMessageContaining(
					name).hasMessageContaining("'-1'").hasMessageContaining("from");
		}
	}

	@Example
	void rangesInTheWrongOrderAreASentence() {
		assertThatThrownBy(() -> MaskGenerators.named("boxes").with(Map.of("side-min", "0.9"))) //
			.hasMessageContaining("side-min").hasMessageContaining("0.9").hasMessageContaining("0.4");
		assertThatThrownBy(() -> MaskGenerators.named("free-form").with(Map.of("width-max", "2"))) //
			.hasMessageContaining("width-max");
		assertThatThrownBy(() -> MaskGenerators.named("free-form").with(Map.of("vertices-min", "12"))) //
			.hasMessageContaining("vertices-min");
	}
}
