package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FolderSummaryTest {

	@Test
	void theSentenceTellsRepairsFromCopies() {
		assertThat(new FolderSummary(4, 2, 2, 0, 0, null).toSentence()).isEqualTo(
			"2 of 4 images repaired, 2 had no hole and were copied.");
		assertThat(new FolderSummary(4, 1, 1, 1, 1, null).toSentence()).startsWith(
			"1 of 4 images repaired, 1 had no hole and was copied, 1 were there").endsWith(", 1 failed.");
	}

	@Test
	void whatDidNotHappenIsNotSaid() {
		assertThat(new FolderSummary(2, 2, 0, 0, 0, null).toSentence()).isEqualTo("2 of 2 images repaired.");
	}
}
