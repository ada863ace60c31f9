package kintsugi.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests where the perceptual weights are fetched from. */
class PerceptualSourceTest {

	private static final String HASH = "0123456789abcdef".repeat(4);

	@AfterEach
	void clear() {
		System.clearProperty(PerceptualSource.URL_PROPERTY);
		System.clearProperty(PerceptualSource.SHA256_PROPERTY);
	}

	@Test
	void theProgramsOwnSourceIsEncryptedFixedAndVerified() {
		final PerceptualSource source = PerceptualSource.standard();
		assertThat(source.url().getScheme()).isEqualTo("https");
		assertThat(source.url().getPath()).matches(".*/[0-9a-f]{40}/.*"); // a revision, not what is newest today
		assertThat(source.weightsSha256() == null ? source.fileSha256() : source.weightsSha256()).hasSize(64);
		assertThat(source.licence()).isNotBlank();
		assertThat(source.citation()).contains("Simonyan");
	}

	@Test
	void theQuestionTellsSizeSourceAndLicence() {
		final PerceptualSource whole = new PerceptualSource("VGG16", URI.create("https://host.org/vgg"), null, HASH,
			553_000_000, "BSD", "x");
		assertThat(whole.describe()).isEqualTo(
			"VGG16 from host.org, 553 MB to transfer, of which 7 MB are kept, licence: BSD");
		final PerceptualSource layers = new PerceptualSource("VGG16", whole.url(), HASH, HASH, 553_000_000, "BSD", "x");
		assertThat(layers.describe()).isEqualTo("VGG16 from host.org, 7 MB to transfer, licence: BSD");
	}

	@Test
	void aLaboratoryCanNameItsOwn() {
		System.setProperty(PerceptualSource.URL_PROPERTY, "http://files.lab/vgg.safetensors");
		System.setProperty(PerceptualSource.SHA256_PROPERTY, HASH.toUpperCase());
		final PerceptualSource source = PerceptualSource.standard();
		assertThat(source.url()).isEqualTo(URI.create("http://files.lab/vgg.safetensors"));
		assertThat(source.weightsSha256()).isEqualTo(HASH);
		assertThat(source.partial()).isTrue();
	}

	@Test
	void withoutAHashNothingIsFetched() {
		System.setProperty(PerceptualSource.URL_PROPERTY, "http://files.lab/vgg.safetensors");
		assertThatIllegalArgumentException().isThrownBy(PerceptualSource::standard).withMessageContaining(
			"needs kintsugi.perceptual.sha256 beside it");
		assertThatIllegalArgumentException().isThrownBy(() -> new PerceptualSource("VGG16", URI.create("http://a/b"), null,
			null, 1, "BSD", "x")).withMessageContaining("cannot be verified without a SHA-256");
	}

	@Test
	void whatIsNoHashOrNoAddressIsRefused() {
		System.setProperty(PerceptualSource.URL_PROPERTY, "http://files.lab/vgg.safetensors");
		System.setProperty(PerceptualSource.SHA256_PROPERTY, "abc");
		assertThatIllegalArgumentException().isThrownBy(PerceptualSource::standard).withMessageContaining("\"abc\" is no");
		System.setProperty(PerceptualSource.URL_PROPERTY, "not an address");
		assertThatIllegalArgumentException().isThrownBy(PerceptualSource::standard).withMessageContaining(
			"no web address: not an address");
	}
}
