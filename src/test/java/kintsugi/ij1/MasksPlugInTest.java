package kintsugi.ij1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.ij1.RealImageJ.Outcome;
import kintsugi.mask.MaskManifest;

/** Runs the menu entry <i>Generate Masks...</i> in a real ImageJ. */
class MasksPlugInTest {

	private static final String SMALL = " width=64 height=48 count=12 seed=0";
	private static final String MOVIE = "newImage('walk', '8-bit ramp', 96, 80, 3); for (i = 1; i <= 3; i++) {" +
		"setSlice(i); run('Add Specified Noise...', 'slice standard=2'); setColor(220);" +
		"fillOval(10 + 8 * i, 20 + 4 * i, 30, 30);}";

	@TempDir
	static Path folder;
	private static RealImageJ imageJ;

	@BeforeAll
	static void start() throws IOException {
		imageJ = new RealImageJ(folder);
	}

	@AfterAll
	static void stop() throws IOException {
		if (imageJ != null) imageJ.close();
	}

	@Test
	void showsAStackWhenThereIsNoOutput() {
		final Outcome outcome = run("generator=boxes" + SMALL, "return getTitle() + ' ' + nSlices + ' ' + getWidth() +" +
			"' ' + getHeight() + ' ' + bitDepth();");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("masks-boxes 12 64 48 8");
	}

	@Test
	void holesAre255() {
		final Outcome outcome = run("generator=central-box settings=size=10 width=40 height=32 count=1 seed=3",
			"return '' + getValue(0, 0) + ' ' + getValue(20, 16);");
		assertThat(outcome.value()).isEqualTo("0 255");
	}

	@Test
	void writesAFolder() throws IOException {
		final Path target = folder.resolve("my masks");
		final Outcome outcome = run("generator=free-form settings=[strokes=5 width-max=30]" + SMALL + " output=[" + target +
			"]", "");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.log()).contains("12 masks", "free-form");
		final MaskManifest manifest = MaskManifest.read(target.resolve("manifest.csv"));
		assertThat(manifest.entries()).hasSize(12);
		assertThat(manifest.dataset().generator().settings()).containsEntry("strokes", "5").containsEntry("width-max",
			"30");
	}

	@Test
	void takesTheCurrentStackAsMovie() {
		final Outcome outcome = imageJ.macro(MOVIE + "run('Generate Masks...', 'generator=occlusion" + SMALL + "');" +
			"return getTitle() + ' ' + nSlices;");
		assertThat(outcome.error()).isEmpty();
		assertThat(outcome.value()).isEqualTo("masks-occlusion 12");
	}

	@Test
	void whatIsWrongStopsTheMacro() {
		assertStopped(run("generator=brush", "print('went on');"), "brush");
		assertStopped(run("generator=boxes settings=colour=red", "print('went on');"), "colour");
		assertStopped(run("generator=boxes count=many", "print('went on');"), "count", "many");
		assertStopped(run("generator=boxes seed=x", "print('went on');"), "seed", "'x'");
		assertStopped(run("generator=boxes count=-2", "print('went on');"), "count");
		assertStopped(run("generator=lattice classes=even", "print('went on');"), "lattice");
	}

	@Test
	void escapeStopsTheMacro() {
		final Outcome outcome = imageJ //
			.escaped("run('Generate Masks...', 'width=512 height=512 count=20000'); print('went on');");
		assertThat(outcome.log()).doesNotContain("went on");
		assertThat(outcome.images()).isZero();
	}

	private static Outcome run(final String options, final String then) {
		return imageJ.macro("run('Generate Masks...', '" + options + "'); " + then);
	}

	private static void assertStopped(final Outcome outcome, final String... words) {
		assertThat(outcome.error()).contains(words);
		assertThat(outcome.log()).doesNotContain("went on");
	}
}
