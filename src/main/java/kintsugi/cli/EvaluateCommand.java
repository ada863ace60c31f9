package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import kintsugi.evaluate.EvaluationResult;
import kintsugi.evaluate.EvaluationTask;
import kintsugi.evaluate.MarkdownReport;
import kintsugi.evaluate.PreparedEvaluation;
import kintsugi.image.EvaluationFiles;
import kintsugi.image.EvaluationOrder;
import kintsugi.image.WholeImages;
import kintsugi.mask.MaskGenerator;
import kintsugi.mask.MaskGenerators;
import kintsugi.onnx.Device;
import kintsugi.repair.CanceledException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how well models fill holes in whole images, beside simple fills. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true, //
	description = "Measures how well models fill seeded holes in whole images, beside simple fills.")
final class EvaluateCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Parameters(paramLabel = "DIR", description = "the folder of whole images, best ones that no model was trained on")
	private Path folder;
	@Option(names = "--model", required = true, paramLabel = "NAME|PATH", description = "a model or method to " +
		"evaluate; may be repeated")
	private List<String> models;
	@Option(names = "--against", paramLabel = "NAMES", split = ",", defaultValue = "mean,harmonic", //
		description = "the methods to compare with, separated by commas")
	private List<String> against;
	@Option(names = "--masks", paramLabel = "N", defaultValue = "1", description = "holes of each class in each image")
	private int masks;
	@Option(names = "--generator", paramLabel = "NAME", description = "draws the holes, as for masks; unless given, " +
		"irregular holes by ratio and border contact, and thin defects")
	private String generator;
	@Option(names = "--set", paramLabel = "NAME=VALUE", description = "a setting of the generator; may be repeated")
	private Map<String, String> settings = Map.of();
	@Option(names = "--size", paramLabel = "PIXELS", defaultValue = "" + EvaluationTask.STANDARD_SIZE, //
		description = "of larger images, only the centre of so many pixels a side")
	private int size;
	@Option(names = "--list", paramLabel = "FILE", description = "a text file with the names of the images to take, " +
		"one a line")
	private Path list;
	@Option(names = "--limit", paramLabel = "N", defaultValue = "0", description = "at most so many images, evenly " +
		"spread; 0 for all")
	private int limit;
	@Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "of the holes; any whole number")
	private long seed;
	@Option(names = "--csv", paramLabel = "FILE", description = "write every hole here, and the means beside it")
	private Path csv;
	@Option(names = "--json", paramLabel = "FILE", description = "write everything here")
	private Path json;
	@Option(names = "--plot", paramLabel = "FILE", description = "draw PSNR by hole ratio here, as PNG")
	private Path plot;
	@Option(names = "--table", paramLabel = "FILE", description = "write the tables here, as Markdown")
	private Path table;
	@Option(names = "--inception", paramLabel = "FILE", description = "the ONNX file of a classifier, [N, 3, H, W] to " +
		"logits [N, K]: adds the Inception score")
	private Path inception;
	@Option(names = "--device", defaultValue = "auto", description = "auto, cpu or cuda")
	private String device;
	@Option(names = "--force", description = "overwrite existing outputs")
	private boolean force;

	/** Made by picocli. */
	EvaluateCommand() {}

	@Override
	public Integer call() throws IOException {
		final EvaluationOrder order = order();
		final EvaluationResult result;
		try (StopSignal signal = new StopSignal()) {
			try (PreparedEvaluation prepared = prepare(order)) {
				result = prepared.run(new WholeImages(), new EvaluationLog(this::warn, signal::stopping));
			}
			catch (final CanceledException e) {
				// here, since the process ends with the signal
				warn(e.getMessage());
				return ExitCode.SOFTWARE;
			}
		}
		spec.commandLine().getOut().println(new MarkdownReport(result).toMarkdown());
		result.verdicts().forEach(spec.commandLine().getOut()::println);
		result.passedOver().forEach(this::warn);
		// last, so that a file that cannot be written does not take the tables with it
		order.write(result);
		return ExitCode.OK;
	}

	private EvaluationOrder order() {
		try {
			if (generator == null && !settings.isEmpty()) throw new IllegalArgumentException(
				"--set is for the holes of a --generator; name one.");
			final MaskGenerator holes = generator == null ? null : MaskGenerators.named(generator).with(settings);
			if (holes != null) holes.remarks().forEach(this::warn);
			return new EvaluationOrder(new EvaluationTask(folder, list, limit, models, against, masks, holes, size, seed, //
				inception, Device.parse(device)), new EvaluationFiles(csv, json, plot, table, force));
		}
		catch (final IllegalArgumentException e) {
			throw wrong(e);
		}
	}

	private PreparedEvaluation prepare(final EvaluationOrder order) {
		try {
			return order.prepare();
		}
		catch (final IOException | IllegalArgumentException e) {
			throw wrong(e);
		}
	}

	private ParameterException wrong(final Exception e) {
		return new ParameterException(spec.commandLine(), Sentence.of(e));
	}

	private void warn(final String line) {
		spec.commandLine().getErr().println(line);
		spec.commandLine().getErr().flush();
	}
}
