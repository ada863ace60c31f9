package kintsugi.train.adversarial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.Test;

import kintsugi.net.Parameter;

/** Tests the layers of {@link Discriminator}. */
class DiscriminatorTest {

	@Test
	void thePapersHas5Point95MillionTrainedParameters() {
		final long size = new Discriminator(3, false, 64, 256).trainableSize();
		assertThat(size).isEqualTo(5_946_816);
		assertThat(Math.round(size / 1e4)).isEqualTo(595);
	}

	@Test
	void aSketchIsOneMoreInput() {
		assertThat(new Discriminator(3, true, 64, 256).trainableSize()).isEqualTo(5_946_816 + 64 * 25);
	}

	@Test
	void theWidthsDoubleUpToTheWidest() {
		assertThat(new Discriminator(1, false, 16, 50).layers()).extracting(SpectralConv::outChannels).containsExactly(16,
			32, 50, 50, 50, 50);
	}

	@Test
	void allNamesDifferAndHaveThePrefix() {
		assertThat(new Discriminator(1, false, 4, 8).parameters()).extracting(Parameter::name).doesNotHaveDuplicates()
			.hasSize(24).allMatch(name -> name.startsWith("discriminator."));
	}

	@Test
	void eachPatchOf64PixelsHasAScoreForEachFeature() {
		for (final boolean sketched : new boolean[] { false, true })
			try (DiscriminatorArrays arrays = new DiscriminatorArrays(new Discriminator(3, sketched, 4, 8), 1);
				NDManager local = arrays.manager.newSubManager())
			{
				final NDArray plane = local.ones(new Shape(2, 1, 128, 96));
				final NDArray scores = arrays.discriminator.scores(arrays.ops(local), local.ones(new Shape(2, 3, 128, 96)),
					plane, plane);
				assertThat(scores.getShape()).isEqualTo(new Shape(2, 8, 2, 2));
			}
	}

	@Test
	void theLastLayerHasNoActivation() {
		try (DiscriminatorArrays arrays = new DiscriminatorArrays(new Discriminator(1, false, 4, 8), 1); NDManager local =
			arrays.manager.newSubManager())
		{
			final NDArray plane = local.ones(new Shape(1, 1, 32, 32));
			final float[] before = arrays.discriminator.scores(arrays.ops(local), plane, plane, null).toFloatArray();
			arrays.change(arrays.discriminator.layers().get(5).bias(), 1, -100);
			final float[] after = arrays.discriminator.scores(arrays.ops(local), plane, plane, null).toFloatArray();
			for (int i = 0; i < after.length; i++)
				assertThat(after[i] - before[i]).isBetween(-100.01f, -99.99f);
		}
	}

	@Test
	void theValuesThatATrainingKeepsAreCounted() {
		// 4 x 16 x 16, 8 x 8 x 8, 8 x 4 x 4, 8 x 2 x 2, 8, 8, and their activations
		assertThat(new Discriminator(1, false, 4, 8).values(32)).isEqualTo(2 * (1024 + 512 + 128 + 32 + 8 + 8));
	}
}
