package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import ij.ImagePlus;

import kintsugi.hole.Hole;
import kintsugi.image.Holes;
import kintsugi.image.ImageFiles;
import kintsugi.image.Images;
import kintsugi.image.RepairResult;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repairs image files whose holes are given by mask files. */
@Command(name = "repair", mixinStandardHelpOptions = true, sortOptions = false, //
	description = "Repairs the holes of images; valid samples are never changed.")
final class RepairCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Parameters(arity = "1..*", paramLabel = "IMAGE", description = "image files, or folders of them")
	private List<Path> images;
	@Option(names = "--mask", required = true, paramLabel = "MASK", description = "a mask file for all images, or a " +
		"folder of masks with the images' base names; every value but 0 is hole")
	private Path mask;
	@Option(names = "--out", required = true, paramLabel = "OUT", description = "the file to write (.tif, .png " +
		"or .jpg), or a folder, which gets a TIFF file of each image")
	private Path output;
	@Option(names = "--model", paramLabel = "NAME|PATH", description = "the method or model, by name, or a model's " +
		"folder or zip file; unless given, the bundled one for RGB or for other images")
	private String model;
	@Option(names = "--hole-value", paramLabel = "V", description = "the mask's value that is hole")
	private Double holeValue;
	@Option(names = "--grow", paramLabel = "N", defaultValue = "0", description = "grow the hole by so many pixels")
	private int grow;
	@Option(names = "--device", defaultValue = "auto", description = "auto, cpu or cuda; auto unless given")
	private String device;
	@Option(names = "--json", paramLabel = "REPORT", description = "write a report of all files as JSON")
	private Path json;
	@Option(names = "--force", description = "overwrite existing outputs")
	private boolean force;

	/** Made by picocli. */
	RepairCommand() {}

	@Override
	public Integer call() throws IOException {
		final List<RepairJob> jobs = plan();
		final RepairLog log = new RepairLog();
		try (OpenRepairers repairers = open()) {
			for (final RepairJob job : jobs)
				repair(repairers, job, log);
		}
		if (json != null) log.write(json);
		if (jobs.size() > 1) print(jobs.size() - log.failures() + " of " + jobs.size() + " images repaired.");
		return log.failures() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
	}

	/** Checks the arguments before anything is read or written. */
	private List<RepairJob> plan() {
		if (grow < 0) throw wrong("--grow must be 0 or more pixels, not " + grow + ".");
		if (json != null && Files.exists(json) && !force) throw wrong("The report " + json +
			" exists already; give another name, or --force to overwrite it.");
		try {
			final List<RepairJob> jobs = RepairPlan.of(images, mask, output);
			for (final RepairJob job : jobs)
				if (json != null && Stream.of(job.image(), job.mask(), job.output()).anyMatch(this::isReport)) throw wrong(
					"The report " + json + " would overwrite an image, a mask or a result; give another name.");
			return jobs;
		}
		catch (final IOException e) {
			throw wrong(Sentence.of(e));
		}
	}

	private boolean isReport(final Path file) {
		return file != null && file.toAbsolutePath().normalize().equals(json.toAbsolutePath().normalize());
	}

	private OpenRepairers open() {
		try {
			final OpenRepairers repairers = new OpenRepairers(model, Device.parse(device));
			repairers.openChosen();
			return repairers;
		}
		catch (final IOException | IllegalArgumentException e) {
			throw wrong(Sentence.of(e));
		}
	}

	private ParameterException wrong(final String sentence) {
		return new ParameterException(spec.commandLine(), sentence);
	}

	private void repair(final OpenRepairers repairers, final RepairJob job, final RepairLog log) {
		try {
			checkFiles(job);
			prepareFolder(job);
			final RepairResult result = result(repairers, job);
			ImageFiles.write(result.image(), job.output());
			log.repaired(job, result.report());
			print(job.image() + " -> " + job.output() + ": " + result.report().toSentence());
		}
		// a plane that does not fit in memory must not stop the files that do
		catch (final IOException | RuntimeException | OutOfMemoryError e) {
			log.failed(job, Sentence.of(e));
			warn(job.image() + ": " + Sentence.of(e));
		}
	}

	private RepairResult result(final OpenRepairers repairers, final RepairJob job) throws IOException {
		final ImagePlus image = ImageFiles.read(job.image());
		ImageFiles.checkFormat(image, job.output());
		remarkOnFormat(job.output());
		final ImagePlus maskImage = ImageFiles.read(job.mask());
		Holes.checkSize(image, maskImage);
		final OptionalDouble value = holeValue == null ? OptionalDouble.empty() : OptionalDouble.of(holeValue);
		if (holeValue == null) Holes.remarkOn(maskImage).ifPresent(this::warn);
		final Hole hole = Holes.ofMask(maskImage, value).grow(grow);
		return Images.repair(repairers.of(image), image, hole, Progress.NONE);
	}

	private void remarkOnFormat(final Path file) {
		final String name = file.toString().toLowerCase(Locale.ROOT);
		if (name.matches(".*\\.jpe?g")) warn(file +
			" is JPEG, which changes all samples a little, also the valid ones; TIFF and PNG keep them.");
		if (name.matches(".*\\.(png|jpe?g)")) warn(file + " cannot hold the calibration, the overlay and the " +
			"declaration of the repair; TIFF holds them all, and --json writes the declaration to a file of its own.");
	}

	private void checkFiles(final RepairJob job) throws IOException {
		if (!Files.exists(job.image())) throw new IOException("The image does not exist.");
		if (job.mask() == null) throw new IOException("The folder " + mask +
			" holds no mask with the image's base name.");
		if (!Files.exists(job.output())) return;
		if (!force) throw new IOException("The output " + job.output() +
			" exists already; choose another, or --force to overwrite it.");
		if (Files.isSameFile(job.output(), job.image()) || Files.isSameFile(job.output(), job.mask()))
			throw new IOException("The output " + job.output() +
				" is the image or the mask itself, which are never overwritten; choose another.");
	}

	/** Makes sure before the repair that its result can be written. */
	private void prepareFolder(final RepairJob job) throws IOException {
		final Path folder = job.output().toAbsolutePath().getParent();
		// a folder is made only if one is asked for, so that a mistyped name is noticed where there is one file
		if (!output.equals(job.output())) makeFolder(folder);
		if (!Files.isDirectory(folder)) throw new IOException("The output's folder " + folder + " does not exist.");
		if (!Files.isWritable(folder)) throw new IOException("You may not write to the output's folder " + folder +
			"; choose another.");
	}

	private static void makeFolder(final Path folder) throws IOException {
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException e) {
			throw new IOException("The output's folder " + folder + " cannot be made (" + e + "); choose another.", e);
		}
	}

	private void warn(final String line) {
		spec.commandLine().getErr().println(line);
	}

	private void print(final String line) {
		spec.commandLine().getOut().println(line);
	}
}
