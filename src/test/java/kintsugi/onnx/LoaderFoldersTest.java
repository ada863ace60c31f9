package kintsugi.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Folders for the class loaders of one process. */
class LoaderFoldersTest {

	private static final Path FIRST = Path.of("natives", "onnxruntime-1.2.3").toAbsolutePath();
	private static final String LOADERS = "kintsugi.natives.loaders";

	private final String before = System.getProperty(LOADERS);

	@AfterEach
	void restore() {
		if (before == null) System.clearProperty(LOADERS);
		else System.setProperty(LOADERS, before);
	}

	@Test
	void everyLoaderHasAFolderOfItsOwnAndKeepsIt() throws Exception {
		System.clearProperty(LOADERS);
		try (URLClassLoader a = new URLClassLoader(new URL[0]); URLClassLoader b = new URLClassLoader(new URL[0])) {
			assertThat(LoaderFolders.of(FIRST, a)).isEqualTo(FIRST);
			assertThat(LoaderFolders.of(FIRST, b)).isEqualTo(FIRST.resolveSibling("onnxruntime-1.2.3-2"));
			assertThat(LoaderFolders.of(FIRST, a)).isEqualTo(FIRST);
			assertThat(LoaderFolders.of(FIRST, b).toString()).endsWith("-2");
		}
	}

	@Test
	void theUsersOwnFolderIsNoneOfThem() {
		assertThat(LoaderFolders.isOne(FIRST.toString(), FIRST)).isTrue();
		assertThat(LoaderFolders.isOne(FIRST + "-2", FIRST)).isTrue();
		assertThat(LoaderFolders.isOne(FIRST + "-mine", FIRST)).isFalse();
		assertThat(LoaderFolders.isOne(FIRST.getParent().toString(), FIRST)).isFalse();
	}
}
