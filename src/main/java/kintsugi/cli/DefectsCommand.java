package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import ij.ImagePlus;
import kintsugi.defect.DefectSearch;
import kintsugi.image.DefectResult;
import kintsugi.image.DefectTask;
import kintsugi.image.ImageFiles;
import kintsugi.repair.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes masks of the defects of image files. */
@Command(name = "defects", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true, //
	description = "Finds defects in images and writes masks of them, 0 valid and 255 hole, as repair --mask takes them.")
final class DefectsCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Parameters(arity = "1..*", paramLabel = "IMAGE", description = "image files, or folders of them")
	private List<Path> images;
	@Option(names = "--out", required = true, paramLabel = "OUT", description = "the file to write (.png or .tif), or a " +
		"folder, which gets a mask of each image's base name: PNG, or TIFF for a stack")
	private Path output;
	@Option(names = "--kinds", paramLabel = "KINDS", split = ",", defaultValue = "hot-pixels,dead-pixels,dead-lines", //
		description = "hot-pixels, dead-pixels, dead-lines, dust, scratches, saturated and burnt-in, with commas between")
	private List<String> kinds;
	@Option(names = "--sensitivity", paramLabel = "SIGMAS", defaultValue = "6", description = "how far a defect stands " +
		"out at least, in robust standard deviations; less finds more")
	private double sensitivity;
	@Option(names = "--min", paramLabel = "PIXELS", defaultValue = "1", description = "the fewest pixels of a defect")
	private int min;
	@Option(names = "--max", paramLabel = "PIXELS", defaultValue = "0", description = "the most; 0 for no limit")
	private int max;
	@Option(names = "--scale", paramLabel = "PIXELS", defaultValue = "15", description = "the largest width of dust and " +
		"scratches")
	private int scale;
	@Option(names = "--grow", paramLabel = "PIXELS", defaultValue = "0", description = "by how much the defects grow")
	private int grow;
	@Option(names = "--force", description = "overwrite existing outputs")
	private boolean force;

	/** Made by picocli. */
	DefectsCommand() {}

	@Override
	public Integer call() {
		final DefectTask task = task();
		final Map<Path, Path> jobs = jobs();
		int failures = 0;
		for (final Map.Entry<Path, Path> job : jobs.entrySet())
			if (!find(task, job.getKey(), job.getValue())) failures++;
		if (jobs.size() > 1) print(jobs.size() - failures + " of " + jobs.size() + " images searched.");
		return failures == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
	}

	private DefectTask task() {
		try {
			return DefectTask.of(new DefectSearch(kinds, sensitivity, min, max, scale, grow), true, "mask", "", "auto");
		}
		catch (final IllegalArgumentException e) {
			throw wrong(e);
		}
	}

	private Map<Path, Path> jobs() {
		try {
			return DefectsPlan.of(images, output);
		}
		catch (final IOException e) {
			throw wrong(e);
		}
	}

	private ParameterException wrong(final Exception e) {
		return new ParameterException(spec.commandLine(), Sentence.of(e));
	}

	private boolean find(final DefectTask task, final Path file, final Path mask) {
		try {
			final ImagePlus image = ImageFiles.read(file);
			final Path written = DefectsPlan.fileFor(image, mask, output);
			if (Files.exists(written) && Files.isSameFile(written, file)) throw new IOException("The mask " + written +
				" would overwrite the image itself; give another name or folder.");
			if (Files.exists(written) && !force) throw new IOException("The mask " + written +
				" exists already; choose another name, or --force to overwrite it.");
			final DefectResult result = task.run(image, Progress.NONE);
			ImageFiles.write(result.image(), written);
			print(file + " -> " + written + ": " + result.sentence());
			return true;
		}
		// a plane that does not fit in memory must not stop the files that do
		catch (final IOException | RuntimeException | OutOfMemoryError e) {
			spec.commandLine().getErr().println(file + ": " + Sentence.of(e));
			return false;
		}
	}

	private void print(final String line) {
		spec.commandLine().getOut().println(line);
	}
}
