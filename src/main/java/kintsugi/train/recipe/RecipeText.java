package kintsugi.train.recipe;

import java.io.StringReader;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Parses the text of a recipe into nodes that know their lines. Nothing is constructed from them here, so a text
 * cannot name a class; anchors, aliases and tags have no use in recipes and are refused.
 */
final class RecipeText {

	/** The most characters of a recipe. */
	static final int LIMIT = 64 << 10;

	private static final int DEPTH = 12;

	private RecipeText() {}

	/**
	 * Parses a text.
	 *
	 * @param origin what the recipe is called in messages
	 * @throws RecipeException if it is no YAML mapping, naming the line
	 */
	static Section parse(final String yaml, final String origin) throws RecipeException {
		if (yaml.length() > LIMIT) throw new RecipeException(origin + " has " + yaml.length() +
			" characters; a recipe has at most " + LIMIT + ".");
		final String text = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
		refuseTabs(text, origin);
		final Node root = compose(text, origin);
		if (root == null) throw new RecipeException(origin + " is empty: a recipe consists of keys with values.");
		if (root instanceof MappingNode mapping) return Section.root(mapping, origin);
		throw new RecipeException(at(origin, root) +
			"a recipe consists of keys with values, such as 'name: my-recipe'.");
	}

	/**
	 * Parses a text and sets some values in it.
	 *
	 * @param values the texts of the values by the keys down to each, joined by dots; items of lists are counted from 1
	 * @throws RecipeException if there is no such place, naming the keys there are
	 */
	static Section parse(final String yaml, final String origin, final Map<String, String> values)
		throws RecipeException
	{
		final Node root = compose(yaml, origin);
		for (final Map.Entry<String, String> entry : values.entrySet()) {
			final Node value = compose(entry.getValue(), "The value of " + entry.getKey());
			Assignment.set(root, entry.getKey(), value != null ? value : Assignment.text("", root));
		}
		return Section.root((MappingNode) root, origin);
	}

	/** Gets the beginning of a sentence about a node: the recipe and the line. */
	static String at(final String origin, final Node node) {
		return at(origin, node.getStartMark().getLine());
	}

	/** Values that are set one by one have no file and no lines. */
	private static String at(final String origin, final int line) {
		return origin == null ? "" : origin + ", line " + (line + 1) + ": ";
	}

	private static Node compose(final String text, final String origin) throws RecipeException {
		final LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(LIMIT);
		options.setNestingDepthLimit(DEPTH);
		try {
			int depth = 0;
			for (final Event event : new Yaml(options).parse(new StringReader(text))) {
				refuseMachinery(event, origin);
				depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
				// told here, as going on to the end of thousands of open brackets takes long
				if (depth > DEPTH) throw new RecipeException(at(origin, line(event)) + "the values are nested too deep.");
			}
			return new Yaml(options).compose(new StringReader(text));
		}
		catch (final MarkedYAMLException e) {
			final int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
			throw new RecipeException(at(origin, line) + "this is no YAML: " + e.getProblem() + ".", e);
		}
		catch (final YAMLException e) {
			throw new RecipeException(origin + " is no recipe: " + oneLine(e.getMessage()) + ".", e);
		}
	}

	private static String oneLine(final String message) {
		return String.valueOf(message).strip().replaceAll("\\s+", " ");
	}

	private static void refuseTabs(final String text, final String origin) throws RecipeException {
		final String[] lines = text.split("\n", -1);
		for (int i = 0; i < lines.length; i++) {
			final String line = lines[i];
			final String indentation = line.substring(0, line.length() - line.stripLeading().length());
			if (indentation.contains("\t") && !line.isBlank()) throw new RecipeException(at(origin, i) +
				"the line begins with a tab; YAML is indented with spaces.");
		}
	}

	private static int line(final Event event) {
		return event.getStartMark() == null ? 0 : event.getStartMark().getLine();
	}

	private static void refuseMachinery(final Event event, final String origin) throws RecipeException {
		final boolean anchored = event instanceof NodeEvent node && node.getAnchor() != null;
		final boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag() != null ||
			event instanceof CollectionStartEvent collection && collection.getTag() != null;
		final int line = line(event);
		if (anchored) throw new RecipeException(at(origin, line) + "anchors and aliases (& and *) are not used in " +
			"recipes; write the values out, in quotes where they begin with such a sign.");
		if (tagged) throw new RecipeException(at(origin, line) +
			"tags (!) are not used in recipes; write the value in quotes where it begins with such a sign.");
	}
}
