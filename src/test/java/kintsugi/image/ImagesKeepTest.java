package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import ij.CompositeImage;
import ij.ImagePlus;
import kintsugi.hole.Hole;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;

/** A repair keeps everything but the hole, in images of every type and size. */
class ImagesKeepTest {

	private static final List<Integer> BITS = List.of(8, 16, 24, 32);

	@Property(tries = 60)
	void everythingButTheHoleStaysInSingleImages(@ForAll @IntRange(max = 3) final int type,
		@ForAll @IntRange(min = 1, max = 40) final int width, @ForAll @IntRange(min = 1, max = 30) final int height,
		@ForAll final long seed) throws IOException
	{
		final Random random = new Random(seed);
		final ImagePlus image = new ImagePlus("one.tif", TestImages.plane(BITS.get(type), width, height, random));
		if (BITS.get(type) != 24) image.setDisplayRange(5, 70);
		assertRepairKeeps(TestImages.furnish(image), hole(width, height, random));
	}

	@Property(tries = 40)
	void everythingButTheHoleStaysInStacks(@ForAll @IntRange(max = 3) final int type,
		@ForAll @IntRange(min = 1, max = 5) final int slices, @ForAll final long seed) throws IOException
	{
		final Random random = new Random(seed);
		final ImagePlus image = TestImages.stack(BITS.get(type), 17, 11, slices, random);
		image.setSlice(1 + random.nextInt(slices));
		if (BITS.get(type) != 24) image.setDisplayRange(5, 70);
		assertRepairKeeps(TestImages.furnish(image), hole(17, 11, random));
	}

	@Property(tries = 40)
	void everythingButTheHoleStaysInHyperstacks(@ForAll @IntRange(min = 2, max = 4) final int c,
		@ForAll @IntRange(min = 1, max = 3) final int z, @ForAll @IntRange(min = 1, max = 3) final int t,
		@ForAll @IntRange(min = 1, max = 3) final int mode, @ForAll final long seed) throws IOException
	{
		final Random random = new Random(seed);
		final CompositeImage image = TestImages.composite(List.of(8, 16, 32).get(random.nextInt(3)), c, z, t, random);
		image.setMode(mode);
		image.getActiveChannels()[0] = random.nextBoolean();
		assertRepairKeeps(TestImages.furnish(image), hole(13, 9, random));
	}

	@Property(tries = 20)
	void everythingButTheHoleStaysInSignedImages(@ForAll final long seed) throws IOException {
		final Random random = new Random(seed);
		final ImagePlus image = new ImagePlus("signed.tif", TestImages.plane(16, 21, 15, random));
		image.getCalibration().setSigned16BitCalibration();
		image.setDisplayRange(32768 - 500, 32768 + 900);
		assertRepairKeeps(TestImages.furnish(image), hole(21, 15, random));
	}

	private static void assertRepairKeeps(final ImagePlus image, final Hole hole) throws IOException {
		try (Repairer repairer = Repairer.of(new FlatFiller(0, 0.3f))) {
			final RepairResult result = Images.repair(repairer, image, hole, Progress.NONE);
			TestImages.assertLike(image, result.image(), hole);
			assertThat(result.image().getRoi()).isNull();
			assertThat(result.report().holePixels()).isEqualTo(hole.count() * image.getStackSize());
		}
	}

	/** Makes a random hole that leaves at least one pixel, so that a 1 x 1 image has none. */
	private static Hole hole(final int width, final int height, final Random random) {
		final double share = random.nextDouble() * 0.8;
		return Hole.where(width, height, (x, y) -> x + y > 0 && random.nextDouble() < share);
	}
}
