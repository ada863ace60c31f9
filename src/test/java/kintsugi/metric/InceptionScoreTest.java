package kintsugi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class InceptionScoreTest {

	private final InceptionScore score = new InceptionScore();

	@Test
	void imagesThatLookTheSameScoreOne() {
		score.add(2, -1, 0.5f);
		score.add(2, -1, 0.5f);
		assertThat(score.score()).isEqualTo(1, within(1e-12));
	}

	@Test
	void certainImagesOfAllClassesScoreTheirNumber() {
		score.add(1000, 0, 0);
		score.add(0, 1000, 0);
		score.add(0, 0, 1000);
		assertThat(score.score()).isEqualTo(3, within(1e-12));
	}

	@Test
	void isTheExponentialOfTheMeanDivergence() {
		// softmax of (ln 3, 0) is (3/4, 1/4); the mean of both images is (1/2, 1/2), so that each divergence is
		// 3/4 ln(3/2) + 1/4 ln(1/2)
		final float ln3 = (float) Math.log(3);
		score.add(ln3, 0);
		score.add(0, ln3);
		assertThat(score.score()).isEqualTo(Math.exp(0.75 * Math.log(1.5) + 0.25 * Math.log(0.5)), within(1e-7)) //
			.isEqualTo(1.1397535, within(1e-6));
	}

	@Test
	void aConstantAddedToAllLogitsDoesNotMatter() {
		score.add(3, 0);
		score.add(1e4f, 1e4f - 2);
		final InceptionScore other = new InceptionScore();
		other.add(103, 100);
		other.add(2, 0);
		assertThat(score.score()).isEqualTo(other.score(), within(1e-9));
	}

	@Test
	void countsImages() {
		score.add(1, 2);
		score.add(1, 2);
		assertThat(score.count()).isEqualTo(2);
	}

	@Test
	void otherClassesThanBeforeAreRefused() {
		score.add(1, 2);
		assertThatThrownBy(() -> score.add(1, 2, 3)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining("3 classes").hasMessageContaining("2 for others");
	}

	@Test
	void oneClassAndValuesThatAreNoNumbersAreRefused() {
		assertThatThrownBy(() -> score.add(1)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining("2 classes");
		assertThatThrownBy(() -> score.add(1, Float.NaN)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining("NaN");
	}

	@Test
	void aRefusedImageDoesNotCount() {
		score.add(1, 0);
		assertThatThrownBy(() -> score.add(1, Float.NaN)).isInstanceOf(IllegalArgumentException.class);
		assertThat(score.count()).isEqualTo(1);
		assertThat(score.score()).isEqualTo(1, within(1e-12));
	}

	@Test
	void noImagesHaveNoScore() {
		assertThatThrownBy(score::score).isInstanceOf(IllegalStateException.class);
	}
}
