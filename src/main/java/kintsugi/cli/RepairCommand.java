package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

import kintsugi.image.folder.FileFormat;
import kintsugi.image.folder.FileHoles;
import kintsugi.image.folder.FileRepair;
import kintsugi.image.folder.FolderRepair;
import kintsugi.image.folder.FolderSummary;
import kintsugi.image.folder.ImageSearch;
import kintsugi.image.folder.OpenRepairers;
import kintsugi.onnx.Device;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Strategy;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repairs image files, single ones and folders of them; a repeated run continues. */
@Command(name = "repair", mixinStandardHelpOptions = true, sortOptions = false, //
	description = "Repairs the holes of images; valid samples are never changed.")
final class RepairCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Parameters(arity = "1..*", paramLabel = "IMAGE", description = "image files, or folders of them")
	private List<Path> images;
	@Option(names = "--mask", paramLabel = "MASK", description = "a mask file for all images, or a " +
		"folder of masks with the images' base names; every value but 0 is hole")
	private Path mask;
	@Option(names = "--holes", paramLabel = "SOURCE", description = "holes without masks: nan, saturated, " +
		"range:LOW-HIGH (intensities; also threshold:LOW-HIGH), or the selection or overlay that ImageJ saved in a TIFF")
	private String source;
	@Option(names = "--sketch", paramLabel = "SKETCH", description = "a file of lines for all images, or a folder of " +
		"such files with the images' base names; lines, the pixels that are not 0, guide the harmonic fill and models " +
		"that know sketches")
	private Path sketch;
	@Option(names = "--out", required = true, paramLabel = "OUT", description = "the file to write (.tif, .png " +
		"or .jpg), or a folder, which gets a file of each image; what ends in / is a folder")
	private Output output;
	@Option(names = "--model", paramLabel = "NAME|PATH", description = "the method or model, by name, or a model's " +
		"folder or zip file; unless given, the bundled one for RGB or for other images")
	private String model;
	@Option(names = "--hole-value", paramLabel = "V", description = "the mask's value that is hole")
	private Double holeValue;
	@Option(names = "--grow", paramLabel = "N", defaultValue = "0", description = "grow the hole by so many pixels")
	private int grow;
	@Option(names = "--strategy", defaultValue = "auto", description = "auto, native, coarse-to-fine or whole: how " +
		"holes are divided; auto unless given")
	private String strategy;
	@Option(names = "--device", defaultValue = "auto", description = "auto, cpu or cuda; auto unless given")
	private String device;
	@Option(names = "--recursive", description = "take images and masks of subfolders as well")
	private boolean recursive;
	@Option(names = "--pattern", paramLabel = "GLOB", description = "which files of a folder are images, as '*.tif'")
	private String pattern;
	@Option(names = "--format", paramLabel = "FORMAT", description = "tif, png or jpg: the results in a folder; TIFF " +
		"for what the others cannot hold; tif unless given")
	private String format;
	@Option(names = "--report", paramLabel = "CSV", description = "the report, from which a repeated run continues; " +
		"into a folder, " + FolderRepair.REPORT + " in it unless given")
	private Path report;
	@Option(names = "--json", paramLabel = "REPORT", description = "write a report of all files as JSON")
	private Path json;
	@Option(names = "--force", description = "overwrite existing outputs, unless they are what they would become")
	private boolean force;

	/** Made by picocli. */
	RepairCommand() {}

	@Override
	public Integer call() throws IOException {
		final FileRepair how = how();
		final RepairPlan plan = plan(how);
		// all is said before it closes, since the process ends with the signal
		try (StopSignal signal = new StopSignal()) {
			return repair(how, plan, signal);
		}
	}

	private int repair(final FileRepair how, final RepairPlan plan, final StopSignal signal) throws IOException {
		final RepairLog log = new RepairLog();
		try (OpenRepairers repairers = open(how)) {
			remarkOnFormat(plan);
			final FolderRepair order = new FolderRepair(plan.jobs(), how, FileFormat.parse(format), plan.report(), force);
			final FolderSummary summary = run(order, repairers, log, signal);
			if (plan.jobs().size() > 1) print(summary.toSentence());
			return summary.failed() == 0 && !lacksHoleValue(log) ? ExitCode.OK : ExitCode.SOFTWARE;
		}
		catch (final CanceledException e) {
			warn(e.getMessage());
			return ExitCode.SOFTWARE;
		}
	}

	private FolderSummary run(final FolderRepair order, final OpenRepairers repairers, final RepairLog log,
		final StopSignal signal) throws IOException
	{
		final RepairLines lines = new RepairLines(order.jobs().size(), this::print, this::warn);
		try {
			return order.run(repairers, lines.until(signal), outcome -> {
				log.add(outcome);
				lines.done(outcome);
			});
		}
		finally {
			if (json != null) log.write(json);
		}
	}

	/** Tells, and says, whether the value that was named as hole is in no mask. */
	private boolean lacksHoleValue(final RepairLog log) {
		final boolean lacks = holeValue != null && log.allCopied();
		if (lacks) warn("Nothing was repaired, as no mask has the value of --hole-value.");
		return lacks;
	}

	private FileRepair how() {
		if (grow < 0) throw wrong("--grow must be 0 or more pixels, not " + grow + ".");
		if (mask == null && source == null) throw wrong(
			"Missing option: '--mask MASK', or '--holes SOURCE' without masks.");
		if (mask != null && source != null) throw wrong("Give either --mask or --holes, not both.");
		try {
			final FileHoles holes = source != null ? FileHoles.parse(source) : FileHoles.masks(mask, holeValue == null ? //
				OptionalDouble.empty() : OptionalDouble.of(holeValue));
			FileFormat.parse(format);
			if (source != null && holeValue != null) throw wrong("--hole-value is the value of holes in masks, but --holes " +
				source + " needs no masks; leave one of them out.");
			return new FileRepair(model, Device.parse(device), Strategy.parse(strategy), holes.with(sketch), grow);
		}
		catch (final IllegalArgumentException e) {
			throw wrong(Sentence.of(e));
		}
	}

	/** Checks the arguments before anything is read or written. */
	private RepairPlan plan(final FileRepair how) {
		if (json != null && Files.exists(json) && !force) throw wrong("The report " + json +
			" exists already; give another name, or --force to overwrite it.");
		try {
			final RepairPlan plan = RepairPlan.of(images, how.holes(), output, new ImageSearch(pattern, recursive), //
				FileFormat.parse(format), report);
			if (plan.single() && format != null) throw wrong("--format is for results in a folder; the name of " + output +
				" tells its format. Leave --format out, or write " + output + "/ for a folder.");
			for (final Path file : Arrays.asList(json, report))
				if (file != null && plan.uses(file)) throw wrong("The report " + file +
					" would overwrite an image, a mask, a sketch or a result; give another name.");
			if (json != null && plan.isReport(json)) throw wrong("The report " + json +
				" cannot be JSON and CSV at once; give --json another name.");
			return plan;
		}
		catch (final IOException | IllegalArgumentException e) {
			throw wrong(Sentence.of(e));
		}
	}

	private OpenRepairers open(final FileRepair how) {
		try {
			return new OpenRepairers(how);
		}
		catch (final IOException | IllegalArgumentException e) {
			throw wrong(Sentence.of(e));
		}
	}

	private ParameterException wrong(final String sentence) {
		return new ParameterException(spec.commandLine(), sentence);
	}

	private void remarkOnFormat(final RepairPlan plan) {
		final String name = plan.single() ? output.toString() : output + "/*." + FileFormat.parse(format);
		final String end = name.toLowerCase(Locale.ROOT);
		if (end.matches(".*\\.jpe?g")) warn(name +
			" is JPEG, which changes all samples a little, also the valid ones; TIFF and PNG keep them.");
		if (end.matches(".*\\.(png|jpe?g)")) warn(name + " cannot hold the calibration, the overlay and the " +
			"declaration of the repair; TIFF holds them all, and --json writes the declaration to a file of its own.");
	}

	private void warn(final String line) {
		spec.commandLine().getErr().println(line);
	}

	private void print(final String line) {
		spec.commandLine().getOut().println(line);
	}
}
