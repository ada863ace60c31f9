package kintsugi.train.recipe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A group of keys with values in a recipe's text, asked for values by key and type. What is missing or wrong becomes
 * a sentence with the line and the key; what was never asked for is unknown.
 */
final class Section {

	private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
	private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

	private final String origin;
	private final String path;
	/** Where the section begins: its key, or its first key where it has none. */
	private final Node start;
	private final Map<String, NodeTuple> fields = new LinkedHashMap<>();
	private final Set<String> asked = new LinkedHashSet<>();

	private Section(final Node start, final MappingNode node, final String origin, final String path)
		throws RecipeException
	{
		this.origin = origin;
		this.path = path;
		this.start = start;
		for (final NodeTuple field : node.getValue()) {
			if (!(field.getKeyNode() instanceof ScalarNode key)) throw new RecipeException(RecipeText.at(origin, field
				.getKeyNode()) + "a key must be a name.");
			final NodeTuple earlier = fields.putIfAbsent(key.getValue(), field);
			if (earlier != null) throw new RecipeException(RecipeText.at(origin, key) + "'" + path + key.getValue() +
				"' is there twice, first in line " + (earlier.getKeyNode().getStartMark().getLine() + 1) + ".");
		}
	}

	/** Gets the outermost section of a recipe. */
	static Section root(final MappingNode node, final String origin) throws RecipeException {
		return new Section(node, node, origin, "");
	}

	/** Tells whether a key is there. */
	boolean has(final String key) {
		asked.add(key);
		return fields.containsKey(key);
	}

	/** Gets a text of one line. */
	String text(final String key) throws RecipeException {
		final String text = scalar(key, "a text");
		if (text.isBlank()) throw wrong(key, "must be a text; it is empty");
		return text;
	}

	/** Gets a text, which may be empty, or another if the key is missing. */
	String text(final String key, final String otherwise) throws RecipeException {
		return has(key) ? scalar(key, "a text") : otherwise;
	}

	/** Gets a whole number of 64 bits. */
	long whole(final String key) throws RecipeException {
		final String text = scalar(key, "a whole number");
		if (!WHOLE.matcher(text).matches()) throw wrong(key, "must be a whole number, not " + shown(text));
		try {
			return Long.parseLong(text);
		}
		catch (final NumberFormatException e) {
			throw wrong(key, "must be a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE + ", not " + //
				shown(text));
		}
	}

	/** Gets a whole number of 32 bits. */
	int count(final String key) throws RecipeException {
		final long value = whole(key);
		if (value != (int) value) throw wrong(key, "is too large a number: " + value);
		return (int) value;
	}

	/** Gets a whole number of 32 bits, or another if the key is missing. */
	int count(final String key, final int otherwise) throws RecipeException {
		return has(key) ? count(key) : otherwise;
	}

	/** Gets a number. */
	double number(final String key) throws RecipeException {
		return number(key, value(key));
	}

	/** Gets a number, or another if the key is missing. */
	double number(final String key, final double otherwise) throws RecipeException {
		return has(key) ? number(key) : otherwise;
	}

	private double number(final String key, final Node value) throws RecipeException {
		if (value instanceof ScalarNode scalar && NUMBER.matcher(scalar.getValue()).matches()) {
			final double number = Double.parseDouble(scalar.getValue());
			if (Double.isFinite(number)) return number;
		}
		throw wrong(key, "must be a number, not " + shown(value));
	}

	/** Gets a truth value, or another if the key is missing. */
	boolean flag(final String key, final boolean otherwise) throws RecipeException {
		if (!has(key)) return otherwise;
		final String text = scalar(key, "true or false");
		if (!List.of("true", "false").contains(text)) throw wrong(key, "must be true or false, not " + shown(text));
		return text.equals("true");
	}

	/** Gets a list of numbers of a certain length. */
	List<Double> numbers(final String key, final int length) throws RecipeException {
		final List<Double> numbers = new ArrayList<>();
		if (value(key) instanceof SequenceNode sequence && sequence.getValue().size() == length) {
			for (final Node item : sequence.getValue())
				numbers.add(number(key, item));
			return numbers;
		}
		throw wrong(key, "must be " + length + " numbers in brackets, not " + shown(value(key)));
	}

	/** Gets the section of a key. */
	Section section(final String key) throws RecipeException {
		if (value(key) instanceof MappingNode mapping) return new Section(fields.get(key).getKeyNode(), mapping, origin,
			path + key + ".");
		throw wrong(key, "must be a group of keys with values, not " + shown(value(key)));
	}

