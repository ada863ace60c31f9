package kintsugi.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ImageListTest {

	@TempDir
	private Path folder;

	@BeforeEach
	void makeFiles() throws IOException {
		for (final String name : List.of("b.png", "a.TIF", "notes.txt", ".hidden.png", "sub/c.jpg")) {
			Files.createDirectories(folder.resolve(name).getParent());
			Files.writeString(folder.resolve(name), "");
		}
	}

	@Test
	void listsImagesOfSubfoldersInOrder() throws IOException {
		assertThat(names(ImageList.of(folder, null, 0))).containsExactly("a.TIF", "b.png", "c.jpg");
	}

	@Test
	void aListChoosesByNamesWithAndWithoutExtensionAndSaysWhichAreMissing() throws IOException {
		final Path list = Files.writeString(folder.resolve("list.txt"), "c.jpg\n\n b \nd.png\n");
		final ImageList images = ImageList.of(folder, list, 0);
		assertThat(names(images)).containsExactly("b.png", "c.jpg");
		assertThat(images.missing()).containsExactly("d.png");
	}

	@Test
	void namesCanHaveAnotherExtensionDotsAndFolders() throws IOException {
		Files.createDirectory(folder.resolve("more"));
		for (final String name : List.of("more/c.jpg", "well.A1.tif", "well.A2.tif"))
			Files.writeString(folder.resolve(name), "");
		final Path list = Files.writeString(folder.resolve("list.txt"),
			"\uFEFFb.tiff\r\nsub/c\r\nwell.A1\r\nless\\c.jpg\r\n");
		final ImageList images = ImageList.of(folder, list, 0);
		assertThat(images.files()).containsExactly(folder.resolve("b.png"), folder.resolve("sub").resolve("c.jpg"),
			folder.resolve("well.A1.tif"));
		assertThat(images.missing()).containsExactly(Path.of("less", "c.jpg").toString());
	}

	@Test
	void aListThatIsNoTextIsASentence() throws IOException {
		final Path list = Files.write(folder.resolve("list.txt"), new byte[] { (byte) 0xFF, (byte) 0xFE, 0, 1 });
		assertThatThrownBy(() -> ImageList.of(folder, list, 0)).isInstanceOf(IOException.class) //
			.hasMessageContaining("list.txt cannot be read");
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void aLinkBackToTheFolderIsASentence() throws IOException {
		Files.createSymbolicLink(folder.resolve("sub").resolve("round"), folder);
		assertThatThrownBy(() -> ImageList.of(folder, null, 0)).isInstanceOf(IOException.class) //
			.hasMessageContaining("round is a link to a folder that it is in");
	}

	@Test
	void aLimitIsSpreadEvenly() throws IOException {
		for (int i = 0; i < 7; i++)
			Files.writeString(folder.resolve("d" + i + ".png"), "");
		assertThat(names(ImageList.of(folder, null, 5))).containsExactly("a.TIF", "d0.png", "d2.png", "d4.png", "d6.png");
		assertThat(names(ImageList.of(folder, null, 50))).hasSize(10);
	}

	@Test
	void aMissingFolderOrListIsASentence() {
		assertThatThrownBy(() -> ImageList.of(folder.resolve("none"), null, 0)).isInstanceOf(IOException.class) //
			.hasMessageStartingWith("There is no folder ").hasMessageContaining("none");
		assertThatThrownBy(() -> ImageList.of(folder, folder.resolve("none.txt"), 0)).isInstanceOf(IOException.class) //
			.hasMessageContaining("none.txt");
	}

	@Test
	void noImagesAreASentence() throws IOException {
		final Path empty = Files.createDirectory(folder.resolve("empty"));
		assertThatThrownBy(() -> ImageList.of(empty, null, 0)).isInstanceOf(IOException.class) //
			.hasMessageContaining("holds no image to evaluate on (bmp, dcm,");
		final Path list = Files.writeString(folder.resolve("list.txt"), "other.png");
		assertThatThrownBy(() -> ImageList.of(folder, list, 0)).isInstanceOf(IOException.class) //
			.hasMessageContaining("list.txt");
	}

	private static List<String> names(final ImageList images) {
		return images.files().stream().map(file -> file.getFileName().toString()).toList();
	}
}
