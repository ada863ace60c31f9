package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import ij.ImagePlus;
import kintsugi.defect.DefectSearch;
import kintsugi.image.DefectResult;
import kintsugi.image.DefectTask;
import kintsugi.image.ImageFiles;
import kintsugi.image.folder.ImageSearch;
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
	@Option(names = "--out", required = true, paramLabel = "OUT", description = "the file to write (.png or .tif), or " +
		"a folder, which gets a mask of each image's base name: PNG, or TIFF for a stack; what ends in / is a folder")
	private Output output;
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
	@Option(names = "--scale", paramLabel = "PIXELS", defaultValue = "15", description = "the largest width of dust " +
		"and scratches")
	private int scale;
	@Option(names = "--grow", paramLabel = "PIXELS", defaultValue = "0", description = "by how much the defects grow")
	private int grow;
	@Option(names = "--recursive", description = "take images of subfolders as well; the masks get the same subfolders")
	private boolean recursive;
	@Option(names = "--pattern", paramLabel = "GLOB", description = "which files of a folder are images, as '*.tif'")
	private String pattern;
	@Option(names = "--force", description = "overwrite masks that are there already")
	private boolean force;

	/** Made by picocli. */
	DefectsCommand() {}

	/** What became of an image. */
	private enum Outcome {
		SEARCHED, THERE, FAILED
	}

	@Override
	public Integer call() {
		final DefectTask task = task();
		final DefectsPlan plan = plan();
		// asked before the first mask is written
		final Map<Path, String> doubts = force ? Map.of() : plan.doubts();
		final List<Outcome> outcomes = plan.masks().keySet().stream().map(image -> doubts.containsKey(image) ? failed(image,
			doubts.get(image)) : find(task, plan, image)).toList();
		if (outcomes.size() > 1) print(summary(outcomes));
		return outcomes.contains(Outcome.FAILED) ? ExitCode.SOFTWARE : ExitCode.OK;
	}

	private static String summary(final List<Outcome> outcomes) {
		final int there = Collections.frequency(outcomes, Outcome.THERE);
		return Collections.frequency(outcomes, Outcome.SEARCHED) + " of " + outcomes.size() + " images searched" + //
			(there == 0 ? "" : ", " + there + (there == 1 ? " was" : " were") + " there already") + ".";
	}

	private DefectTask task() {
		try {
			return DefectTask.of(new DefectSearch(kinds, sensitivity, min, max, scale, grow), true, "mask", "", "auto");
		}
		catch (final IllegalArgumentException e) {
			throw wrong(e);
		}
	}

	private DefectsPlan plan() {
		try {
			return DefectsPlan.of(images, new ImageSearch(pattern, recursive), output);
		}
		catch (final IOException | IllegalArgumentException e) {
			throw wrong(e);
		}
	}

	private ParameterException wrong(final Exception e) {
		return new ParameterException(spec.commandLine(), Sentence.of(e));
	}

	private Outcome find(final DefectTask task, final DefectsPlan plan, final Path file) {
		try {
			final Optional<Path> there = plan.existing(file);
			if (there.isPresent() && !force) {
				print(file + " -> " + there.get() + ": The mask is there already; --force overwrites it.");
				return Outcome.THERE;
			}
			final ImagePlus image = ImageFiles.read(file);
			final Path mask = plan.fileFor(file, image.getStackSize());
			if (plan.isImage(mask)) throw new IOException("The mask " + mask +
				" would overwrite an image; give another name or folder.");
			final DefectResult result = task.run(image, Progress.NONE);
			Files.createDirectories(mask.toAbsolutePath().getParent());
			ImageFiles.write(result.image(), mask);
			print(file + " -> " + mask + ": " + result.sentence());
			return Outcome.SEARCHED;
		}
		// a plane that does not fit in memory must not stop the files that do
		catch (final IOException | RuntimeException | OutOfMemoryError e) {
			return failed(file, Sentence.of(e));
		}
	}

	private Outcome failed(final Path file, final String why) {
		spec.commandLine().getErr().println(file + ": " + why);
		return Outcome.FAILED;
	}

	private void print(final String line) {
		spec.commandLine().getOut().println(line);
	}
}
