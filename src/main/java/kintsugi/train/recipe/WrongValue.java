package kintsugi.train.recipe;

import java.util.Collection;

/** A value of a recipe that is out of its range; knows its key, so that a reader can tell the line. */
final class WrongValue extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/** What is said of a key that must be there. */
	static final String MISSING = "is missing";

	private final String key;
	private final String rule;

	private WrongValue(final String key, final String rule) {
		super("The recipe's '" + key + "' " + Nearest.sentence(rule));
		this.key = key;
		this.rule = rule;
	}

	/**
	 * Refuses a value unless a condition holds.
	 *
	 * @param key the key of the value in the recipe's file, within its section
	 * @param rule what the value must be, beginning with "must be"
	 * @param value the value as it is
	 */
	static void unless(final boolean condition, final String key, final String rule, final Object value) {
		if (!condition) throw new WrongValue(key, rule + ", not " + value);
	}

	/** Makes the refusal of a group of values that lacks one. */
	static WrongValue missing(final String key) {
		return new WrongValue(key, MISSING);
	}

	/** Makes the refusal of a key that does not exist. */
	static WrongValue unknown(final String key, final Collection<String> known) {
		return new WrongValue(key, "is unknown; " + Nearest.hint(key, known));
	}

	/** Gets the key of the value within its section. */
	String key() {
		return key;
	}

	/** Gets what the value must be and is not, to follow the key in a sentence without a full stop. */
	String rule() {
		return rule;
	}
}
