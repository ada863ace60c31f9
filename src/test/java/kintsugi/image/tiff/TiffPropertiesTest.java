package kintsugi.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import ij.ImagePlus;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class TiffPropertiesTest {

	private static final int[] BITS = { 8, 16, 24, 32 };

	private Path folder;

	@BeforeProperty
	void makeFolder() throws IOException {
		folder = Files.createTempDirectory("tiff");
	}

	@AfterProperty
	void removeFolder() throws IOException {
		Files.deleteIfExists(folder.resolve("image.tif"));
		Files.delete(folder);
	}

	@Property(tries = 60)
	void everySizeAndTypeIsWrittenAndRead(@ForAll @IntRange(min = 0, max = 3) final int type,
		@ForAll @IntRange(min = 1, max = 70) final int width, @ForAll @IntRange(min = 1, max = 70) final int height,
		@ForAll @IntRange(min = 1, max = 6) final int planes, @ForAll final boolean big) throws IOException
	{
		final ImagePlus image = Tiffs.stack(BITS[type], width, height, planes, width * 71 + height);
		final Path file = Tiffs.write(image, folder.resolve("image.tif"), big, Map.of("a", "b"));
		Tiffs.assertSamples(image, TiffStack.open(file));
		if (!big) Tiffs.assertSamples(image, Tiffs.openByImageJ(file));
	}

	@Property(tries = 30)
	void aRunThatIsClosedAnywhereContinues(@ForAll @IntRange(min = 0, max = 3) final int type,
		@ForAll @IntRange(min = 0, max = 5) final int first, @ForAll @IntRange(min = 0, max = 5) final int second)
		throws IOException
	{
		final ImagePlus image = Tiffs.furnish(Tiffs.stack(BITS[type], 11, 8, 5, type));
		final Path file = folder.resolve("image.tif");
		Files.deleteIfExists(file);
		for (final int until : new int[] { first, Math.max(first, second) })
			try (TiffSink sink = Tiffs.sink(image, file, "same", false)) {
				while (sink.done() < Math.min(5, until))
					sink.add(image.getStack().getProcessor(sink.done() + 1), "note " + sink.done());
			}
		assertThat(file).doesNotExist();
		try (TiffSink sink = Tiffs.sink(image, file, "same", false)) {
			final int done = Math.min(5, Math.max(first, second));
			assertThat(sink.done()).isEqualTo(done);
			assertThat(sink.note()).isEqualTo(done == 0 ? "" : "note " + (done - 1));
			Tiffs.addFrom(sink, image);
			sink.finish(Map.of());
		}
		Tiffs.assertLike(image, Tiffs.openByImageJ(file));
		assertThat(PartFile.partOf(file)).doesNotExist();
	}
}
