package kintsugi.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import kintsugi.mask.HoleSource;
import kintsugi.model.ModelPackage;
import kintsugi.model.ModelWriter;
import kintsugi.net.Network;
import kintsugi.net.Weights;
import kintsugi.train.recipe.MaskShare;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.RecipeBuild;
import kintsugi.train.recipe.Schedule;

/** A whole training: from images to a model package that repairs. */
public final class TrainingRun {

	/** What an array of samples may hold: 2 GB. */
	private static final long LARGEST = 500_000_000;

	private final TrainingRequest request;
	private final Consumer<String> messages;
	private final Set<String> remarked = new HashSet<>();

	/**
	 * Prepares a run.
	 *
	 * @param messages is told in sentences what the user should know: images that are passed over, what is adapted
	 */
	public TrainingRun(final TrainingRequest request, final Consumer<String> messages) {
		this.request = request;
		this.messages = messages;
	}

	/**
	 * Trains on the calling thread and saves the best model, and the last beside it as {@code NAME-last} if that is
	 * another; the checkpoint stays beside them. A recipe with variants trains one after the other, and their best is the
	 * result.
	 *
	 * @throws IOException if the images, the checkpoint or the output cannot be used; before hours are spent where that
	 *           can be known
	 * @throws IllegalArgumentException if recipe, start and images do not fit together, with a sentence
	 */
	public TrainingResult run(final TrainingListener listener) throws IOException {
		try {
			return checkedRun(listener);
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
	}

	private TrainingResult checkedRun(final TrainingListener listener) throws IOException {
		if (!request.recipe().network().variants().isEmpty()) return new TrainingComparison(request, messages).run(
			listener);
		checkOutput();
		final Path folder = request.output().toAbsolutePath().getParent();
		if (folder != null) Files.createDirectories(folder);
		final Plan plan = plan();
		final TrainingModel model = new TrainingModel(request, plan.recipe, plan.network, plan.split);
		model.check();
		final TrainedNetwork trained = train(plan, listener);
		if (!trained.finished()) return new TrainingResult(null, null, trained.steps(), trained.bestStep(), //
			trained.bestPsnr());
		return save(model, plan, trained);
	}

	/** What follows from request and images. */
	private record Plan(Recipe recipe, Network network, TrainingData.Split split, CropSampler sampler,
		Batch validation)
	{}

	/** Checks, before any work, that what the run will write can be written without harm to anything that is there. */
	void checkOutput() throws IOException {
		for (final Path output : new Path[] { request.output(), request.lastOutput() })
			if (Files.exists(output) && !request.replace()) throw new IOException("The output " + output +
				" exists already; choose another.");
		// the checkpoint of a model that is replaced goes with it, that of an unfinished run does not
		final boolean finished = request.replace() && Files.exists(request.output());
		if (Files.exists(request.checkpoint()) && !request.resume() && !finished) throw new IOException("The checkpoint " +
			request.checkpoint() + " of an earlier run is there; resume that run, or move the file away.");
		if (request.resume() && !Files.exists(request.checkpoint())) throw new IOException("There is no checkpoint " +
			request.checkpoint() + " to resume from.");
	}

	private Plan plan() throws IOException {
		final TrainingData.Split split = request.data().split(request.recipe().validation().share(), //
			request.recipe().seed());
		if (split.shared()) messages.accept("There is only one image, so the validation uses it, too: it tells whether " +
			"the training works, not how well the model does on other images.");
		final Recipe asked = recipe();
		final Network network = network(asked, split.training());
		Recipe recipe = asked;
		try {
			return plan(recipe, network, split);
		}
		catch (final Corpus.NoUsableImageException e) {
			final int crop = e.largestSide() / network.multiple() * network.multiple();
			if (crop < 32) throw e;
			messages.accept("The images are smaller than the crop of " + recipe.samples().crop() +
				" pixels, so crops of " + crop + " pixels are used.");
			recipe = recipe.withCrop(crop);
			return plan(recipe, network, split);
		}
	}

	private Plan plan(final Recipe recipe, final Network network, final TrainingData.Split split) throws IOException {
		TrainingRequest.checkSamples(recipe.samples(), network);
		final HoleSource holes = RecipeBuild.holes(recipe);
		final int crop = recipe.samples().crop();
		final CropSampler sampler = CropSampler.training(new Corpus(split.training(), crop, messages), holes, //
			recipe.samples(), network.channels(), recipe.seed());
		sampler.batch(0); // images that cannot be used at all are told at once
		remark(recipe);
		checkSize(recipe, network);
		try {
			return new Plan(recipe, network, split, sampler, validation(recipe, network, split, holes));
		}
		catch (final Corpus.NoUsableImageException e) {
			messages.accept("None of the images that were split off for validation can be used, so the validation uses " +
				"images that are trained on.");
			final TrainingData.Split shared = new TrainingData.Split(split.training(), split.training(), true);
			return new Plan(recipe, network, shared, sampler, validation(recipe, network, shared, holes));
		}
	}

	/** Checks that batch and validation samples fit into arrays of Java. */
	private static void checkSize(final Recipe recipe, final Network network) {
		final long sample = (long) network.channels() * recipe.samples().crop() * recipe.samples().crop();
		final long most = Math.max(recipe.samples().batch(), recipe.validation().samples());
		if (sample * most > LARGEST) throw new IllegalArgumentException("The recipe has " + most + " samples of " +
			recipe.samples().crop() + "x" + recipe.samples().crop() + " pixels at a time, more than the " + LARGEST / sample +
			" that fit; make the batch, the validation or the crops smaller.");
	}

	private Batch validation(final Recipe recipe, final Network network, final TrainingData.Split split,
		final HoleSource holes) throws IOException
	{
		return CropSampler.validation(new Corpus(split.validation(), recipe.samples().crop(), messages), holes, //
			recipe.samples(), network.channels(), recipe.seed()).samples(0, recipe.validation().samples());
	}

	/** Gets the recipe with what start, perceptual network and an earlier part of the run decide. */
	private Recipe recipe() throws IOException {
		Recipe recipe = request.recipe();
		if (request.start() != null) recipe = recipe.withStart(request.start().name()).withSamples(recipe.samples()
			.withNormalisation(request.start().normalisation()));
		if (request.perceptual() == null && recipe.objective().needsPerceptual()) {
			messages.accept("The recipe's perceptual and style losses need a perceptual network, which is not there; the " +
				"training uses the other losses.");
			recipe = recipe.withObjective(recipe.objective().withoutPerceptual());
		}
		if (request.resume() && request.budget() != null) recipe = recipe.withSteps(new Schedule(TrainingState.read(
			request.checkpoint()).recipe().stages()).steps());
		return recipe;
	}

	/** Gets the start's network, or the recipe's for as many channels as the images have. */
	private Network network(final Recipe recipe, final TrainingData data) throws IOException {
		if (request.start() != null) return request.start().network();
		if (request.resume() && recipe.network().channels() == 0) return TrainingState.read(request.checkpoint()).network();
		final int seen = data.channels();
		final int asked = recipe.network().channels();
		if (asked == 3 && seen == 1) messages.accept("The recipe's network is for RGB images; grey ones are trained on " +
			"with three equal channels.");
		if (asked == 1 && seen == 3) messages.accept("The recipe's network is for grey images; of RGB images a channel " +
			"is drawn at random.");
		return RecipeBuild.network(recipe, asked == 0 ? seen : asked);
	}

	private TrainedNetwork train(final Plan plan, final TrainingListener listener) throws IOException {
		messages.accept("Training on " + plan.split.training().sources().size() + " images of " + request.data().name() +
			(plan.split.shared() ? "." : ", validating on " + plan.split.validation().sources().size() + " others."));
		final Map<String, String> origin = new LinkedHashMap<>();
		origin.put(RunIdentity.IMAGES, request.data().fingerprint());
		origin.put(TrainingState.START, start());
		if (request.perceptual() != null && plan.recipe.objective().needsPerceptual()) origin.put("perceptual_network",
			request.perceptual().sha256());
		final Map<String, String> notes = Map.of(TrainingState.DATA, request.data().name(), //
			TrainingState.LOCATION, request.data().location(), TrainingState.LICENCE, request.licence(), //
			TrainingState.HELD_OUT, String.join("\n", request.data().heldOut()));
		try (Trainer trainer = new Trainer(plan.network, startWeights(plan), plan.recipe, request.machine(), //
			request.perceptual(), origin, notes, messages))
		{
			if (request.resume()) trainer.resume(request.checkpoint());
			final TrainingCurve curve = new TrainingCurve(request.curve(), trainer.step(), listener);
			final TrainedNetwork trained = trainer.train(plan.sampler, plan.validation, request.budget(), //
				request.checkpoint(), curve);
			remark(plan.recipe);
			return trained;
		}
	}

	/** Tells what masks have to say, once; some find out only while they are drawn. */
	private void remark(final Recipe recipe) {
		for (final MaskShare kind : recipe.masks())
			for (final String remark : kind.generator().remarks())
				if (remarked.add(remark)) messages.accept(remark);
	}

	/** Says what the weights began as; the checkpoint has them, so a resumed run need not be given its start again. */
	private String start() throws IOException {
		if (request.start() != null) return request.start().sha256();
		return request.resume() ? TrainingState.read(request.checkpoint()).start() : "random weights";
	}

	private Weights startWeights(final Plan plan) throws IOException {
		if (request.start() != null) return request.start().weights();
		return Weights.initial(plan.network, new SplittableRandom(plan.recipe.seed()));
	}

	private TrainingResult save(final TrainingModel model, final Plan plan, final TrainedNetwork trained)
		throws IOException
	{
		final ModelPackage best = ModelWriter.save(request.output(), model.info(request.name(), trained, true), //
			plan.network, trained.best(), request.replace());
		if (trained.bestStep() == trained.steps()) return new TrainingResult(best, null, trained.steps(), //
			trained.bestStep(), trained.bestPsnr());
		final String name = request.name() + "-last";
		final ModelPackage last = ModelWriter.save(request.lastOutput(), model.info(name, trained, false), plan.network, //
			trained.last(), request.replace());
		return new TrainingResult(best, last, trained.steps(), trained.bestStep(), trained.bestPsnr());
	}
}
