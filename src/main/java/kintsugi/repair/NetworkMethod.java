package kintsugi.repair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.scijava.Priority;
import org.scijava.plugin.Plugin;

import kintsugi.model.ModelException;
import kintsugi.model.ModelStore;
import kintsugi.net.Network;
import kintsugi.onnx.Device;

/** Networks: the models of the store, bundled or the user's own, and any model's folder or zip file by its path. */
@Plugin(type = RepairMethod.class, priority = Priority.HIGH)
public final class NetworkMethod implements RepairMethod {

	@Override
	public List<String> names() {
		return ModelStore.standard().names();
	}

	@Override
	public Optional<String> suggestion(final int channels) {
		try {
			return ModelStore.standard().suggestion(channels);
		}
		catch (final ModelException e) {
			throw new IllegalStateException("The program's own models cannot be read; install it again. " + e.getMessage(),
				e);
		}
	}

	@Override
	public boolean accepts(final String name) {
		return names().contains(name) || isPath(name);
	}

	@Override
	public boolean sketched(final String name) throws IOException {
		return ModelStore.standard().network(name).sketched();
	}

	@Override
	public Optional<String> sketchedSuggestion(final int channels) {
		return names().stream().filter(name -> isSketched(name, channels)).findFirst();
	}

	private static boolean isSketched(final String name, final int channels) {
		try {
			final Network network = ModelStore.standard().network(name);
			return network.sketched() && network.channels() == channels;
		}
		catch (final ModelException e) {
			// opening it will say why
			return false;
		}
	}

	@Override
	public List<String> warnings() {
		return ModelStore.standard().warnings();
	}

	@Override
	public Filler open(final String name, final Device device) throws IOException {
		return OpenNetworks.standard().open(ModelStore.standard(), name, device);
	}

	@Override
	public void release() {
		OpenNetworks.standard().closeUnused();
	}

	private static boolean isPath(final String name) {
		try {
			return !name.isBlank() && Files.exists(Path.of(name));
		}
		catch (final InvalidPathException e) {
			return false;
		}
	}
}