	/** Gets the sections of a key's list, at least one. */
	List<Section> sections(final String key) throws RecipeException {
		if (!(value(key) instanceof SequenceNode sequence)) throw wrong(key,
			"must be a list, each item beginning with '- ', not " + shown(value(key)));
		final List<Section> sections = new ArrayList<>();
		for (final Node item : sequence.getValue()) {
			final String name = path + key + "." + (sections.size() + 1);
			if (!(item instanceof MappingNode mapping)) throw new RecipeException(RecipeText.at(origin, item) + "'" +
				name + "' must be a group of keys with values, not " + shown(item) + ".");
			sections.add(new Section(item, mapping, origin, name + "."));
		}
		if (sections.isEmpty()) throw wrong(key, "must have at least one item");
		return sections;
	}

	/** Gets the keys that were not asked for yet, in the text's order. */
	List<String> others() {
		return fields.keySet().stream().filter(key -> !asked.contains(key)).toList();
	}

	/** Gets the values of the keys that were not asked for yet, each a single value, in the text's order. */
	Map<String, String> texts() throws RecipeException {
		final Map<String, String> texts = new LinkedHashMap<>();
		for (final String key : others())
			texts.put(key, scalar(key, "a single value"));
		return texts;
	}

	/** Refuses keys that were never asked for. */
	void refuseOthers() throws RecipeException {
		for (final String key : others())
			throw unknown(key, asked);
	}

	/** Makes the exception about a key that does not exist. */
	RecipeException unknown(final String key, final Collection<String> known) {
		final Set<String> names = new LinkedHashSet<>(known);
		names.remove(key);
		return wrong(key, "is unknown; " + Nearest.hint(key, names));
	}

	/**
	 * Makes something of the section's values; what it refuses becomes an exception with the line of the value.
	 *
	 * @param otherwise the key to name if the refusal does not tell, or null for the section itself
	 */
	<T> T make(final String otherwise, final Supplier<T> maker) throws RecipeException {
		return makeNaming(List.of(), otherwise, maker);
	}

	/**
	 * Makes something of the section's values by rules that do not know the keys; a refusal is told with the line of
	 * the key that it mentions.
	 *
	 * @param keys those that it may be about
	 * @param otherwise the key to name if it mentions none, or null for the section itself
	 */
	<T> T makeNaming(final Collection<String> keys, final String otherwise, final Supplier<T> maker)
		throws RecipeException
	{
		try {
			return maker.get();
		}
		catch (final WrongValue e) {
			throw e.rule().equals(WrongValue.MISSING) ? missing(e.key(), keys) : wrong(e.key(), e.rule());
		}
		catch (final IllegalArgumentException e) {
			final String text = e.getMessage().replace('_', ' ');
			final String key = keys.stream().filter(name -> text.contains(name.replace('_', ' '))) //
				.max(Comparator.comparingInt(String::length)).orElse(otherwise);
			throw wrong(key, "cannot be used. " + e.getMessage());
		}
	}

	/**
	 * Makes the exception about the value of a key, with the line of the key, or of the section if the key is not
	 * there.
	 */
	RecipeException wrong(final String key, final String rule) {
		final String name = key == null ? path.replaceFirst("\\.$", "") : path + key;
		final String subject = key == null && path.isEmpty() ? "the recipe" : "'" + shortened(name) + "'";
		return new RecipeException(RecipeText.at(origin, key == null ? start : place(key)) + subject + " " + //
			Nearest.sentence(rule));
	}

	/** Gets the node of a key, which may be one of a section of this section, such as {@code samples.crop}. */
	private Node place(final String key) {
		final NodeTuple field = fields.get(key.replaceFirst("\\..*", ""));
		if (field == null) return start;
		final String inner = key.replaceFirst("[^.]*\\.?", "");
		if (field.getValueNode() instanceof MappingNode mapping) for (final NodeTuple other : mapping.getValue())
			if (other.getKeyNode() instanceof ScalarNode name && name.getValue().equals(inner)) return name;
		return field.getKeyNode();
	}

	private String scalar(final String key, final String kind) throws RecipeException {
		if (value(key) instanceof ScalarNode scalar) return scalar.getValue();
		throw wrong(key, "must be " + kind + ", not " + shown(value(key)));
	}

	private Node value(final String key) throws RecipeException {
		asked.add(key);
		final NodeTuple field = fields.get(key);
		if (field != null) return field.getValueNode();
		throw missing(key, others());
	}

	/** Makes the exception about a key that is missing, or is misspelt among others. */
	private RecipeException missing(final String key, final Collection<String> others) {
		final Optional<String> misspelt = Nearest.to(key, others);
		return misspelt.isPresent() ? unknown(misspelt.get(), List.of(key)) : wrong(key, WrongValue.MISSING);
	}

	private static String shown(final Node value) {
		if (value instanceof ScalarNode scalar) return shown(scalar.getValue());
		return value instanceof MappingNode ? "a group of keys" : "a list";
	}

	private static String shown(final String text) {
		return text.isBlank() ? "nothing" : "'" + shortened(text) + "'";
	}

	private static String shortened(final String text) {
		return text.length() <= 60 ? text : text.substring(0, 60) + "...";
	}
}
