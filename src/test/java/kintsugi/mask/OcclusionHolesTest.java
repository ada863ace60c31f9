package kintsugi.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;

/** Tests {@link OcclusionHoles} and the optical flow behind it. */
class OcclusionHolesTest {

	private static final List<Plane> MOVIE = Families.movie(80, 64, 3);

	@Test
	void flowFollowsAMotion() {
		final float[] texture = Families.texture(80, 60, 4);
		final float[] moved = new float[80 * 60];
		for (int y = 0; y < 60; y++)
			for (int x = 0; x < 80; x++)
				moved[y * 80 + x] = texture[Math.max(0, y - 2) * 80 + Math.max(0, x - 4)];
		final Flow flow = TvL1Flow.between(new Plane(80, 60, texture), new Plane(80, 60, moved));
		double error = 0;
		for (int y = 10; y < 50; y++)
			for (int x = 10; x < 70; x++)
				error += Math.hypot(flow.u()[y * 80 + x] - 4, flow.v()[y * 80 + x] - 2) / (40 * 60);
		assertThat(error).isLessThan(0.3);
	}

	@Test
	void framesThatAreTheSameDoNotFlow() {
		final Flow flow = TvL1Flow.between(MOVIE.get(0), MOVIE.get(0));
		assertThat(flow.u()).containsOnly(0);
		assertThat(flow.v()).containsOnly(0);
	}

	@Test
	void theHoleIsWhereBackgroundIsUncovered() {
		final Hole hole = new Occlusions(MOVIE).of(0);
		final Box before = Families.squareAt(0);
		final Box after = Families.squareAt(1);
		final Hole uncovered = Hole.where(80, 64, (x, y) -> before.contains(x, y) && !after.contains(x, y));
		final long hit = hole.invert().union(uncovered.invert()).invert().count();
		assertThat(hit).isGreaterThan(uncovered.count() * 6 / 10);
		// nothing far from the moving square, nothing inside of it
		final Hole near = uncovered.grow(4);
		final Box inside = after.grow(-4);
		assertThat(Hole.where(80, 64, (x, y) -> hole.isHole(x, y) && inside.contains(x, y)).count()).isZero();
		final long far = Hole.where(80, 64, (x, y) -> hole.isHole(x, y) && !before.union(after).grow(5).contains(x, y))
			.count();
		assertThat(far).isLessThan(hole.count() / 10);
		assertThat(hole.invert().union(near.invert()).invert().count()).isGreaterThan(hole.count() / 2);
	}

	@Test
	void dilationMakesHolesLarger() {
		final MaskGenerator occlusion = OcclusionHoles.of(MOVIE).with(Map.of("dilation", "0"));
		double thin = 0;
		double wide = 0;
		for (int seed = 0; seed < 20; seed++) {
			thin += occlusion.draw(128, 96, seed).ratio();
			wide += occlusion.with(Map.of("dilation", "40")).draw(128, 96, seed).ratio();
		}
		assertThat(wide).isGreaterThan(1.5 * thin);
	}

	@Test
	void holesAreTurnedToAllSides() {
		final MaskGenerator occlusion = OcclusionHoles.of(MOVIE);
		Hole sum = Hole.none(64, 64);
		for (int seed = 0; seed < 40; seed++)
			sum = sum.union(occlusion.draw(64, 64, seed));
		assertThat(sum.bounds().orElseThrow().area()).isGreaterThan(55L * 55);
	}

	@Test
	void aLargeMovieIsMadeSmall() {
		final List<Plane> frames = Frames.prepare(Families.movie(600, 300, 2));
		assertThat(frames).hasSize(2);
		assertThat(frames.get(0).width()).isEqualTo(200);
		assertThat(frames.get(0).height()).isEqualTo(100);
	}

	@Test
	void samplesThatAreNoNumbersAreDark() {
		final float[] samples = Families.texture(40, 40, 1);
		samples[77] = Float.NaN;
		samples[78] = Float.POSITIVE_INFINITY;
		final Plane frame = new Plane(40, 40, samples);
		final float[] prepared = Frames.prepare(List.of(frame, frame)).get(0).samples();
		assertThat(prepared[77]).isZero();
		assertThat(prepared[78]).isZero();
		for (final float value : prepared)
			assertThat(value).isBetween(0f, 255.001f);
	}

	@Test
	void aMovieIsReadThroughTheReaders() {
		final OcclusionHoles fromFile = new OcclusionHoles(Families.files(MOVIE.toArray(Plane[]::new)));
		final MaskGenerator generator = fromFile.with(Map.of("movie", "walk.avi"));
		assertThat(generator.draw(64, 48, 3)).isEqualTo(OcclusionHoles.of(MOVIE).draw(64, 48, 3));
		assertThat(generator.settings()).containsEntry("movie", "walk.avi");
	}

	@Test
	void stacksInMemoryDifferInTheirSettings() {
		final OcclusionHoles one = OcclusionHoles.of(MOVIE);
		assertThat(one.settings()).isEqualTo(OcclusionHoles.of(MOVIE).settings());
		assertThat(one.settings()).isNotEqualTo(OcclusionHoles.of(MOVIE.subList(0, 2)).settings());
		assertThat(one.remarks()).hasSize(1);
	}

	@Test
	void noMovieIsASentence() {
		assertThatThrownBy(() -> MaskGenerators.named("occlusion").draw(64, 64, 0)).hasMessageContaining("movie");
	}

	@Test
	void aMovieThatIsNotThereIsASentence() {
		assertThatThrownBy(() -> MaskGenerators.named("occlusion").with(Map.of("movie", "no-such.avi"))) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no-such.avi").hasMessageContaining("movie");
	}

	@Test
	void oneFrameIsNoMovie() {
		assertThatThrownBy(() -> OcclusionHoles.of(MOVIE.subList(0, 1))).hasMessageContaining("2 frames");
	}

	@Test
	void framesOfDifferentSizesAreASentence() {
		assertThatThrownBy(() -> OcclusionHoles.of(List.of(MOVIE.get(0), Families.movie(70, 64, 1).get(0)))) //
			.hasMessageContaining("80x64").hasMessageContaining("70x64");
	}

	@Test
	void aMovieWithoutMotionIsASentence() {
		final OcclusionHoles still = OcclusionHoles.of(List.of(MOVIE.get(0), MOVIE.get(0)));
		assertThatThrownBy(() -> still.draw(64, 64, 0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(
			"motion");
	}
}
