package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;

import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import ij.ImagePlus;
import kintsugi.hole.Hole;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;

/** A repair keeps everything but the holes, in images of every type and shape, wherever their holes come from. */
class AnySourceTest {

	@Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
	void exactlyTheHolesOfASourceAreRepaired(@ForAll final AnySource.Source source, @ForAll final AnyImage.Kind kind,
		@ForAll final Scope scope, @ForAll @IntRange(min = 1, max = 2) final int c, //
		@ForAll @IntRange(min = 1, max = 2) final int z, @ForAll @IntRange(min = 1, max = 2) final int t, //
		@ForAll final long seed) throws IOException
	{
		Assume.that(source.suits(kind));
		final ImagePlus image = AnyImage.of(kind, c, z, t, seed).image();
		final AnySource any = AnySource.of(source, kind, image, new Random(seed));
		final Hole[] expected = new Hole[image.getStackSize()];
		long count = 0;
		for (int slice = 1; slice <= expected.length; slice++) {
			expected[slice - 1] = isIn(scope, image, slice) ? any.expected(slice, image.getWidth(), image.getHeight()) : //
				Hole.none(image.getWidth(), image.getHeight());
			// what is all hole is not repaired
			Assume.that(SampleArrays.hasValid(image.getStack().getPixels(slice), expected[slice - 1]));
			count += expected[slice - 1].count();
		}
		final ImagePlus before = new ImagePlus("before", image.getStack().duplicate());
		try (Repairer repairer = Repairer.of(new FlatFiller(0, 0.3f))) {
			final SliceHoles holes = any.holes().find();
			for (int slice = 1; slice <= expected.length; slice++)
				if (isIn(scope, image, slice)) assertThat(holes.of(slice)).as("slice " + slice).isEqualTo(expected[slice - 1]);
			final RepairResult result = Images.repair(repairer, image, holes, scope, Progress.NONE);
			assertThat(result.report().holePixels()).isEqualTo(count);
			TestImages.assertSamples(image, result.image(), slice -> expected[slice - 1]);
			TestImages.assertLike(image, result.image());
		}
		TestImages.assertSamples(before, image, Hole.none(image.getWidth(), image.getHeight()));
	}

	private static boolean isIn(final Scope scope, final ImagePlus image, final int slice) {
		return switch (scope) {
			case STACK -> true;
			case CHANNEL -> (slice - 1) % image.getNChannels() == (image.getCurrentSlice() - 1) % image.getNChannels();
			case SLICE -> slice == image.getCurrentSlice();
		};
	}
}
