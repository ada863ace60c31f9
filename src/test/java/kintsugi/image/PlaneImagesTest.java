package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.ImageStack;
import ij.plugin.filter.AVI_Writer;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ShortProcessor;

import kintsugi.mask.Plane;
import kintsugi.mask.PlaneReader;
import kintsugi.plugin.Plugins;

/** Tests {@link PlaneImages}. */
class PlaneImagesTest {

	@TempDir
	private Path folder;
	private final PlaneImages reader = new PlaneImages();

	@Test
	void isFoundAsAReader() {
		assertThat(Plugins.find(PlaneReader.class)).hasAtLeastOneElementOfType(PlaneImages.class);
	}

	@Test
	void readsTheSlicesOfAStack() throws IOException {
		final ImageStack stack = new ImageStack(5, 4);
		stack.addSlice(new ShortProcessor(5, 4));
		stack.addSlice(new ShortProcessor(5, 4));
		stack.getProcessor(2).set(3, 1, 40000);
		final Path file = folder.resolve("stack.tif");
		ImageFiles.write(new ImagePlus("stack", stack), file);
		final List<Plane> planes = reader.read(file);
		assertThat(planes).hasSize(2);
		assertThat(planes.get(0).samples()).containsOnly(0);
		assertThat(planes.get(1).samples()[1 * 5 + 3]).isEqualTo(40000);
	}

	@Test
	void coloursBecomeGrey() throws IOException {
		final ColorProcessor colours = new ColorProcessor(4, 4);
		colours.set(0, 0xffffff);
		colours.set(1, 0x808080);
		ImageFiles.write(new ImagePlus("rgb", colours), folder.resolve("rgb.png"));
		final float[] samples = reader.read(folder.resolve("rgb.png")).get(0).samples();
		assertThat(samples[0]).isGreaterThan(250);
		assertThat(samples[1]).isBetween(126f, 130f);
		assertThat(samples[2]).isZero();
	}

	@Test
	void readsAMovie() throws IOException {
		final ImageStack frames = new ImageStack(16, 12);
		for (int frame = 0; frame < 3; frame++) {
			final ByteProcessor pixels = new ByteProcessor(16, 12);
			pixels.set(frame, 5, 255);
			frames.addSlice(pixels);
		}
		final Path file = folder.resolve("movie.avi");
		new AVI_Writer().writeImage(new ImagePlus("movie", frames), file.toString(), AVI_Writer.NO_COMPRESSION, 0);
		final List<Plane> planes = reader.read(file);
		assertThat(planes).hasSize(3);
		assertThat(planes.get(2).samples()[5 * 16 + 2]).isEqualTo(255);
		assertThat(planes.get(2).samples()[5 * 16 + 1]).isZero();
	}

	@Test
	void aBrokenMovieIsASentence() throws IOException {
		final Path file = Files.writeString(folder.resolve("broken.avi"), "no movie at all");
		assertThatThrownBy(() -> reader.read(file)).isInstanceOf(IOException.class).hasMessageContaining("broken.avi");
	}

	@Test
	void takesImagesAndMoviesByTheirNames() {
		assertThat(reader.accepts(Path.of("a.TIF"))).isTrue();
		assertThat(reader.accepts(Path.of("a.avi"))).isTrue();
		assertThat(reader.accepts(Path.of("a.txt"))).isFalse();
		assertThat(reader.accepts(Path.of(".a.png"))).isFalse();
		assertThat(reader.accepts(Path.of("png"))).isFalse();
	}
}
