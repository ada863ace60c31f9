package kintsugi.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import kintsugi.train.TrainingRequest;
import kintsugi.train.TrainingResult;
import kintsugi.train.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model on a folder of images. */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false, //
	description = "Trains a model on a folder of images by a recipe; a stopped run can be resumed.")
final class TrainCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;
	@Mixin
	private TrainOptions options;

	/** Made by picocli. */
	TrainCommand() {}

	@Override
	public Integer call() throws IOException {
		final TrainingRequest request;
		try {
			request = options.request(this::print);
		}
		catch (final IOException | IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), Sentence.of(e));
		}
		final TrainingResult result;
		try (StopSignal signal = new StopSignal()) {
			final TrainingLog log = new TrainingLog(this::print, signal::stopping);
			result = new TrainingRun(request, this::print).run(log);
			if (!result.finished()) print("Stopped; --resume continues from " + request.checkpoint() + ".");
		}
		if (!result.finished()) return ExitCode.SOFTWARE;
		print("Saved " + result.best().name() + " of step " + result.bestStep() + " (SHA-256 " + result.best().sha256() +
			")" + (result.last() == null ? "." : ", and that of the last step as " + result.last().name() + "."));
		return ExitCode.OK;
	}

	private void print(final String line) {
		spec.commandLine().getOut().println(line);
		spec.commandLine().getOut().flush();
	}
}
