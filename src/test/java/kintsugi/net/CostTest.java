package kintsugi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cost of the networks, against published numbers and numbers worked out by hand. */
class CostTest {

	@Test
	void paperNetworkHas32Point86MillionParameters() {
		final Cost cost = Cost.of(PConvUNet.paper(), 1, 256, 256);
		assertThat(Math.round(cost.trainable() / 1e4)).isEqualTo(3286);
		assertThat(cost.trainable()).isEqualTo(Weights.trainableSize(PConvUNet.paper()));
	}

	@Test
	void sevenLevelsHave25Point8MillionParameters() {
		final Network network = new PConvUNet(3, 64, 512, 7, Base.NONE);
		assertThat(Math.round(Cost.of(network, 1, 256, 256).trainable() / 1e5)).isEqualTo(258);
	}

	@Test
	void paperNetworkTakes75Point9GigaFlop() {
		final Cost cost = Cost.of(PConvUNet.paper(), 1, 512, 512);
		assertThat(cost.flops() / 1e9).isCloseTo(75.9, within(0.76));
		assertThat(cost.convolutionFlops()).isLessThan(cost.flops());
	}

	@Test
	void runningStatisticsCountAsParametersButNotAsTrainable() {
		final Network network = new PConvUNet(1, 4, 8, 2, Base.NONE);
		final long all = network.parameters().stream().mapToLong(Parameter::size).sum();
		final Cost cost = Cost.of(network, 1, 4, 4);
		assertThat(cost.parameters()).isEqualTo(all);
		assertThat(cost.parameters() - cost.trainable()).isEqualTo(2 * (8 + 4));
	}

	@Test
	void paperNetworkSees1037Pixels() {
		// encoder: 1 + 6, then 4, 4, 2, 2, 2, 2, 2 samples of 2, 4, 8 ... 128 pixels; decoder: 2 of 128, 64, ... 1
		final long encoder = 7 + 4 * 2 + 4 * 4 + 2 * (8 + 16 + 32 + 64 + 128);
		final long decoder = 2 * (128 + 64 + 32 + 16 + 8 + 4 + 2 + 1);
		assertThat(Cost.of(PConvUNet.paper(), 1, 512, 512).receptiveField()).isEqualTo(encoder + decoder);
	}

	@Test
	void baseFillSeesTheWholeImage() {
		final Cost cost = Cost.of(new PConvUNet(1, 4, 8, 2, Base.HARMONIC), 1, 512, 512);
		assertThat(cost.receptiveField()).isGreaterThanOrEqualTo(512);
	}

	@ParameterizedTest
	@CsvSource({ "3, 8, 1, 256, 256", "3, 7, 2, 128, 384", "1, 7, 1, 128, 128", "1, 2, 5, 4, 8" })
	void outputHasTheShapeOfTheInput(final int channels, final int levels, final int n, final int h, final int w) {
		for (final Base base : Base.values())
			assertThat(Cost.of(new PConvUNet(channels, 2, 4, levels, base), n, h, w).output()) //
				.isEqualTo(List.of(n, channels, h, w));
	}

	@Test
	void flopsGrowWithTheBatch() {
		final Network network = new PConvUNet(3, 8, 32, 3, Base.HARMONIC);
		assertThat(Cost.of(network, 4, 64, 64).flops()).isBetween(//
			4 * Cost.of(network, 1, 64, 64).flops() - 4000, 4 * Cost.of(network, 1, 64, 64).flops());
	}

	@Test
	void countsOneConvolutionAsWorkedOutByHand() {
		final CostOps ops = new CostOps();
		final CostOps.Value weight = ops.constant(new float[6 * 2 * 9], 6, 2, 3, 3);
		final CostOps.Value y = ops.convolve(CostOps.input(2, 4, 10, 12), weight, ops.constant(new float[6], 6), //
			2, 1, 2);
		final Cost cost = ops.cost(y);
		assertThat(cost.output()).containsExactly(2, 6, 5, 6);
		assertThat(cost.flops()).isEqualTo(2L * 6 * 5 * 6 * (2 * 2 * 9 + 1));
		assertThat(cost.receptiveField()).isEqualTo(3);
	}

	@Test
	void countsTheValuesThatStayInMemory() {
		final CostOps ops = new CostOps();
		final CostOps.Value x = CostOps.input(2, 4, 10, 12);
		final CostOps.Value y = ops.relu(ops.add(x, ops.reshape(ops.constant(new float[4], 4), 1, 4, 1, 1)));
		assertThat(ops.cost(ops.upsampleBilinear(y)).values()).isEqualTo((1 + 1 + 4) * 2 * 4 * 10 * 12);
	}

	@Test
	void sizeThatIsNoMultipleIsRefused() {
		assertThatThrownBy(() -> Cost.of(new PConvUNet(1, 2, 4, 3, Base.NONE), 1, 20, 24)) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("multiples");
		assertThatThrownBy(() -> Cost.of(new PConvUNet(1, 2, 4, 3, Base.HARMONIC), 1, 20, 24)) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("even");
	}
}
