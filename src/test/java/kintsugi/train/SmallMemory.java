package kintsugi.train;

import java.util.List;
import java.util.Map;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;

import kintsugi.net.Inputs;
import kintsugi.net.Network;
import kintsugi.net.Ops;
import kintsugi.net.Parameter;

/**
 * A network on a device with room for so many samples; with more it says what PyTorch says where memory gives out.
 *
 * @param late whether the memory gives out after the network has computed, and moved its running statistics
 */
record SmallMemory(Network network, int room, boolean late) implements Network {

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
	public <T> List<T> stages(final Ops<T> ops, final Inputs<T> inputs) {
		final boolean tooMany = inputs.image() instanceof NDArray array && array.getShape().get(0) > room;
		if (tooMany && late) network.stages(ops, inputs);
		if (tooMany) throw new EngineException("CUDA out of memory. Tried to allocate.");
		return network.stages(ops, inputs);
	}
}
