package kintsugi.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;

/** Files that are damaged, or become so while they are in use. */
class TiffStackDamageTest {

	@TempDir
	private Path folder;

	@Test
	void missingEmptyAndForeignFilesAreNamed() throws IOException {
		assertRefused("There is no file");
		Files.createFile(file());
		assertRefused("is empty");
		Files.writeString(file(), "this is no image");
		assertRefused("may be damaged");
		Files.delete(file());
		Files.createDirectory(file());
		assertRefused("is a folder");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void everyLengthTooShortIsRefusedWithoutAWordOnTheConsole(final boolean big) throws IOException {
		final ImagePlus image = Tiffs.furnish(Tiffs.stack(8, 9, 7, 1, 1));
		Tiffs.write(image, file(), big, Map.of());
		final byte[] whole = Files.readAllBytes(file());
		final ByteArrayOutputStream printed = new ByteArrayOutputStream();
		final PrintStream out = System.out;
		System.setOut(new PrintStream(printed, true));
		try {
			for (int length = 1; length < whole.length; length += length < 64 || length > Journal.END ? 1 : 997) {
				Files.write(file(), Arrays.copyOf(whole, length));
				assertRefused("may be damaged");
			}
		}
		finally {
			System.setOut(out);
		}
		assertThat(printed.toString()).isEmpty();
	}

	@Test
	void damagedBytesGiveASentenceOrAnImage() throws IOException {
		Tiffs.write(Tiffs.stack(8, 9, 7, 3, 1), file(), false, Map.of());
		final byte[] whole = Files.readAllBytes(file());
		final Random random = new Random(3);
		for (int i = 0; i < 500; i++) {
			final byte[] damaged = whole.clone();
			final int at = random.nextInt(4) == 0 ? random.nextInt(8) : Journal.END + 3 * 63 + random.nextInt(whole.length -
				Journal.END - 3 * 63);
			damaged[at] = (byte) random.nextInt();
			Files.write(file(), damaged);
			try {
				TiffStack.open(file());
			}
			catch (final IOException e) {
				assertThat(e).hasMessageContaining(file().toString()).hasMessageEndingWith(".");
			}
		}
	}

	@Test
	void aFileThatChangesIsNotReadOn() throws IOException {
		final ImagePlus read = opened();
		Files.setLastModifiedTime(file(), FileTime.fromMillis(1_000_000));
		assertReadFails(read, "was changed while it was in use");
	}

	@Test
	void aFileThatIsCutIsNotReadOn() throws IOException {
		final ImagePlus read = opened();
		final FileTime time = Files.getLastModifiedTime(file());
		Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), Journal.END + 10));
		Files.setLastModifiedTime(file(), time);
		assertReadFails(read, "was changed while it was in use");
	}

	@Test
	void aFileThatIsRemovedIsSaid() throws IOException {
		final ImagePlus read = opened();
		Files.delete(file());
		assertReadFails(read, "was moved or removed");
	}

	private Path file() {
		return folder.resolve("file.tif");
	}

	private ImagePlus opened() throws IOException {
		return TiffStack.open(Tiffs.write(Tiffs.stack(8, 9, 7, 3, 1), file(), false, Map.of()));
	}

	private void assertRefused(final String... words) {
		assertThatThrownBy(() -> TiffStack.open(file())).isInstanceOf(IOException.class).hasMessageContainingAll(words) //
			.hasMessageContaining(file().toString()).hasMessageEndingWith(".");
	}

	private void assertReadFails(final ImagePlus read, final String words) {
		assertThatThrownBy(() -> ((TiffStack) read.getStack()).plane(2)).isInstanceOf(IOException.class) //
			.hasMessageContainingAll(words, file().toString()).hasMessageEndingWith(".");
		assertThatThrownBy(() -> read.getStack().getProcessor(2)).isInstanceOf(UncheckedIOException.class) //
			.hasMessageContaining(words);
	}
}
