package kintsugi.repair;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import kintsugi.model.ModelStamp;
import kintsugi.model.ModelStore;
import kintsugi.onnx.Device;

/**
 * The networks that are open: one session for each model and device, shared by all repairs and closed when no repair
 * has wanted it for a while.
 * <p>
 * A model whose files have not changed since it was opened, by their names, sizes, times and identities, is neither
 * read nor checked again; one that has changed in any of these is another model, and its hashes are checked anew.
 * </p>
 */
final class OpenNetworks {

	/** Long enough for the steps of a macro, short enough for a user who waits for the memory. */
	private static final Duration STAY = Duration.ofSeconds(30);

	/**
	 * The one of this program. Menu entries, commands and scripts have nothing in common that could own it. It belongs to
	 * ONNX Runtime's environment, which is as static: a native library can be loaded by one class loader only.
	 */
	private static final OpenNetworks STANDARD = new OpenNetworks(new IdleDelay(STAY));

	private final Shared<Key, OpenNetwork> networks;

	/**
	 * What a session is shared by.
	 *
	 * @param stamp the model's files
	 */
	private record Key(ModelStamp stamp, Device device) {}

	/** Shares networks that stay open for a while. */
	OpenNetworks(final Shared.Delay delay) {
		networks = new Shared<>(OpenNetwork::close, delay);
	}

	/** Gets the networks that are open in this program. */
	static OpenNetworks standard() {
		return STANDARD;
	}

	/**
	 * Gets a filler, to be closed, of a model of the store or at a path.
	 *
	 * @throws IOException if there is none or it is not sound, with a sentence for the user
	 */
	Filler open(final ModelStore store, final String name, final Device device) throws IOException {
		return new NetworkFiller(acquire(store, name, device), cpu -> acquire(store, name, cpu));
	}

	private Shared<Key, OpenNetwork>.Lease acquire(final ModelStore store, final String name, final Device device)
		throws IOException
	{
		// before the model is read: what changes meanwhile is seen the next time
		final Optional<ModelStamp> stamp = store.stamp(name);
		if (stamp.isEmpty()) store.open(name); // says that there is none
		return networks.acquire(new Key(stamp.orElseThrow(), device), () -> OpenNetwork.open(store.open(name), device));
	}

	/** Gets how many sessions are open, used or not. */
	int size() {
		return networks.size();
	}

	/** Closes the sessions that no repair uses. */
	void closeUnused() {
		networks.closeUnused();
	}
}
