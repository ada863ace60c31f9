package kintsugi.train.recipe;

import java.util.List;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Sets one value in a recipe's nodes. */
final class Assignment {

	private Assignment() {}

	/**
	 * Replaces the value at a place, or adds it to the section of that place; whether there is such a key is for the
	 * reader to tell.
	 *
	 * @param key the keys down to the value, joined by dots; items of lists are counted from 1
	 * @throws RecipeException if the section is not there, naming the keys there are
	 */
	static void set(final Node root, final String key, final Node value) throws RecipeException {
		final String[] keys = key.strip().split("\\.", -1);
		Node node = root;
		for (int i = 0; i < keys.length - 1; i++)
			node = child(node, keys, i);
		if (!(node instanceof MappingNode mapping)) throw new RecipeException("'" + key + "' cannot be set: '" +
			path(keys, keys.length - 1) + "' is a " + (node instanceof SequenceNode ? "list" : "single value") + ".");
		final String last = keys[keys.length - 1];
		final List<NodeTuple> fields = mapping.getValue();
		for (int i = 0; i < fields.size(); i++)
			if (isNamed(fields.get(i), last)) {
				fields.set(i, new NodeTuple(fields.get(i).getKeyNode(), value));
				return;
			}
		fields.add(new NodeTuple(text(last, root), value));
	}

	/** Makes the node of a single value, at another's place. */
	static Node text(final String value, final Node place) {
		return new ScalarNode(Tag.STR, value, place.getStartMark(), place.getEndMark(), ScalarStyle.PLAIN);
	}

	private static Node child(final Node node, final String[] keys, final int i) throws RecipeException {
		if (node instanceof MappingNode mapping) {
			for (final NodeTuple field : mapping.getValue())
				if (isNamed(field, keys[i])) return field.getValueNode();
			final List<String> known = mapping.getValue().stream().map(Assignment::name).toList();
			throw new RecipeException(Nearest.sentence("'" + path(keys, i + 1) + "' is unknown; " + //
				Nearest.hint(keys[i], known)));
		}
		if (node instanceof SequenceNode sequence) {
			final int size = sequence.getValue().size();
			if (keys[i].matches("[1-9][0-9]{0,3}") && Integer.parseInt(keys[i]) <= size) return sequence.getValue().get(
				Integer.parseInt(keys[i]) - 1);
			throw new RecipeException("'" + path(keys, i) + "' has the items 1 to " + size + ", not '" + keys[i] +
				"'.");
		}
		throw new RecipeException("'" + path(keys, i) + "' is a single value, so there is no '" + path(keys, i + 1) +
			"'.");
	}

	private static boolean isNamed(final NodeTuple field, final String name) {
		return name(field).equals(name);
	}

	private static String name(final NodeTuple field) {
		return ((ScalarNode) field.getKeyNode()).getValue();
	}

	private static String path(final String[] keys, final int count) {
		return String.join(".", List.of(keys).subList(0, count));
	}
}
