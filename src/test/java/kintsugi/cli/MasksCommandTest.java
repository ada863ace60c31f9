package kintsugi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;
import kintsugi.image.Holes;
import kintsugi.image.ImageFiles;
import kintsugi.mask.MaskEntry;
import kintsugi.mask.MaskManifest;

/** Tests {@code masks}. */
class MasksCommandTest {

	private static final int COUNT = 36;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "irregular", "free-form", "random-walk", "boxes", "occlusion", "defects", "thin-defects",
		"folder" })
	void aFamilyFillsAllTwelveClasses(final String family) throws IOException {
		final Run run = Run.of(with(family, "--size", "96x80", "--count", COUNT, "--seed", 0));
		assertThat(run.code()).as(run.err()).isZero();
		final Map<String, Integer> counts = new HashMap<>();
		for (final MaskEntry entry : manifest().entries()) {
			final Hole hole = read(entry);
			// 50 pixels of 512 are 8 of 80
			counts.merge(RatioBin.of(hole.ratio()).orElseThrow() + " " + hole.touchesBorder(8), 1, Integer::sum);
			assertThat(entry.ratio()).isEqualTo(hole.ratio());
			assertThat(entry.border()).isEqualTo(hole.touchesBorder(8));
			assertThat(entry.bin()).isEqualTo(RatioBin.of(hole.ratio()));
		}
		assertThat(counts).hasSize(12);
		assertThat(counts.values()).containsOnly(COUNT / 12);
	}

	@ParameterizedTest
	@ValueSource(strings = { "free-form", "occlusion", "folder" })
	void theManifestMakesEachMaskAgain(final String family) throws IOException {
		Run.of(with(family, "--size", 64, "--count", 5));
		final MaskManifest manifest = manifest();
		for (final MaskEntry entry : manifest.entries())
			assertThat(manifest.dataset().mask(entry.index()).hole()).isEqualTo(read(entry));
	}

	@Test
	void zeroIsValidAnd255IsHole() throws IOException {
		final Run run = Run.of("masks", "--out", out(), "--generator", "central-box", "--set", "size=10", "--size", "40x32",
			"--count", 1);
		assertThat(run.code()).as(run.err()).isZero();
		final ImageProcessor mask = ImageFiles.read(out().resolve("mask-000000.png")).getProcessor();
		assertThat(mask.get(0, 0)).isZero();
		assertThat(mask.get(20, 16)).isEqualTo(255);
		assertThat(mask.getHistogram()[255]).isEqualTo(100);
		assertThat(mask.getHistogram()[0]).isEqualTo(40 * 32 - 100);
		assertThat(Files.readString(out().resolve(MaskManifest.FILE))).contains("0 (black) is valid",
			"255 (white) is hole");
	}

	@Test
	void masksComeAsTheyAreIfAsked() throws IOException {
		assertThat(Run.of(with("thin-defects", "--no-bins", "--count", 20)).code()).isZero();
		assertThat(manifest().entries()).allSatisfy(entry -> assertThat(entry.ratio()).isLessThan(0.2));
	}

	@Test
	void aFamilyThatCannotReachAClassSaysSoWhereItIsAskedTo() {
		assertWrong(Run.of(with("central-box", "--bins")), "central-box");
		assertWrong(Run.of(with("lattice", "--bins")), "lattice");
	}

	@Test
	void aFolderThatIsNotEmptyIsKeptUnlessForced() throws IOException {
		assertThat(Run.of(with("boxes", "--count", 3)).code()).isZero();
		final String before = Files.readString(out().resolve(MaskManifest.FILE));
		final Run again = Run.of(with("boxes", "--count", 4));
		assertThat(again.code()).isEqualTo(1);
		assertThat(again.err()).contains("not empty");
		assertThat(out().resolve(MaskManifest.FILE)).hasContent(before);
		assertThat(Run.of(with("boxes", "--count", 4, "--force")).code()).isZero();
		assertThat(manifest().entries()).hasSize(4);
	}

	@Test
	void aMaskThatIsNotBinaryIsSaidOnce() throws IOException {
		final ImageProcessor soft = new ByteProcessor(64, 64);
		for (int i = 0; i < soft.getPixelCount(); i++)
			soft.set(i, i % 64 * 4);
		write("soft/a.png", soft);
		final Run run = Run.of("masks", "--out", out(), "--generator", "folder", "--folder", folder.resolve("soft"),
			"--count", 12);
		assertThat(run.code()).isZero();
		assertThat(run.errorLines()).isEqualTo(1);
		assertThat(run.err()).contains("half of its range");
	}

	@Test
	void wrongArguments() {
		assertWrong(Run.of(with("brush")), "brush");
		assertWrong(Run.of(with("boxes", "--set", "colour=red")), "colour");
		assertWrong(Run.of(with("boxes", "--set", "count")), "name=value");
		assertWrong(Run.of(with("boxes", "--set", "count=none")), "none");
		assertWrong(Run.of(with("boxes", "--size", "big")), "big");
		assertWrong(Run.of(with("boxes", "--size", "16x16")), "16x16");
		assertWrong(Run.of(with("boxes", "--count", 0)), "0");
		assertWrong(Run.of(with("boxes", "--movie", "m.avi")), "movie");
		assertWrong(Run.of("masks", "--out", out(), "--generator", "occlusion", "--movie", "no.avi"), "no.avi");
		assertWrong(Run.of("masks", "--out", out(), "--generator", "occlusion"), "movie");
		assertWrong(Run.of("masks", "--out", out(), "--generator", "folder", "--folder", folder.resolve("no")), "no");
	}

	/** Makes the arguments for a family, with files for those that need them. */
	private Object[] with(final String family, final Object... more) {
		final List<Object> arguments = new ArrayList<>(List.of("masks", "--out", out(), "--generator", family));
		if (family.equals("occlusion")) arguments.addAll(List.of("--movie", movie()));
		if (family.equals("folder")) arguments.addAll(List.of("--folder", masks()));
		arguments.addAll(List.of(more));
		return arguments.toArray();
	}

	/** Writes a stack in which a square moves over a texture. */
	private Path movie() {
		final ImageStack frames = new ImageStack(80, 64);
		for (int frame = 0; frame < 3; frame++) {
			final Box square = new Box(15 + 5 * frame, 12 + 3 * frame, 20, 20);
			final ByteProcessor pixels = new ByteProcessor(80, 64);
			for (int y = 0; y < 64; y++)
				for (int x = 0; x < 80; x++)
					pixels.set(x, y, square.contains(x, y) ? texture(x - square.x(), y - square.y(), 0.7, 180) : //
						texture(x, y, 0.5, 60));
			frames.addSlice(pixels);
		}
		return write("movie.tif", new ImagePlus("movie", frames));
	}

	private static int texture(final int x, final int y, final double rate, final int mean) {
		return (int) (mean + 25 * Math.sin(rate * x + 0.3 * y) + 25 * Math.cos(rate * y - 0.4 * x));
	}

	/** Writes a folder with two masks. */
	private Path masks() {
		final ImageProcessor disc = new ByteProcessor(100, 90);
		disc.setValue(255);
		disc.fillOval(20, 10, 50, 40);
		write("own/disc.png", disc);
		final ImageProcessor box = new ByteProcessor(64, 64);
		box.setValue(1);
		box.setRoi(5, 30, 30, 12);
		box.fill();
		write("own/box.tif", box);
		return folder.resolve("own");
	}

	private Path write(final String name, final ImageProcessor pixels) {
		return write(name, new ImagePlus(name, pixels));
	}

	private Path write(final String name, final ImagePlus image) {
		final Path file = folder.resolve(name);
		try {
			Files.createDirectories(file.getParent());
			ImageFiles.write(image, file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return file;
	}

	private Path out() {
		return folder.resolve("masks");
	}

	private MaskManifest manifest() throws IOException {
		return MaskManifest.read(out().resolve(MaskManifest.FILE));
	}

	private Hole read(final MaskEntry entry) throws IOException {
		return Holes.ofMask(ImageFiles.read(out().resolve(entry.file())));
	}

	private void assertWrong(final Run run, final String named) {
		assertThat(run.code()).as(run.err()).isEqualTo(2);
		assertThat(run.errorLines()).as(run.err()).isEqualTo(1);
		assertThat(run.err()).contains(named);
		assertThat(out()).doesNotExist();
	}
}
