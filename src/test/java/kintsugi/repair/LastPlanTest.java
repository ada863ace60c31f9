package kintsugi.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import kintsugi.hole.Hole;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** Tests that the plan of a hole serves for the next slice with the same hole, and for no other. */
class LastPlanTest {

	private static final Hole WIDE = disc(150);
	private static final Hole NARROW = disc(20);
	private final Approach approach = Approach.of(Strategy.AUTO, filler());

	@Test
	void anEqualHoleHasTheSamePlan() {
		final LastPlan last = new LastPlan();
		final Plan plan = last.of(WIDE, approach, 8);
		assertThat(last.of(disc(150), approach, 8)).isSameAs(plan);
		assertThat(last.index(disc(150))).isSameAs(last.index(WIDE));
	}

	@Test
	void anotherHoleOrApproachHasAnother() {
		final LastPlan last = new LastPlan();
		final Plan plan = last.of(WIDE, approach, 8);
		final Plan smaller = last.of(WIDE, approach.smaller(160, 8).orElseThrow(), 8);
		assertThat(smaller.tiles()).isNotEqualTo(plan.tiles());
		assertThat(last.of(NARROW, approach, 8).tiles()).hasSize(1);
		assertThat(last.index(NARROW).size()).isEqualTo((int) NARROW.count());
	}

	@Test
	void slicesComeOutAsByThemselves() throws IOException {
		final List<Hole> holes = List.of(WIDE, WIDE, NARROW, WIDE, NARROW, NARROW);
		try (Repairer stack = Repairer.of(filler())) {
			for (int i = 0; i < holes.size(); i++) {
				final int slice = i;
				final List<Img<FloatType>> plane = List.of(Planes.floats(400, 380, at -> at % (90 + slice) + slice));
				final Prediction among = stack.predict(plane, holes.get(i), Progress.NONE);
				try (Repairer alone = Repairer.of(filler())) {
					assertThat(among.values(0)).isEqualTo(alone.predict(plane, holes.get(i), Progress.NONE).values(0));
				}
			}
		}
	}

	private static Hole disc(final int radius) {
		return Hole.where(400, 380, (x, y) -> Math.hypot(x - 200, y - 190) < radius);
	}

	private static LimitedFiller filler() {
		return new LimitedFiller(new PyramidHarmonicFiller(), 32, 160, 64);
	}
}
