package kintsugi.defect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import kintsugi.hole.Hole;

/** What holds for all kinds of defects and all images. */
class DefectPropertiesTest {

	@Provide
	Arbitrary<String> kinds() {
		return Arbitraries.of(Detectors.names());
	}

	@Property(tries = 40)
	void theTransposedImageHasTheTransposedDefects(@ForAll("kinds") final String kind,
		@ForAll @LongRange(max = 1000) final long seed)
	{
		final int width = 90;
		final int height = 70;
		final Raster raster = Damage.of(kind.equals("burnt-in") ? "saturated" : kind, width, height, 255, seed, //
			Scenes.gradient(width, height, seed)).raster();
		final Hole found = Scenes.find(kind, raster);
		final Hole transposed = Scenes.find(kind, new TransposedRaster(raster));
		assertThat(transposed).isEqualTo(Hole.where(height, width, (x, y) -> found.isHole(y, x)));
	}

	@Property(tries = 40)
	void sizesAreWithinTheLimits(@ForAll("kinds") final String kind, @ForAll @LongRange(max = 1000) final long seed,
		@ForAll @IntRange(min = 1, max = 9) final int smallest, @ForAll @IntRange(min = 0, max = 40) final int more)
	{
		final Raster raster = Damage.of("hot-pixels", 80, 80, 255, seed, //
			Damage.of("dust", 80, 80, 255, seed, Scenes.gradient(80, 80, seed)).raster() instanceof ArrayRaster dusty ? //
				dusty.planes() : new float[0][]).raster();
		final DefectSearch search = new DefectSearch(List.of(kind), 3, smallest, smallest + more, 15, 0);
		assertThat(search.run(raster, () -> {}).hole().components()).allSatisfy(part -> assertThat(part.count()) //
			.isBetween((long) smallest, (long) smallest + more));
	}

	@Property(tries = 60)
	void nothingIsWrongWithAConstantImageOfAnySize(@ForAll("kinds") final String kind,
		@ForAll @IntRange(min = 1, max = 50) final int width, @ForAll @IntRange(min = 1, max = 50) final int height,
		@ForAll @IntRange(min = 0, max = 255) final int value)
	{
		final float[] samples = new float[width * height];
		Arrays.fill(samples, value);
		assertThat(Scenes.find(kind, Raster.of(width, height, 0, 255, samples)).isEmpty()).isTrue();
	}

	@Property(tries = 40)
	void nothingIsFoundWhereThereIsNoNumber(@ForAll("kinds") final String kind,
		@ForAll @IntRange(min = 1, max = 40) final int width, @ForAll @IntRange(min = 1, max = 40) final int height)
	{
		final float[] samples = new float[width * height];
		Arrays.fill(samples, Float.NaN);
		assertThat(Scenes.find(kind, Raster.of(width, height, Float.NaN, Float.NaN, samples)).isEmpty()).isTrue();
	}

	@Property(tries = 40)
	void aNaNIsNeverFoundAndDoesNotHideOthers(@ForAll("kinds") final String kind,
		@ForAll @LongRange(max = 1000) final long seed)
	{
		final float[] samples = Scenes.gradient(80, 80, seed);
		for (int y = 20; y < 30; y++)
			Arrays.fill(samples, y * 80 + 20, y * 80 + 30, Float.NaN);
		samples[60 * 80 + 60] = 255;
		final Hole found = Scenes.find(kind, Raster.of(80, 80, Float.NaN, Float.NaN, samples));
		assertThat(found.crop(new kintsugi.hole.Box(20, 20, 10, 10)).isEmpty()).isTrue();
		if (kind.equals("hot-pixels")) assertThat(found.isHole(60, 60)).isTrue();
	}

	@Property(tries = 60)
	void smallImagesOfNoiseAreSearchedWithoutTrouble(@ForAll("kinds") final String kind,
		@ForAll @IntRange(min = 1, max = 12) final int width, @ForAll @IntRange(min = 1, max = 12) final int height,
		@ForAll @LongRange(max = 1000) final long seed)
	{
		final Raster raster = Raster.of(width, height, 0, 255, Scenes.gradient(width, height, seed));
		final Hole found = Scenes.find(kind, raster);
		assertThat(found.width()).isEqualTo(width);
		assertThat(found.height()).isEqualTo(height);
		assertThat(Scenes.find(kind, raster)).isEqualTo(found);
	}
}
