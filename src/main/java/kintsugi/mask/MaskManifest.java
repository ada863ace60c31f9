package kintsugi.mask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import kintsugi.hole.RatioBin;

/**
 * The manifest of a mask dataset, a CSV file: lines that begin with # have the settings, then comes a line for each
 * mask. It has all that is needed to make any mask again, alone.
 *
 * @param dataset the settings
 * @param entries the masks in the order of their indices
 */
public record MaskManifest(MaskDataset dataset, List<MaskEntry> entries) {

	/** The name of the manifest in its folder. */
	public static final String FILE = "manifest.csv";

	private static final String TITLE = "# Kintsugi masks: in the files 0 (black) is valid and 255 (white) is hole";
	private static final String COLUMNS = "index,file,generator,seed,ratio,bin,border,width,height";
	private static final String SETTING = "setting ";

	/** Copies the entries. */
	public MaskManifest {
		entries = List.copyOf(entries);
	}

	/** Gets the lines that have the settings. */
	static String header(final MaskDataset dataset) {
		final StringBuilder text = new StringBuilder(TITLE).append('\n');
		final Map<String, String> values = new LinkedHashMap<>();
		values.put("generator", dataset.generator().name());
		dataset.generator().settings().forEach((name, value) -> values.put(SETTING + name, value));
		values.put("width", Integer.toString(dataset.width()));
		values.put("height", Integer.toString(dataset.height()));
		values.put("count", Integer.toString(dataset.count()));
		values.put("bins", Boolean.toString(dataset.bins()));
		values.put("seed", Long.toString(dataset.seed()));
		values.forEach((name, value) -> text.append("# ").append(name).append(" = ").append(value).append('\n'));
		return text.toString();
	}

	/** Gets the whole text. */
	public String toCsv() {
		final StringBuilder text = new StringBuilder(header(dataset)).append(COLUMNS).append('\n');
		for (final MaskEntry entry : entries)
			text.append(String.join(",", Integer.toString(entry.index()), entry.file(), dataset.generator().name(), //
				Long.toString(entry.seed()), Double.toString(entry.ratio()), entry.bin().map(RatioBin::label).orElse("none"), //
				Boolean.toString(entry.border()), Integer.toString(dataset.width()), Integer.toString(dataset.height()))) //
				.append('\n');
		return text.toString();
	}

	/**
	 * Reads a manifest.
	 *
	 * @throws IOException if it cannot be read, with a sentence for the user
	 */
	public static MaskManifest read(final Path file) throws IOException {
		final Map<String, String> values = new LinkedHashMap<>();
		final Map<String, String> settings = new LinkedHashMap<>();
		final List<MaskEntry> entries = new ArrayList<>();
		try {
			for (final String line : Files.readAllLines(file)) {
				final String[] pair = line.startsWith("# ") ? line.substring(2).split(" = ?", 2) : new String[0];
				if (pair.length == 2 && line.startsWith(SETTING, 2)) settings.put(pair[0].substring(SETTING.length()), pair[1]);
				else if (pair.length == 2) values.put(pair[0], pair[1]);
				else if (!line.startsWith("#") && !line.equals(COLUMNS)) entries.add(entry(line.split(",")));
			}
			return new MaskManifest(dataset(values, settings), entries);
		}
		catch (final IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
			throw new IOException("The mask manifest " + file + " cannot be used: " + e.getMessage(), e);
		}
	}

	private static MaskDataset dataset(final Map<String, String> values, final Map<String, String> settings) {
		for (final String name : List.of("generator", "width", "height", "count", "bins", "seed"))
			if (!values.containsKey(name)) throw new IllegalArgumentException("It does not tell the " + name + ".");
		return new MaskDataset(MaskGenerators.named(values.get("generator")).with(settings), //
			Integer.parseInt(values.get("width")), Integer.parseInt(values.get("height")), //
			Integer.parseInt(values.get("count")), Boolean.parseBoolean(values.get("bins")), //
			Long.parseLong(values.get("seed")));
	}

	private static MaskEntry entry(final String... fields) {
		final double ratio = Double.parseDouble(fields[4]);
		final Optional<RatioBin> bin = RatioBin.of(ratio);
		return new MaskEntry(Integer.parseInt(fields[0]), fields[1], Long.parseLong(fields[3]), ratio, bin, //
			Boolean.parseBoolean(fields[6]));
	}
}
