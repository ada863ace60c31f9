package kintsugi.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import kintsugi.hole.Hole;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;

class TiffPlaneTest {

	private static final int WIDTH = 700;
	private static final int HEIGHT = 1100;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "8,false", "16,true", "24,false", "32,true" })
	void windowsHoldTheSamplesOfTheirPlane(final int bits, final boolean big) throws IOException {
		final ImagePlus image = Tiffs.stack(bits, WIDTH, HEIGHT, 2, 1);
		final TiffPlane<?> plane = TiffPlane.open(Tiffs.write(image, input(), big, Map.of()), 2);
		assertThat(new int[] { plane.width(), plane.height(), plane.planes() }).containsExactly(WIDTH, HEIGHT, 2);
		assertSamples(image.getStack().getProcessor(2), plane);
	}

	@Test
	void onlySomeCellsAreKept() throws IOException {
		final ImagePlus image = Tiffs.stack(8, 1500, 1500, 1, 1);
		final TiffPlane<?> plane = TiffPlane.open(Tiffs.write(image, input(), false, Map.of()), 1, 0);
		assertSamples(image.getProcessor(), plane);
		assertThat(plane.cellsInMemory()).isEqualTo(4);
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 24, 32 })
	void aCopyDiffersInTheHoleOnly(final int bits) throws IOException {
		final ImagePlus image = Tiffs.furnish(Tiffs.stack(bits, WIDTH, HEIGHT, 1, 1));
		final TiffPlane<?> plane = TiffPlane.open(Tiffs.write(image, input(), false, Map.of()), 1);
		final Hole hole = hole();
		try (TiffSink sink = TiffSink.create(output(), plane, "a")) {
			assertThat(copy(plane, sink, hole, Integer.MAX_VALUE)).isTrue();
			sink.finish(Map.of("Kintsugi", "yes"));
		}
		final ImagePlus read = Tiffs.openByImageJ(output());
		assertThat(read.getProp("Kintsugi")).isEqualTo("yes");
		assertThat(read.getProp("Objective")).isEqualTo("63x");
		final ImagePlus expected = image.duplicate();
		hole.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++)
				if (bits == 32) expected.getProcessor().setf(x, y, 5);
				else expected.getProcessor().set(x, y, bits == 24 ? 0xff050505 : 5);
		});
		Tiffs.assertLike(expected, read);
	}

	@Test
	void aStoppedCopyContinues() throws IOException {
		final ImagePlus image = Tiffs.stack(32, 2000, 2000, 2, 1);
		Tiffs.write(image, input(), true, Map.of());
		final Hole none = Hole.none(2000, 2000);
		int runs = 0;
		for (boolean whole = false; !whole; runs++)
			try (TiffSink sink = TiffSink.create(output(), TiffPlane.open(input(), 1), "a")) {
				whole = sink.done() == 2;
				if (whole) sink.finish(Map.of());
				else copy(TiffPlane.open(input(), sink.done() + 1), sink, none, 1);
			}
		assertThat(runs).isGreaterThan(5);
		Tiffs.assertSamples(image, TiffStack.open(output()));
	}

	@Test
	void aChangedValidSampleIsFound() throws IOException {
		final ImagePlus image = Tiffs.stack(16, WIDTH, HEIGHT, 1, 1);
		final TiffPlane<?> plane = TiffPlane.open(Tiffs.write(image, input(), false, Map.of()), 1);
		final Hole hole = hole();
		final Hole smaller = Hole.where(WIDTH, HEIGHT, (x, y) -> hole.isHole(x, y) && (x != 100 || y != 100));
		try (TiffSink sink = TiffSink.create(output(), plane, "a")) {
			assertThatThrownBy(() -> copyAs(plane, sink, smaller, hole, Integer.MAX_VALUE)).isInstanceOf(IOException.class)
				.hasMessageContaining("valid sample").hasMessageEndingWith(".");
		}
		assertThat(output()).doesNotExist();
	}

	@Test
	void samplesWithSignKeepTheirBytes() throws IOException {
		final ImagePlus image = Tiffs.stack(16, 31, 21, 1, 1);
		try (TiffSink sink = TiffSink.create(input(), Metadata.of(image), SampleType.SIGNED_16, "a", false)) {
			sink.add(image.getProcessor());
			sink.finish(Map.of());
		}
		final TiffPlane<?> plane = TiffPlane.open(input(), 1);
		assertSamples(image.getProcessor(), plane);
		try (TiffSink sink = TiffSink.create(output(), plane, "a")) {
			copy(plane, sink, Hole.none(31, 21), Integer.MAX_VALUE);
			sink.finish(Map.of());
		}
		final ImagePlus read = Tiffs.openByImageJ(output());
		assertThat(read.getCalibration().isSigned16Bit()).isTrue();
		Tiffs.assertSamples(image, read);
	}

	@Test
	void anInterruptedThreadReadsAndCopies() throws IOException {
		final ImagePlus image = Tiffs.stack(8, WIDTH, HEIGHT, 1, 1);
		final TiffPlane<?> plane = TiffPlane.open(Tiffs.write(image, input(), false, Map.of()), 1);
		Thread.currentThread().interrupt();
		try (TiffSink sink = TiffSink.create(output(), plane, "a")) {
			copy(plane, sink, hole(), Integer.MAX_VALUE);
			sink.finish(Map.of());
			assertSamples(image.getProcessor(), plane);
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void aFileThatIsRemovedIsSaid() throws IOException {
		final ImagePlus image = Tiffs.stack(8, WIDTH, HEIGHT, 1, 1);
		final TiffPlane<?> plane = TiffPlane.open(Tiffs.write(image, input(), false, Map.of()), 1);
		Files.delete(input());
		assertThatThrownBy(() -> assertSamples(image.getProcessor(), plane)).isInstanceOf(UncheckedIOException.class)
			.hasMessageContaining("was moved or removed");
	}

	@Test
	void holesAndSinksForOtherPlanesAreRefused() throws IOException {
		final ImagePlus image = Tiffs.stack(8, 20, 10, 1, 1);
		final TiffPlane<?> plane = TiffPlane.open(Tiffs.write(image, input(), false, Map.of()), 1);
		try (TiffSink sink = TiffSink.create(output(), plane, "a")) {
			assertThatThrownBy(() -> copy(plane, sink, Hole.none(10, 20), 1)).isInstanceOf(IllegalArgumentException.class);
		}
		try (TiffSink sink = TiffSink.create(output(), Tiffs.stack(16, 20, 10, 1, 1), "a")) {
			assertThatThrownBy(() -> copy(plane, sink, Hole.none(20, 10), 1)).isInstanceOf(IllegalArgumentException.class);
		}
		assertThatThrownBy(() -> TiffPlane.open(input(), 2)).isInstanceOf(IllegalArgumentException.class);
	}

	private Path input() {
		return folder.resolve("input.tif");
	}

	private Path output() {
		return folder.resolve("output.tif");
	}

	private static Hole hole() {
		return Hole.where(WIDTH, HEIGHT, (x, y) -> x == 100 && y > 50 || //
			(x - 300) * (x - 300) + (y - 800) * (y - 800) < 900);
	}

	private static <T extends NativeType<T> & RealType<T>> boolean copy(final TiffPlane<T> plane, final TiffSink sink,
		final Hole hole, final int calls) throws IOException
	{
		return copyAs(plane, sink, hole, hole, calls);
	}

	/** Copies with the samples of a hole set to 5, and stops after some calls. */
	private static <T extends NativeType<T> & RealType<T>> boolean copyAs(final TiffPlane<T> plane, final TiffSink sink,
		final Hole hole, final Hole written, final int calls) throws IOException
	{
		final int[] left = { calls };
		return plane.copyTo(sink, hole, rows -> fill(rows, written), (done, all) -> --left[0] > 0);
	}

	private static <T extends RealType<T>> void fill(final List<RandomAccessibleInterval<T>> rows, final Hole hole) {
		for (final RandomAccessibleInterval<T> channel : rows) {
			final RandomAccess<T> access = channel.randomAccess();
			hole.forEachRun((y, from, to) -> {
				if (y < channel.min(1) || y > channel.max(1)) return;
				for (int x = from; x < to; x++)
					access.setPositionAndGet(x, y).setReal(5);
			});
		}
	}

	private static <T extends NativeType<T> & RealType<T>> void assertSamples(final ImageProcessor expected,
		final TiffPlane<T> plane)
	{
		final Random random = new Random(1);
		for (int c = 0; c < plane.channels().size(); c++) {
			final RandomAccess<T> access = plane.channels().get(c).randomAccess();
			final int shift = 8 * (2 - c);
			for (int i = 0; i < 500; i++) {
				final int x = random.nextInt(plane.width());
				final int y = random.nextInt(plane.height());
				final float value = expected instanceof ColorProcessor ? expected.get(x, y) >> shift & 0xff : expected.getf(x,
					y);
				if (Float.floatToIntBits(access.setPositionAndGet(x, y).getRealFloat()) != Float.floatToIntBits(value))
					throw new AssertionError("Sample " + x + ", " + y + " differs.");
			}
		}
	}
}
