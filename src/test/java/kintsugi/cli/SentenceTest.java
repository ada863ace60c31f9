package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

import org.junit.jupiter.api.Test;

class SentenceTest {

	@Test
	void aMessageGetsAFullStopOnce() {
		assertThat(Sentence.of("It broke")).isEqualTo("It broke.");
		assertThat(Sentence.of(new IOException("It broke."))).isEqualTo("It broke.");
	}

	@Test
	void aMissingFileIsMoreThanItsPath() {
		assertThat(Sentence.of(new NoSuchFileException("a b.txt"))).isEqualTo("There is no file a b.txt.");
	}

	@Test
	void anotherFileErrorSaysWhatItIs() {
		assertThat(Sentence.of(new AccessDeniedException("a.txt"))).contains("a.txt", "AccessDenied");
	}

	@Test
	void aMissingFileWithAMessageOfOursKeepsIt() {
		assertThat(Sentence.of(new NoSuchFileException("The folder x does not exist."))).isEqualTo(
			"The folder x does not exist.");
	}

	@Test
	void anExceptionWithoutAMessageIsNamed() {
		assertThat(Sentence.of(new IllegalStateException())).contains("IllegalStateException");
	}

	@Test
	void tooLittleMemorySaysWhatToDo() {
		assertThat(Sentence.of(new OutOfMemoryError())).contains("-Xmx");
	}
}
