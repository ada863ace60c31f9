package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import kintsugi.command.TrainingImages;
import kintsugi.model.ModelPackage;
import kintsugi.model.ModelStore;
import kintsugi.model.Normalisation;
import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.train.LearningRate;
import kintsugi.train.loss.Objective;
import kintsugi.train.TrainingRequest;
import kintsugi.train.TrainingRun;
import kintsugi.train.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model on a folder of images. */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true, //
	description = "Trains a model on a folder of images; a stopped run can be resumed.")
final class TrainCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Option(names = "--data", required = true, paramLabel = "DIR", description = "the folder of images")
	private Path data;
	@Option(names = "--out", required = true, paramLabel = "MODEL", description = "the new model's folder or zip file")
	private Path output;
	@Option(names = "--hold-out", paramLabel = "FILE", description = "a text file with the names of images, one a " +
		"line, that are not trained on")
	private Path holdOut;
	@Option(names = "--base-model", paramLabel = "NAME|PATH", description = "the model to start from")
	private String baseModel;
	@Option(names = "--steps", paramLabel = "N", defaultValue = "10000", description = "steps in all")
	private long steps;
	@Option(names = "--crop", paramLabel = "PIXELS", defaultValue = "128", description = "side of the random crops")
	private int crop;
	@Option(names = "--batch", paramLabel = "N", defaultValue = "8", description = "crops a step")
	private int batch;
	@Option(names = "--channels", paramLabel = "1|3", description = "image channels; 3 unless given")
	private Integer channels;
	@Option(names = "--width", paramLabel = "N", description = "channels of the first layer; 24 unless given")
	private Integer width;
	@Option(names = "--max-width", paramLabel = "N", description = "most channels of a layer; 6 times --width unless given")
	private Integer maxWidth;
	@Option(names = "--levels", paramLabel = "N", description = "how often the encoder halves; 6 unless given")
	private Integer levels;
	@Option(names = "--base", paramLabel = "none|harmonic", description = "the fill that the network corrects; " +
		"harmonic unless given")
	private Base base;
	@Option(names = "--learning-rate", paramLabel = "R", defaultValue = "0.001", description = "Adam's rate")
	private double learningRate;
	@Option(names = "--decay", paramLabel = "SHARE", defaultValue = "0.3", description = "last share of the steps, " +
		"over which the rate falls to 0")
	private double decay;
	@Option(names = "--thin", paramLabel = "SHARE", defaultValue = "0.25", description = "share of scratches, dead " +
		"lines and specks among the holes")
	private double thin;
	@Option(names = "--objective", defaultValue = "small", description = "small: hole loss by area and log error; paper: " +
		"valid, hole and total variation loss with the weights of Liu et al. 2018")
	private ObjectiveName objective;
	@Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "any whole number")
	private long seed;
	@Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "threads of the network; 0 " +
		"leaves one core free")
	private int threads;
	@Option(names = "--checkpoint-every", paramLabel = "N", defaultValue = "500", description = "steps between " +
		"checkpoints")
	private int checkpointEvery;
	@Option(names = "--licence", paramLabel = "SPDX", defaultValue = "BSD-2-Clause", description = "the model's " +
		"licence; think of the images'")
	private String licence;
	@Option(names = "--resume", description = "continue the stopped run to the same output")
	private boolean resume;
	@Option(names = "--force", description = "replace a model that is there")
	private boolean force;

	/** The objectives that can be asked for. */
	private enum ObjectiveName {
			SMALL, PAPER
	}

	/** Made by picocli. */
	TrainCommand() {}

	@Override
	public Integer call() throws IOException {
		final TrainingRequest request = request();
		final Optional<ModelPackage> model;
		try (StopSignal signal = new StopSignal()) {
			final TrainingLog log = new TrainingLog(this::print, signal::stopping);
			model = new TrainingRun(request, new TrainingImages(), this::print).run(log);
			if (model.isEmpty()) print("Stopped; --resume continues from " + request.checkpoint() + ".");
		}
		if (model.isEmpty()) return ExitCode.SOFTWARE;
		print("Saved " + output + " (SHA-256 " + model.get().sha256() + ").");
		return ExitCode.OK;
	}

	private TrainingRequest request() {
		try {
			final ModelPackage start = baseModel == null ? null : ModelStore.standard().open(baseModel);
			final Normalisation normalisation = start == null ? Normalisation.DEFAULT : start.normalisation();
			final int cores = Runtime.getRuntime().availableProcessors();
			final TrainingSettings settings = new TrainingSettings(crop, batch, steps, //
				new LearningRate(learningRate, 200, decay), thin, seed, threads > 0 ? threads : Math.max(1, cores - 1), //
				objective == ObjectiveName.PAPER ? Objective.paper() : Objective.small(), normalisation, checkpointEvery);
			return new TrainingRequest(data, heldOut(), network(start), start, settings, licence, output, //
				force, resume);
		}
		catch (final IOException | IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), Sentence.of(e));
		}
	}

	/** Makes the network of the options, or takes the start's if no option describes one. */
	private Network network(final ModelPackage start) {
		if (start != null && channels == null && width == null && maxWidth == null && levels == null && base == null)
			return start.network();
		final int first = width == null ? 24 : width;
		return new PConvUNet(channels == null ? 3 : channels, first, maxWidth == null ? 6 * first : maxWidth, //
			levels == null ? 6 : levels, base == null ? Base.HARMONIC : base);
	}

	private Set<String> heldOut() throws IOException {
		if (holdOut == null) return Set.of();
		final Set<String> names = new HashSet<>();
		for (final String line : Files.readAllLines(holdOut))
			if (!line.isBlank()) names.add(line.strip());
		return names;
	}

	private void print(final String line) {
		spec.commandLine().getOut().println(line);
		spec.commandLine().getOut().flush();
	}
}
