package kintsugi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import kintsugi.net.Parameter.Role;

/** Tests what a partial convolution sees outside of its input. */
class PaddingTest {

	private static final int SIDE = 6;

	/** A single layer as a network. */
	private static final class OneLayer extends TestNetwork {

		private final PartialConv layer;

		OneLayer(final Padding padding) {
			this(new PartialConv("layer", 1, 1, 3, 1, false, Role.WEIGHT, padding));
		}

		private OneLayer(final PartialConv layer) {
			super(1, layer.parameters());
			this.layer = layer;
		}

		@Override
		public <T> T forward(final Ops<T> ops, final T image, final T mask) {
			return layer.forward(ops, List.of(Masked.of(image, mask, 1))).features();
		}
	}

	private static float[] run(final Padding padding, final float[] image, final float[] mask) throws IOException {
		final Network network = new OneLayer(padding);
		return OnnxRun.run(network, OnnxRun.weights(network, 5), image, mask, 1, SIDE, SIDE);
	}

	/** Computes sum(1) / sum(M) W(X * M) with the values and the mask that a function gives outside. */
	private static double expected(final Padding padding, final float[] image, final float[] mask, final int x,
		final int y)
	{
		final Network network = new OneLayer(padding);
		final float[] weight = OnnxRun.weights(network, 5).get(network.parameters().get(0));
		double features = 0;
		double valid = 0;
		for (int i = 0; i < 9; i++) {
			final int u = x + i % 3 - 1;
			final int v = y + i / 3 - 1;
			final boolean inside = u >= 0 && v >= 0 && u < SIDE && v < SIDE;
			final int at = mirror(v) * SIDE + mirror(u);
			final double m = inside || padding == Padding.REFLECT ? mask[at] : padding == Padding.ZERO ? 1 : 0;
			final double value = inside || padding == Padding.REFLECT ? image[at] : 0;
			features += weight[i] * value * m;
			valid += m;
		}
		return valid == 0 ? 0 : features * 9 / valid;
	}

	private static int mirror(final int i) {
		return i < 0 ? -i : i >= SIDE ? 2 * SIDE - 2 - i : i;
	}

	@Test
	void eachPaddingIsItsEquation() throws IOException {
		final float[] image = Arrays4.values(SIDE * SIDE, 3);
		final float[] mask = Arrays4.mask(SIDE * SIDE, 0.4, 4);
		for (final Padding padding : Padding.values()) {
			final float[] output = run(padding, image, mask);
			for (int i = 0; i < output.length; i++)
				assertThat((double) output[i]).as(padding + " at " + i).isCloseTo(expected(padding, image, mask, i % SIDE,
					i / SIDE), within(2e-5));
		}
	}

	@Test
	void aConstantImageStaysConstantWhereItIsMirrored() throws IOException {
		final float[] ones = Arrays4.constant(SIDE * SIDE, 1);
		final float[] output = run(Padding.REFLECT, ones, ones);
		for (final float value : output)
			assertThat(value).isCloseTo(output[0], within(1e-6f));
	}

	@Test
	void theBottleneckOfAMirroringNetworkHasANeighbour() {
		assertThat(new PConvUNet(1, 4, 8, 3, Base.NONE, Padding.REFLECT).multiple()).isEqualTo(16);
		assertThat(new PConvUNet(1, 4, 8, 3, Base.NONE, Padding.ZERO).multiple()).isEqualTo(8);
	}

	@Test
	void aFileThatNamesNoPaddingHasHoles() {
		final PConvUNet network = new PConvUNet(1, 4, 8, 3, Base.NONE);
		final java.util.Map<String, String> old = new java.util.LinkedHashMap<>(network.settings());
		old.remove("padding");
		assertThat(Networks.create(PConvUNet.ARCHITECTURE, old).settings()).isEqualTo(network.settings());
	}
}
