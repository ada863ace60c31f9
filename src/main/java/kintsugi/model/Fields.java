package kintsugi.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A mapping of a YAML file, asked for fields by name and type, with sentences for what is missing or wrong. */
final class Fields {

	private final Map<?, ?> map;
	private final String origin;
	private final String path;

	private Fields(final Map<?, ?> map, final String origin, final String path) {
		this.map = map;
		this.origin = origin;
		this.path = path;
	}

	/**
	 * Reads a YAML file of plain values; tags that name classes, endless aliases and deep nesting are refused.
	 *
	 * @param origin what the file is called in messages
	 * @throws ModelException if it is no YAML mapping
	 */
	static Fields parse(final byte[] yaml, final String origin) throws ModelException {
		final LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		options.setAllowRecursiveKeys(false);
		options.setMaxAliasesForCollections(20);
		options.setNestingDepthLimit(40);
		options.setCodePointLimit(Math.max(1, yaml.length));
		final Object root;
		try {
			root = new Yaml(new SafeConstructor(options)).load(new String(yaml, StandardCharsets.UTF_8));
		}
		// numbers and dates that only look like such end in other exceptions of the runtime
		catch (final RuntimeException e) {
			throw new ModelException(origin + " cannot be understood: " + reason(e) + ".", e);
		}
		if (root instanceof Map<?, ?> map) return new Fields(map, origin, "");
		throw new ModelException(origin + " cannot be understood: it does not consist of named fields.");
	}

	private static String reason(final RuntimeException e) {
		final String message = e instanceof YAMLException && e.getMessage() != null ? e.getMessage() : e.toString();
		return message.strip().replaceAll("\\s+", " ");
	}

	/** Tells whether there is a field of that name that is a mapping. */
	boolean hasSection(final String key) {
		return map.get(key) instanceof Map;
	}

	/** Gets the mapping of that name. */
	Fields section(final String key) throws ModelException {
		if (map.get(key) instanceof Map<?, ?> section) return new Fields(section, origin, path + key + ".");
		throw wrong(key, "a group of fields");
	}

	/** Gets the mappings of the list of that name. */
	List<Fields> sections(final String key) throws ModelException {
		if (!(map.get(key) instanceof List<?> list)) throw wrong(key, "a list");
		final List<Fields> sections = new ArrayList<>();
		for (final Object item : list) {
			if (!(item instanceof Map<?, ?> section)) throw wrong(key, "a list of groups of fields");
			sections.add(new Fields(section, origin, path + key + "." + sections.size() + "."));
		}
		return sections;
	}

	/** Tells whether the list {@code key} has a mapping whose field {@code field} is {@code value}. */
	boolean hasEntry(final String key, final String field, final String value) throws ModelException {
		return sections(key).stream().anyMatch(section -> value.equals(section.map.get(field)));
	}

	/** Gets the mapping of the list {@code key} whose field {@code field} is {@code value}. */
	Fields entry(final String key, final String field, final String value) throws ModelException {
		for (final Fields section : sections(key))
			if (value.equals(section.map.get(field))) return section;
		throw new ModelException(origin + " has no entry '" + value + "' in '" + path + key + "'.");
	}

	/** Gets the number of items of the list of that name. */
	int count(final String key) throws ModelException {
		if (map.get(key) instanceof List<?> list) return list.size();
		throw wrong(key, "a list");
	}

	/** Gets a text, a number or a truth value as text. */
	String text(final String key) throws ModelException {
		final Object value = map.get(key);
		if (value instanceof String || value instanceof Number || value instanceof Boolean) return value.toString();
		throw wrong(key, "a text");
	}

	/** Gets a number. */
	double number(final String key) throws ModelException {
		if (map.get(key) instanceof Number number) return number.doubleValue();
		throw wrong(key, "a number");
	}

	/** Gets a mapping of texts, numbers and truth values as texts, in the file's order. */
	Map<String, String> texts(final String key) throws ModelException {
		final Fields section = section(key);
		final Map<String, String> texts = new LinkedHashMap<>();
		for (final Object name : section.map.keySet()) {
			if (!(name instanceof String)) throw wrong(key, "a group of named texts");
			texts.put((String) name, section.text((String) name));
		}
		return texts;
	}

	private ModelException wrong(final String key, final String kind) {
		final Object value = map.get(key);
		if (value == null) return new ModelException(origin + " lacks the field '" + path + key + "'.");
		final String text = value.toString();
		return new ModelException("The field '" + path + key + "' of " + origin + " must be " + kind + ", not '" +
			(text.length() <= 60 ? text : text.substring(0, 60) + "...") + "'.");
	}
}
