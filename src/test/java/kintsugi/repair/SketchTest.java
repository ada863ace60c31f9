package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/** Repairs planes with small networks that know sketches, and with methods that do not. */
class SketchTest {

	private static final int WIDTH = 60;
	private static final int HEIGHT = 50;
	private static final Hole DISC = Hole.where(WIDTH, HEIGHT, (x, y) -> Math.hypot(x - 30, y - 25) < 12);
	private static final Hole LINE = Hole.where(WIDTH, HEIGHT, (x, y) -> x == y + 5);
	private static final Hole INSIDE = Hole.where(WIDTH, HEIGHT, (x, y) -> LINE.isHole(x, y) && DISC.isHole(x, y));

	@TempDir
	private static Path folder;
	private static String model;
	private static String plain;

	@BeforeAll
	static void save() throws IOException {
		model = SketchModels.save(folder.resolve("sketched"), 1, true);
		plain = SketchModels.save(folder.resolve("plain"), 1, false);
	}

	private static Img<FloatType> plane() {
		return Planes.floats(WIDTH, HEIGHT, i -> Math.sin(i * 0.37) + i % WIDTH * 0.1);
	}

	private static <T extends RealType<T>> Planes.Repaired<T> repair(final String method, final Img<T> plane,
		final Hole hole, final Hole sketch) throws IOException
	{
		try (Repairer repairer = Repairer.open(method, Device.CPU)) {
			final List<Img<T>> output = Planes.copies(List.of(plane));
			return new Planes.Repaired<>(output, repairer.repair(List.of(plane), output, hole, sketch, Progress.NONE));
		}
	}

	private static <T extends RealType<T>> Hole difference(final Planes.Repaired<T> one, final Planes.Repaired<T> other) {
		return Hole.where(WIDTH, HEIGHT, (x, y) -> one.at(x, y) != other.at(x, y));
	}

	@Test
	void aSketchChangesWhatIsInTheHole() throws IOException {
		assertThat(difference(repair(model, plane(), DISC, null), repair(model, plane(), DISC, LINE)).isEmpty()).isFalse();
	}

	@Test
	void samplesOutsideOfTheHoleStayUnderALine() throws IOException {
		// the output's other samples are not those of the input, so that a write to them would be seen
		final List<Img<FloatType>> marked = List.of(Planes.floats(WIDTH, HEIGHT, i -> -1000));
		try (Repairer repairer = Repairer.open(model, Device.CPU)) {
			repairer.predict(List.of(plane()), DISC, LINE, Progress.NONE).writeTo(marked);
		}
		assertThat(Hole.where(WIDTH, HEIGHT, (x, y) -> Planes.at(marked.get(0), x, y) != -1000)).isEqualTo(DISC);
	}

	@Test
	void aSketchOutsideOfTheHoleHasNoEffect() throws IOException {
		final Hole outside = Hole.where(WIDTH, HEIGHT, (x, y) -> !DISC.isHole(x, y) && (x + y) % 3 == 0);
		final var repaired = repair(model, plane(), DISC, outside);
		assertThat(difference(repair(model, plane(), DISC, null), repaired).isEmpty()).isTrue();
		assertThat(repaired.report().toSentence()).contains("No line of the sketch lies in a hole");
		assertThat(repaired.report().toProperties()).containsEntry("Kintsugi sketch pixels", "0");
	}

	@Test
	void whatOfALineIsOutsideOfTheHoleHasNoEffect() throws IOException {
		assertThat(difference(repair(model, plane(), DISC, INSIDE), repair(model, plane(), DISC, LINE)).isEmpty()).isTrue();
	}

	@Test
	void anEmptySketchIsAsNone() throws IOException {
		final Hole none = Hole.none(WIDTH, HEIGHT);
		assertThat(difference(repair(model, plane(), DISC, none), repair(model, plane(), DISC, null)).isEmpty()).isTrue();
	}

	@Test
	void theReportDeclaresTheSketch() throws IOException {
		final RepairReport report = repair(model, plane(), DISC, LINE).report();
		assertThat(report.sketchPixels()).isEqualTo(OptionalLong.of(INSIDE.count()));
		assertThat(report.toProperties()).containsEntry("Kintsugi sketch pixels", Long.toString(INSIDE.count()));
		assertThat(report.toSentence()).contains(" by a sketch of " + INSIDE.count() + " pixels in ");
		assertThat(report.toJson()).contains("\"sketchPixels\": " + INSIDE.count());
	}

	@Test
	void aReportWithoutASketchDeclaresNone() throws IOException {
		final RepairReport report = repair(model, plane(), DISC, null).report();
		assertThat(report.sketchPixels()).isEmpty();
		assertThat(report.toProperties()).doesNotContainKey("Kintsugi sketch pixels");
	}

	@Test
	void allChannelsOfAnImageAreGuided() throws IOException {
		final List<Img<UnsignedByteType>> planes = List.of(Planes.bytes(WIDTH, HEIGHT, i -> i % 200), //
			Planes.bytes(WIDTH, HEIGHT, i -> i * 7 % 251));
		final List<Img<UnsignedByteType>> free = Planes.copies(planes);
		final List<Img<UnsignedByteType>> guided = Planes.copies(planes);
		try (Repairer repairer = Repairer.open(model, Device.CPU)) {
			repairer.repair(planes, free, DISC, Progress.NONE);
			repairer.repair(planes, guided, DISC, LINE, Progress.NONE);
		}
		for (int channel = 0; channel < 2; channel++) {
			final Img<UnsignedByteType> one = free.get(channel);
			final Img<UnsignedByteType> other = guided.get(channel);
			assertThat(Hole.where(WIDTH, HEIGHT, (x, y) -> Planes.at(one, x, y) != Planes.at(other, x, y)).isEmpty()) //
				.isFalse();
		}
	}

	@Test
	void methodsThatKnowNoSketchRefuseIt() {
		for (final String method : List.of("fluorescence-small", plain))
			assertThatThrownBy(() -> repair(method, plane(), DISC, LINE)).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("knows no sketch").hasMessageContaining("the sketch out");
	}

	@Test
	void aSketchOfAnotherSizeIsRefused() {
		assertThatThrownBy(() -> repair(model, plane(), DISC, Hole.none(10, 20))).isInstanceOf(
			IllegalArgumentException.class).hasMessageContaining("10 x 20").hasMessageContaining("60 x 50");
	}

	@Test
	void whichModelsKnowSketchesIsKnownWithoutOpeningThem() throws IOException {
		RepairMethods.requireSketched(model);
		assertThatThrownBy(() -> RepairMethods.requireSketched(plain)).isInstanceOf(IllegalArgumentException.class)
			.hasMessageStartingWith("The model '" + plain + "' knows no sketch");
		assertThat(RepairMethods.sketched()).contains("harmonic").doesNotContain("fluorescence-small");
	}
}
