package kintsugi.image;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import kintsugi.repair.Division;

/** Writes how holes were divided in a line of text, and reads it. */
final class DivisionLine {

	private static final String BETWEEN = "\t";
	private static final int NUMBERS = 5;

	private DivisionLine() {}

	/**
	 * Writes a division.
	 *
	 * @param mostBytes the room in bytes of UTF-8; where it does not suffice, windows of further sizes count as ones of
	 *          the last size that it does suffice for, so that their number stays right
	 */
	static String of(final Division division, final int mostBytes) {
		final StringBuilder reasons = new StringBuilder();
		division.reasons().forEach(reason -> reasons.append(BETWEEN).append(reason));
		final Map<String, Long> windows = new TreeMap<>();
		final int room = mostBytes - reasons.toString().getBytes(StandardCharsets.UTF_8).length;
		String last = null;
		for (final Map.Entry<String, Long> size : new TreeMap<>(division.windows()).entrySet()) {
			windows.put(size.getKey(), size.getValue());
			if (last != null && start(division, windows).length() > room) {
				windows.remove(size.getKey());
				windows.merge(last, size.getValue(), Long::sum);
			}
			else last = size.getKey();
		}
		return start(division, windows) + reasons;
	}

	private static String start(final Division division, final Map<String, Long> windows) {
		final StringBuilder line = new StringBuilder();
		line.append(division.wide()).append(BETWEEN).append(division.widest()).append(BETWEEN).append(division.scale());
		line.append(BETWEEN).append(division.smooth()).append(BETWEEN).append(windows.size());
		windows.forEach((size, count) -> line.append(BETWEEN).append(size).append(BETWEEN).append(count));
		return line.toString();
	}

	/** Reads a line that {@link #of} wrote. */
	static Division parse(final String line) {
		final List<String> fields = List.of(line.split(BETWEEN));
		final int reasons = NUMBERS + 2 * Integer.parseInt(fields.get(NUMBERS - 1));
		final Map<String, Long> windows = new TreeMap<>();
		for (int i = NUMBERS; i < reasons; i += 2)
			windows.put(fields.get(i), Long.parseLong(fields.get(i + 1)));
		final Set<String> why = new LinkedHashSet<>(fields.subList(reasons, fields.size()));
		return new Division(windows, Long.parseLong(fields.get(0)), Integer.parseInt(fields.get(1)), //
			Integer.parseInt(fields.get(2)), Boolean.parseBoolean(fields.get(3)), why);
	}
}
