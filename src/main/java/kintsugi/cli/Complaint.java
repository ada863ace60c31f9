package kintsugi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a sentence what is wrong with arguments: which one, with which value, and what to do. */
final class Complaint {

	private static final Map<Class<?>, String> KINDS = Map.of(int.class, "a whole number", //
		Integer.class, "a whole number", long.class, "a whole number", Long.class, "a whole number", //
		double.class, "a number", Double.class, "a number", Path.class, "a file or folder");

	private Complaint() {}

	/** Makes the sentence; what the program itself complained of stays as it is. */
	static String of(final ParameterException e) {
		if (e instanceof MissingParameterException missing) return missing(missing);
		if (e instanceof UnmatchedArgumentException unmatched) return unmatched(unmatched);
		if (e.getCause() instanceof IllegalArgumentException own && e.getArgSpec() != null && isOurs(e.getArgSpec())) //
			return Sentence.of(own);
		if (e.getArgSpec() != null && e.getValue() != null) return value(e.getArgSpec(), e.getValue());
		return Sentence.of(e.getMessage().replaceAll("\\s*\\R\\s*", " "));
	}

	private static boolean isOurs(final ArgSpec argument) {
		return argument.type() == Output.class;
	}

	private static String missing(final MissingParameterException e) {
		final List<ArgSpec> all = e.getMissing();
		// picocli says missing, too, of an option that is there without its value
		final boolean value = e.getMessage().contains("for option");
		final String which = all.stream().map(Complaint::label).collect(Collectors.joining(" and no "));
		final String what = all.size() > 1 ? "" : " (" + String.join(" ", all.get(0).description()) + ")";
		return "There is no " + (value ? "value of " : "") + which + what + ".";
	}

	private static String unmatched(final UnmatchedArgumentException e) {
		final String first = "'" + e.getUnmatched().get(0) + "'";
		final Set<String> commands = e.getCommandLine().getSubcommands().keySet();
		final boolean command = !e.isUnknownOption() && !commands.isEmpty();
		final String what = e.isUnknownOption() ? "There is no option " + first : //
			command ? "There is no command " + first : first + " is one argument too many";
		final String close = e.getSuggestions().stream().limit(3).collect(Collectors.joining(" or "));
		if (!close.isEmpty()) return what + "; did you mean " + close + "?";
		return what + (command ? "; choose " + String.join(", ", commands) + "." : "; leave it out.");
	}

	private static String value(final ArgSpec argument, final String value) {
		final String must = name(argument) + " must be " + kind(argument);
		final boolean large = KINDS.getOrDefault(argument.type(), "").startsWith("a whole") && value.matches("[+-]?\\d+");
		return must + ", not '" + value + "'" + (large ? ", which is too large" : "") + ".";
	}

	private static String kind(final ArgSpec argument) {
		final boolean map = argument.typeInfo().isMap();
		final Class<?> type = map ? Map.class : argument.isMultiValue() ? argument.auxiliaryTypes()[0] : argument.type();
		if (type == Map.class) return argument.paramLabel();
		if (type.isEnum()) return Stream.of(type.getEnumConstants()).map(one -> one.toString().toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(" or "));
		final boolean flag = type == boolean.class || type == Boolean.class;
		return flag ? "given without a value" : KINDS.getOrDefault(type, argument.paramLabel());
	}

	private static String label(final ArgSpec argument) {
		return name(argument) + (argument instanceof OptionSpec ? " " + argument.paramLabel() : "");
	}

	private static String name(final ArgSpec argument) {
		return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
	}
}
