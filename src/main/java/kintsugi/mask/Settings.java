package kintsugi.mask;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings of a family of holes, all with a value that is allowed; immutable. */
public final class Settings {

	private final String family;
	private final List<Setting> declared;
	private final Map<String, String> values;

	private Settings(final String family, final List<Setting> declared, final Map<String, String> values) {
		this.family = family;
		this.declared = declared;
		this.values = Collections.unmodifiableMap(values);
	}

	/**
	 * Declares the settings of a family with their initial values.
	 *
	 * @param family its name, for messages
	 */
	public static Settings of(final String family, final Setting... declared) {
		final Map<String, String> values = new LinkedHashMap<>();
		for (final Setting setting : declared)
			values.put(setting.name(), setting.initial());
		return new Settings(family, List.of(declared), values);
	}

	/**
	 * Changes some values; those that are not named stay.
	 *
	 * @throws IllegalArgumentException if one is unknown or not allowed, naming it and what is
	 */
	public Settings with(final Map<String, String> changes) {
		final Map<String, String> changed = new LinkedHashMap<>(values);
		changes.forEach((name, value) -> changed.put(name, checked(find(name), value == null ? "" : value.strip())));
		return new Settings(family, declared, changed);
	}

	/** Gets a setting that is a whole number. */
	public int whole(final String name) {
		return Integer.parseInt(values.get(name));
	}

	/** Gets a setting that is a number. */
	public double decimal(final String name) {
		return Double.parseDouble(values.get(name));
	}

	/** Gets a setting that is a word or a text. */
	public String text(final String name) {
		return values.get(name);
	}

	/** Gets all values by name, in the order in which they were declared. */
	public Map<String, String> asMap() {
		return values;
	}

	/**
	 * Checks that one number is not above another.
	 *
	 * @throws IllegalArgumentException if it is, naming both
	 */
	public Settings ordered(final String lower, final String upper) {
		if (decimal(lower) > decimal(upper)) throw new IllegalArgumentException("The setting " + lower + " of " + family +
			" must not be above " + upper + ", but they are " + text(lower) + " and " + text(upper) + ".");
		return this;
	}

	private Setting find(final String name) {
		for (final Setting setting : declared)
			if (setting.name().equals(name)) return setting;
		throw new IllegalArgumentException("The mask generator " + family + " has no setting '" + name + "'; " + //
			(declared.isEmpty() ? "it has none." : "it has: " + String.join(", ", values.keySet()) + "."));
	}

	private String checked(final Setting setting, final String value) {
		if (!setting.allows(value)) throw new IllegalArgumentException("The setting " + setting.name() + " of " + family +
			" must be " + setting.allowed() + ", not '" + value + "'.");
		return switch (setting.kind()) {
			case WHOLE -> Integer.toString(Integer.parseInt(value));
			case DECIMAL -> Setting.text(Double.parseDouble(value));
			case WORD -> value.toLowerCase(Locale.ROOT);
			case TEXT -> value;
		};
	}
}
