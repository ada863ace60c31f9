package kintsugi.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;

/** Tests {@link MaskMix}. */
class MaskMixTest {

	private static final HoleSource ALL = (width, height, seed) -> Hole.all(width, height);
	private static final HoleSource NONE = (width, height, seed) -> Hole.none(width, height);

	@Test
	void kindsComeAsOftenAsTheirSharesSay() {
		final MaskMix mix = mix(new MaskMix.Part(ALL, 3), new MaskMix.Part(NONE, 1));
		int all = 0;
		for (int seed = 0; seed < 1000; seed++)
			if (mix.draw(8, 8, seed).isAll()) all++;
		assertThat(all).isBetween(690, 810);
	}

	@Test
	void aKindWithShareZeroNeverComes() {
		final MaskMix mix = mix(new MaskMix.Part(NONE, 0), new MaskMix.Part(ALL, 0.1), new MaskMix.Part(NONE, 0));
		for (int seed = 0; seed < 100; seed++)
			assertThat(mix.draw(8, 8, seed).isAll()).isTrue();
	}

	@Test
	void seedZeroIsReproducible() {
		final MaskMix mix = mix(new MaskMix.Part(new BoxHoles(), 1), new MaskMix.Part(new FreeFormHoles(), 1));
		assertThat(mix.draw(64, 48, 0)).isEqualTo(mix.draw(64, 48, 0)).isNotEqualTo(mix.draw(64, 48, 1));
	}

	@Test
	void saysWhatItDraws() {
		assertThat(mix(new MaskMix.Part(new ThinDefectHoles(), 1), new MaskMix.Part(new BinnedHoles(new IrregularHoles()),
			3)).describe()).isEqualTo("25.0 % thin-defects, 75.0 % irregular by hole ratio and border contact");
	}

	@Test
	void wrongSharesAreSentences() {
		assertThatThrownBy(() -> new MaskMix.Part(new ThinDefectHoles(), -0.5)).hasMessageContaining("thin-defects")
			.hasMessageContaining("-0.5");
		assertThatThrownBy(() -> new MaskMix.Part(ALL, Double.NaN)).hasMessageContaining("NaN");
		assertThatThrownBy(() -> mix(new MaskMix.Part(ALL, 0))).hasMessageContaining("above 0");
		assertThatThrownBy(() -> new MaskMix(List.of())).hasMessageContaining("above 0");
	}

	private static MaskMix mix(final MaskMix.Part... parts) {
		return new MaskMix(List.of(parts));
	}
}
