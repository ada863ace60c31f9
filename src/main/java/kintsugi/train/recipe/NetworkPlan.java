package kintsugi.train.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import kintsugi.net.Network;
import kintsugi.net.Networks;

/**
 * The network of a recipe.
 *
 * @param architecture its name, such as {@code pconv-unet}, or empty for the network of the model that it starts from
 * @param channels 1 or 3, or 0 for as many as the images have
 * @param settings the architecture's further settings by name; those left out take the architecture's defaults
 * @param start the name or path of the model that it starts from unless the user says otherwise, {@value #AUTO_START}
 *          for the bundled model that suits the images' channels, or empty for random weights
 * @param variants settings that differ between networks that are trained one after the other and compared, by the
 *          variant's name; empty for a single network
 */
public record NetworkPlan(String architecture, int channels, Map<String, String> settings, String start,
	Map<String, Map<String, String>> variants)
{

	/** The start that stands for the bundled model that suits the images. */
	public static final String AUTO_START = "auto";

	private static final String CHANNELS = "channels";
	private static final String OF_START = "must be left out where the network is that of the start";

	/**
	 * Checks the values and completes the settings.
	 *
	 * @throws IllegalArgumentException if the architecture or a setting is unknown or out of range, naming it
	 */
	public NetworkPlan {
		WrongValue.unless(channels == 0 || channels == 1 || channels == 3, CHANNELS, "must be auto, 1 or 3", channels);
		if (architecture.isEmpty()) {
			WrongValue.unless(!start.isEmpty(), "network", "must be given, or a 'start' whose network is taken",
				"left out");
			WrongValue.unless(settings.isEmpty(), "network", OF_START, settings);
			WrongValue.unless(variants.isEmpty(), "variants", OF_START, variants.keySet());
			settings = Map.of();
		}
		else {
			settings = complete(architecture, settings);
		}
		final Map<String, Map<String, String>> copies = new LinkedHashMap<>();
		for (final Map.Entry<String, Map<String, String>> variant : variants.entrySet()) {
			final Map<String, String> all = new LinkedHashMap<>(settings);
			all.putAll(variant.getValue());
			complete(architecture, all);
			copies.put(variant.getKey(), Collections.unmodifiableMap(new LinkedHashMap<>(variant.getValue())));
		}
		variants = Collections.unmodifiableMap(copies);
	}

	/** Gets all settings but the channels; the checks are the network's own. */
	private static Map<String, String> complete(final String architecture, final Map<String, String> settings) {
		final Map<String, String> all = new LinkedHashMap<>(create(architecture, 1, settings).settings());
		all.remove(CHANNELS);
		final Set<String> unknown = new LinkedHashSet<>(settings.keySet());
		unknown.removeAll(all.keySet());
		for (final String key : unknown)
			throw WrongValue.unknown(key, all.keySet());
		return Collections.unmodifiableMap(all);
	}

	private static Network create(final String architecture, final int channels, final Map<String, String> settings) {
		final Map<String, String> all = new Complete(settings);
		all.put(CHANNELS, Integer.toString(channels));
		return Networks.create(architecture, all);
	}

	/** Settings that refuse to be asked for one that they lack, so that it is named as missing. */
	private static final class Complete extends LinkedHashMap<String, String> {

		private static final long serialVersionUID = 1L;

		Complete(final Map<String, String> settings) {
			super(settings);
		}

		@Override
		public String get(final Object key) {
			if (!containsKey(key)) throw WrongValue.missing(key.toString());
			return super.get(key);
		}
	}

	/** Tells whether the network is that of the model that the training starts from. */
	public boolean isOfStart() {
		return architecture.isEmpty();
	}

	/**
	 * Makes the network.
	 *
	 * @param imageChannels the channels of the images, which decide where the recipe does not
	 * @throws IllegalArgumentException if the network is that of the start
	 */
	Network create(final int imageChannels) {
		if (isOfStart()) throw new IllegalArgumentException(
			"The recipe takes its network from the model that it starts from; choose a model to start from.");
		return create(architecture, channels == 0 ? imageChannels == 1 ? 1 : 3 : channels, settings);
	}

	/** Gets this plan with some of the settings changed. */
	NetworkPlan with(final Map<String, String> changes) {
		final Map<String, String> changed = new LinkedHashMap<>(settings);
		changed.putAll(changes);
		return new NetworkPlan(architecture, channels, changed, start, variants);
	}

	/** Gets the plans of the single networks: one for each variant, or this one if there are none. */
	List<NetworkPlan> each() {
		return variants.isEmpty() ? List.of(this) : variants.keySet().stream().map(this::variant).toList();
	}

	/** Gets this plan with one of its variants as its only network. */
	NetworkPlan variant(final String name) {
		final NetworkPlan changed = with(variants.get(name));
		return new NetworkPlan(architecture, channels, changed.settings, start, Map.of());
	}
}
