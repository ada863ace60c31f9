package kintsugi.image.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import kintsugi.process.ChildProcess;
import kintsugi.repair.Progress;

/** What a run makes of a result for which there is no room. */
class FullDiskTest {

	@TempDir
	private Path path;

	@ParameterizedTest
	@EnumSource(names = { "TIF", "PNG" })
	void itIsReportedWithTheReasonAndPassedBy(final FileFormat format) throws IOException, InterruptedException {
		assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && System.getProperty("os.name").contains("Linux"));
		final ImageFolder folder = new ImageFolder(path);
		for (final String name : List.of("a.tif", "c.tif"))
			ImageFolder.write(folder.in().resolve(name), noise(30, 20));
		ImageFolder.write(folder.in().resolve("b.tif"), noise(2000, 1000));
		final List<String> java = ChildProcess.java(List.of("-Xmx128m", "-Djava.awt.headless=true"), Child.class, path
			.toString(), format.name());
		java.addAll(0, List.of("/bin/sh", "-c", "ulimit -f 1200; exec \"$@\"", "sh"));
		final String sentence = "The file " + folder.out().resolve("b." + format) + " cannot be written: File too large.";
		final ProcessBuilder builder = new ProcessBuilder(java);
		// the C library says why in the language of its user
		builder.environment().put("LC_ALL", "C");
		try (ChildProcess child = ChildProcess.start(builder)) {
			assertThat(child.waitFor()).as(child::output).isZero();
			assertThat(child.lines()).containsSubsequence("repaired ", "failed " + sentence, "repaired ");
		}
		assertThat(folder.out().resolve("b." + format)).doesNotExist();
		assertThat(Csv.read(Files.readString(folder.report()))).hasSize(4).anySatisfy(row -> assertThat(row).contains(
			"failed", sentence));
		try (var left = Files.list(folder.out())) {
			assertThat(left).hasSize(3);
		}
	}

	/** Makes samples that no format makes smaller, and one that is hole. */
	private static ImagePlus noise(final int width, final int height) {
		final byte[] samples = new byte[width * height];
		new Random(1).nextBytes(samples);
		for (int i = 0; i < samples.length; i++)
			samples[i] = (byte) Math.min(samples[i] & 0xff, 254);
		samples[width + 1] = (byte) 255;
		return new ImagePlus("noise", new ByteProcessor(width, height, samples));
	}

	/** Repairs a folder where files may have but some size. */
	static final class Child {

		private Child() {}

		public static void main(final String... args) throws IOException {
			final ImageFolder folder = new ImageFolder(Path.of(args[0]));
			final FolderFiles files = folder.files(FileHoles.range(255, 255), "", false, FileFormat.valueOf(args[1]));
			ImageFolder.order(files, 0, false).run(Progress.NONE, outcome -> System.out.println(outcome.status() + " " +
				outcome.message()));
		}
	}
}
