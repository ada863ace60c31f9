package kintsugi.repair;

import java.util.List;
import java.util.Optional;

import org.scijava.plugin.Plugin;

import kintsugi.onnx.Device;

/**
 * The method {@code harmonic}: a smooth membrane over the hole, which a sketch can cut; instant and without a model.
 */
@Plugin(type = RepairMethod.class)
public final class HarmonicMethod implements RepairMethod {

	/** The name of the method. */
	public static final String NAME = "harmonic";

	@Override
	public List<String> names() {
		return List.of(NAME);
	}

	@Override
	public boolean sketched(final String name) {
		return true;
	}

	@Override
	public Optional<String> sketchedSuggestion(final int channels) {
		return Optional.of(NAME);
	}

	@Override
	public Filler open(final String name, final Device device) {
		return new PyramidHarmonicFiller();
	}
}
