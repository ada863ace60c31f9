package kintsugi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;

import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.Ops;
import kintsugi.net.PConvUNet;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;
import kintsugi.train.recipe.Recipe;

/** Tests that a batch that is too large for the memory is computed in parts. */
class OutOfMemoryTest {

	/** A network without batch norm, which alone could tell parts from the whole, on a device with room for so many samples. */
	private record Small(PConvUNet network, int room) implements Network {

		@Override
		public String architecture() {
			return network.architecture();
		}

		@Override
		public Map<String, String> settings() {
			return network.settings();
		}

		@Override
		public int channels() {
			return network.channels();
		}

		@Override
		public int multiple() {
			return network.multiple();
		}

		@Override
		public List<Parameter> parameters() {
			return network.parameters();
		}

		@Override
		public <T> T forward(final Ops<T> ops, final T image, final T mask) {
			if (image instanceof NDArray array && array.getShape().get(0) > room) throw new EngineException("CUDA out of memory. Tried to allocate.");
			return network.forward(ops, image, mask);
		}
	}

	private static Weights train(final int room, final List<String> messages) throws IOException {
		final Network network = new Small(new PConvUNet(1, 4, 8, 1, Base.NONE), room);
		final Recipe recipe = TrainingSamples.recipe(3, 5).withBatch(4);
		final Weights start = Weights.initial(network, new SplittableRandom(1));
		try (Trainer trainer = new Trainer(network, start, recipe, TrainingSamples.MACHINE, null, Map.of(), Map.of(),
			messages::add))
		{
			return trainer.train(TrainingSamples.sampler(TrainingSamples.corpus(3), recipe), null, null, null, step -> {}).last();
		}
	}

	@Test
	void theBatchIsHalvedAndTheGradientStaysThatOfTheWhole() throws IOException {
		final Weights whole = train(4, new ArrayList<>());
		for (final int room : new int[] { 3, 2, 1 }) {
			final List<String> messages = new ArrayList<>();
			final Weights parts = train(room, messages);
			assertThat(messages).anyMatch(m -> m.contains("does not fit into memory") && m.contains(room == 1 ? "1 at a time" : //
				"2 at a time"));
			for (final Map.Entry<String, float[]> entry : whole.asMap().entrySet())
				assertThat(parts.asMap().get(entry.getKey())).as(entry.getKey()).containsExactly(entry.getValue(), within(2e-4f));
		}
	}

	@Test
	void aDeviceWithoutRoomForOneSampleIsAnError() {
		assertThatThrownBy(() -> train(0, new ArrayList<>())).hasMessageContaining("out of memory");
	}
}
