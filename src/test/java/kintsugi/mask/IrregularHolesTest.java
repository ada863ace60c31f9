package kintsugi.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;

/** Tests {@link IrregularHoles}. */
class IrregularHolesTest {

	@Property(tries = 150)
	void everyBinAndBorderClassIsReached(@ForAll final RatioBin bin, @ForAll final boolean border,
		@ForAll @IntRange(min = 64, max = 200) final int width, @ForAll @IntRange(min = 64, max = 200) final int height,
		@ForAll final long seed)
	{
		final Hole hole = IrregularHoles.draw(bin, border, width, height, seed);
		assertThat(bin.contains(hole.ratio())).as("ratio %s in %s", hole.ratio(), bin.label()).isTrue();
		assertThat(hole.touchesBorder(Margin.of(width, height))).isEqualTo(border);
	}

	@Property(tries = 50)
	void shapesAsTheyComeAreNeitherNothingNorAll(@ForAll final long seed) {
		final double ratio = new IrregularHoles().draw(64, 48, seed).ratio();
		assertThat(ratio).isGreaterThan(0).isLessThan(1);
	}

	@Property(tries = 20)
	void aSeedIsReproducible(@ForAll final RatioBin bin, @ForAll final long seed) {
		assertThat(IrregularHoles.draw(bin, true, 96, 80, seed)).isEqualTo(IrregularHoles.draw(bin, true, 96, 80, seed));
	}

	@Example
	void seedZeroIsASeed() {
		final RatioBin bin = RatioBin.values()[2];
		final Hole hole = IrregularHoles.draw(bin, false, 128, 128, 0);
		assertThat(hole).isEqualTo(IrregularHoles.draw(bin, false, 128, 128, 0));
		assertThat(hole).isNotEqualTo(IrregularHoles.draw(bin, false, 128, 128, 1));
	}

	@Example
	void ratiosSpreadOverTheBin() {
		final RatioBin bin = RatioBin.values()[3];
		final double third = (bin.upper() - bin.lower()) / 3;
		final int[] counts = new int[3];
		for (int seed = 0; seed < 150; seed++)
			counts[(int) Math.min(2, (IrregularHoles.draw(bin, true, 96, 96, seed).ratio() - bin.lower()) / third)]++;
		assertThat(Arrays.stream(counts).min().getAsInt()).isGreaterThan(15);
	}

	@Example
	void anImpossibleHoleIsASentence() {
		assertThatThrownBy(() -> IrregularHoles.draw(RatioBin.values()[0], false, 2, 2, 1)) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2x2");
	}

	@Property(tries = 60)
	void thinDefectsAreReproducibleAndNeverEmpty(@ForAll final long seed,
		@ForAll @IntRange(min = 8, max = 160) final int width, @ForAll @IntRange(min = 8, max = 160) final int height)
	{
		final Hole hole = ThinDefects.draw(width, height, seed);
		assertThat(hole.isEmpty()).isFalse();
		assertThat(ThinDefects.draw(width, height, seed)).isEqualTo(hole);
	}

	@Property(tries = 60)
	void thinDefectsAreThin(@ForAll final long seed) {
		// what is at most 7 pixels wide is gone when 5 pixels are taken off all around, also where lines cross
		assertThat(ThinDefects.draw(256, 256, seed).invert().grow(5).isAll()).isTrue();
	}
}
