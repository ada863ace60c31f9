package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import kintsugi.image.MaskTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a dataset of random masks. */
@Command(name = "masks", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true, //
	description = "Writes random masks as PNG files, 0 valid and 255 hole, and a manifest.")
final class MasksCommand implements Callable<Integer> {

	private static final int NEWS = 1000;

	@Spec
	private CommandSpec spec;
	@Option(names = "--out", required = true, paramLabel = "DIR", description = "the folder, which is made")
	private Path output;
	@Option(names = "--generator", required = true, paramLabel = "NAME", description = "irregular, free-form, " +
		"random-walk, boxes, central-box, occlusion, defects, thin-defects, folder or lattice")
	private String generator;
	@Option(names = "--set", paramLabel = "NAME=VALUE", showDefaultValue = Visibility.NEVER, //
		description = "a setting of the generator; may be repeated")
	private List<String> settings = new ArrayList<>();
	@Option(names = "--size", paramLabel = "WxH", defaultValue = "256x256", description = "columns and rows")
	private String size;
	@Option(names = "--count", paramLabel = "N", defaultValue = "120", description = "how many masks")
	private int count;
	@Option(names = "--bins", negatable = true, description = "evenly over the six ratio bins with and without border " +
		"contact, or as they come; unless given, evenly where the generator can")
	private Boolean bins;
	@Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "any whole number")
	private long seed;
	@Option(names = "--movie", paramLabel = "PATH", description = "the movie of occlusion: a movie, a stack or a " +
		"folder of frames")
	private Path movie;
	@Option(names = "--folder", paramLabel = "PATH", description = "the masks of folder")
	private Path folder;
	@Option(names = "--force", description = "use a folder that is not empty, and replace the masks in it")
	private boolean force;

	/** Made by picocli. */
	MasksCommand() {}

	@Override
	public Integer call() throws IOException {
		final MaskTask task = task();
		task.remarks().forEach(line -> spec.commandLine().getErr().println(line));
		try (StopSignal signal = new StopSignal()) {
			final boolean complete = task.write(output, force, (done, total) -> {
				if (done % NEWS == 0) print(done + " of " + total + " masks.");
				return !signal.stopping();
			});
			print(complete ? count + " masks of " + task.dataset().generator().describe() + " -> " + output + "." : //
				"Stopped; the same command continues.");
			return complete ? ExitCode.OK : ExitCode.SOFTWARE;
		}
		catch (final IllegalArgumentException e) {
			throw wrong(e);
		}
	}

	private MaskTask task() {
		final List<String> all = new ArrayList<>(settings);
		if (movie != null) all.add("movie=" + movie);
		if (folder != null) all.add("path=" + folder);
		try {
			final int[] extent = size();
			final String classes = bins == null ? "auto" : bins ? "even" : "raw";
			return MaskTask.of(generator, all, null, extent[0], extent[1], count, classes, seed);
		}
		catch (final IllegalArgumentException e) {
			throw wrong(e);
		}
	}

	private int[] size() {
		if (!size.matches("\\d{1,6}(x\\d{1,6})?")) throw new IllegalArgumentException(
			"--size must be two whole numbers such as 256x192, or one for squares, not '" + size + "'.");
		final String[] numbers = size.split("x");
		return new int[] { Integer.parseInt(numbers[0]), Integer.parseInt(numbers[numbers.length - 1]) };
	}

	private ParameterException wrong(final IllegalArgumentException e) {
		return new ParameterException(spec.commandLine(), Sentence.of(e));
	}

	private void print(final String line) {
		spec.commandLine().getOut().println(line);
		spec.commandLine().getOut().flush();
	}
}
