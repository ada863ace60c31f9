package kintsugi.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNamesTest {

	@ParameterizedTest
	@ValueSource(strings = { "a.tif", "a b.TIFF", "folder/a.b.png", "a.jpeg", ".folder/a.dcm" })
	void imagesAreKnownByTheirExtensionInAnyCase(final String name) {
		assertThat(ImageNames.and().accept(Path.of(name))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { ".a.tif", ".png", "png", "a.tif.txt", "a", "a.", "a.zip", "a.avi", "x.tif/a" })
	void otherAndHiddenFilesAreNone(final String name) {
		assertThat(ImageNames.and().accept(Path.of(name))).isFalse();
	}

	@Test
	void moreExtensionsMayCount() {
		assertThat(ImageNames.and("zip").accept(Path.of("a.ZIP"))).isTrue();
		assertThat(ImageNames.and("zip").accept(Path.of("a.avi"))).isFalse();
	}

	@Test
	void theExtensionsAreToldInTheirOrder() {
		assertThat(ImageNames.and("avi")).hasToString("avi, bmp, dcm, fits, gif, jpeg, jpg, pgm, png, tif, tiff");
	}
}
