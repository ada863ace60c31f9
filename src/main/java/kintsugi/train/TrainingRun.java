package kintsugi.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import kintsugi.mask.HoleSampler;
import kintsugi.model.ModelInfo;
import kintsugi.model.ModelPackage;
import kintsugi.model.ModelWriter;
import kintsugi.net.Weights;

/** A whole training: from a folder of images to a model package that repairs. */
public final class TrainingRun {

	private final TrainingRequest request;
	private final ImageReader reader;
	private final Consumer<String> messages;

	/**
	 * Prepares a run.
	 *
	 * @param messages is told what the user should know: images that are passed over, where the run starts
	 */
	public TrainingRun(final TrainingRequest request, final ImageReader reader, final Consumer<String> messages) {
		this.request = request;
		this.reader = reader;
		this.messages = messages;
	}

	/**
	 * Trains and saves the model; the checkpoint stays beside it.
	 *
	 * @return the saved model, or nothing if the listener stopped the run before its last step
	 * @throws IOException if the images, the checkpoint or the output cannot be used; before hours are spent where that
	 *           can be known
	 */
	public Optional<ModelPackage> run(final TrainingListener listener) throws IOException {
		final TrainingSettings settings = request.settings();
		checkOutput();
		final List<Path> files = Corpus.list(request.data(), request.heldOut());
		info(new TrainedNetwork(null, 0, 0, false), files.size()); // a name that no model may have is told at once
		final Corpus corpus = new Corpus(files, reader, settings.crop(), messages);
		final CropSampler sampler = new CropSampler(corpus, new HoleSampler(settings.thinShare()), //
			settings.normalisation(), request.network().channels(), settings.crop(), settings.batch(), settings.seed());
		sampler.batch(0); // a folder without a usable image is told at once
		messages.accept("Training on " + files.size() + " images from " + request.data() + ".");
		try (Trainer trainer = new Trainer(request.network(), startWeights(), settings, origin(corpus))) {
			if (request.resume()) trainer.resume(request.checkpoint());
			final TrainedNetwork trained = trainer.train(sampler, request.checkpoint(), listener);
			if (!trained.finished()) return Optional.empty();
			return Optional.of(ModelWriter.save(request.output(), info(trained, files.size()), request.network(), //
				trained.weights(), request.replace()));
		}
	}

	private void checkOutput() throws IOException {
		if (Files.exists(request.output()) && !request.replace()) throw new IOException("The output " +
			request.output() + " exists already; choose another.");
		if (Files.exists(request.checkpoint()) && !request.resume()) throw new IOException("The checkpoint " +
			request.checkpoint() + " of an earlier run is there; resume that run, or move the file away.");
		if (request.resume() && !Files.exists(request.checkpoint())) throw new IOException("There is no checkpoint " +
			request.checkpoint() + " to resume from.");
	}

	private Map<String, String> origin(final Corpus corpus) {
		return Map.of("images", corpus.fingerprint(), //
			"start", request.start() == null ? "random weights" : request.start().sha256());
	}

	private Weights startWeights() throws IOException {
		if (request.start() != null) return request.start().weights();
		return Weights.initial(request.network(), new SplittableRandom(request.settings().seed()));
	}

	private ModelInfo info(final TrainedNetwork trained, final int images) {
		final Map<String, String> provenance = new LinkedHashMap<>();
		provenance.put("data", request.data().toAbsolutePath().normalize().getFileName() + ", " + images + " images, " +
			request.heldOut().size() + " names held out");
		provenance.put("steps", Long.toString(trained.steps()));
		provenance.putAll(request.settings().identity());
		provenance.put("decay_share", Double.toString(request.settings().learningRate().decayShare()));
		provenance.put("cpu_minutes", String.format(Locale.ROOT, "%.1f", trained.cpuSeconds() / 60));
		final ModelPackage start = request.start();
		if (start != null) {
			provenance.put("started_from", start.name() + " " + start.version() + ", SHA-256 " + start.sha256());
			start.provenance().forEach((key, value) -> provenance.put("start." + key, value));
		}
		return new ModelInfo(request.name(), "1.0.0", "Fills holes in images of " + request.network().channels() +
			(request.network().channels() == 1 ? " channel" : " channels") +
			" with a partial-convolution U-Net; trained with Kintsugi.", List.of("Kintsugi"), request.licence(), //
			card(provenance), provenance, request.settings().normalisation());
	}

	private String card(final Map<String, String> provenance) {
		final StringBuilder card = new StringBuilder("# " + request.name() + "\n\n" +
			"A partial-convolution U-Net (Liu et al. 2018) that fills holes in images, trained with Kintsugi.\n\n" +
			"| network | |\n|---|---|\n");
		request.network().settings().forEach((key, value) -> card.append(row(key, value)));
		card.append("\n| training | |\n|---|---|\n");
		provenance.forEach((key, value) -> card.append(row(key, value)));
		return card.append("\nIt has not been evaluated yet. Look at its repairs of images of your own before you ")
			.append("trust it.\n").toString();
	}

	private static String row(final String key, final String value) {
		return "| " + key.replace('_', ' ') + " | " + value + " |\n";
	}
}
