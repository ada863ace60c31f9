package kintsugi.net;

import java.util.List;
import java.util.Map;

/** A network that is only a few layers, to look at these by themselves. */
public abstract class TestNetwork implements Network {

	private final int channels;
	private final List<Parameter> parameters;

	/** Describes a network that takes images of this many channels. */
	protected TestNetwork(final int channels, final List<Parameter> parameters) {
		this.channels = channels;
		this.parameters = parameters;
	}

	@Override
	public String architecture() {
		return "test";
	}

	@Override
	public Map<String, String> settings() {
		return Map.of();
	}

	@Override
	public int channels() {
		return channels;
	}

	@Override
	public int multiple() {
		return 1;
	}

	@Override
	public List<Parameter> parameters() {
		return parameters;
	}

	@Override
	public <T> List<T> stages(final Ops<T> ops, final Inputs<T> inputs) {
		return List.of(forward(ops, inputs.image(), inputs.mask()));
	}

	@Override
	public abstract <T> T forward(Ops<T> ops, T image, T mask);
}
