package kintsugi.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import kintsugi.hole.RatioBin;

/** Tests {@link MaskDataset}. */
class MaskDatasetTest {

	private static final MaskDataset DATASET = dataset(48, true, 0);

	@Test
	void theTwelveClassesAreFilledEvenly() {
		final Map<String, Integer> counts = new HashMap<>();
		for (int i = 0; i < DATASET.count(); i++) {
			final MaskEntry entry = DATASET.mask(i).entry();
			counts.merge(entry.bin().orElseThrow() + " " + entry.border(), 1, Integer::sum);
		}
		assertThat(counts).hasSize(2 * RatioBin.values().length);
		assertThat(counts.values()).containsOnly(4);
	}

	@Test
	void aMaskIsTheSameAlone() {
		for (int i = 0; i < DATASET.count(); i++)
			DATASET.mask(i);
		assertThat(dataset(48, true, 0).mask(17)).isEqualTo(DATASET.mask(17));
	}

	@Test
	void aMaskIsTheSameInALargerDataset() {
		assertThat(dataset(1000, true, 0).mask(17)).isEqualTo(DATASET.mask(17));
	}

	@Test
	void theEntrysSeedAndClassAloneMakeTheMask() {
		final MaskDataset.Mask mask = DATASET.mask(5);
		assertThat(new BinnedHoles(new FreeFormHoles()).drawIn(mask.entry().bin().orElseThrow(), mask.entry().border(), 80,
			64, mask.entry().seed())).isEqualTo(mask.hole());
	}

	@Test
	void masksAndSeedsDiffer() {
		final Set<Object> masks = new HashSet<>();
		for (int seed = 0; seed < 3; seed++)
			for (int i = 0; i < 24; i++)
				masks.add(dataset(48, true, seed).mask(i).hole());
		assertThat(masks).hasSize(3 * 24);
	}

	@Test
	void masksThatComeAsTheyAreAreMeasured() {
		final MaskDataset.Mask mask = dataset(9, false, 3).mask(4);
		assertThat(mask.hole()).isEqualTo(new FreeFormHoles().draw(80, 64, mask.entry().seed()));
		assertThat(mask.entry().ratio()).isEqualTo(mask.hole().ratio());
		assertThat(mask.entry().bin()).isEqualTo(RatioBin.of(mask.hole().ratio()));
	}

	@Test
	void wrongNumbersAreSentences() {
		assertThatThrownBy(() -> dataset(0, true, 0)).hasMessageContaining("not 0");
		assertThatThrownBy(() -> DATASET.mask(48)).hasMessageContaining("48");
		assertThatThrownBy(() -> DATASET.mask(-1)).hasMessageContaining("-1");
		assertThatThrownBy(() -> new MaskDataset(new BoxHoles(), 16, 64, 1, true, 0)).hasMessageContaining("16x64");
		assertThatThrownBy(() -> new MaskDataset(new BoxHoles(), 99999, 99999, 1, true, 0)).hasMessageContaining("large");
	}

	private static MaskDataset dataset(final int count, final boolean bins, final long seed) {
		return new MaskDataset(new FreeFormHoles(), 80, 64, count, bins, seed);
	}
}
