package kintsugi.train;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

import kintsugi.net.Network;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;
import kintsugi.train.device.TrainingDevice;
import kintsugi.train.loss.Objective;
import kintsugi.train.loss.PerceptualWeights;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.Schedule;

/**
 * Trains a network on samples by a recipe.
 * <p>
 * All that a step depends on is in the checkpoint or follows from the seed and the step's number, so a run that was
 * stopped and resumed ends with the weights of the uninterrupted one, on the CPU of the same machine with as many
 * threads.
 * </p>
 */
public final class Trainer implements AutoCloseable {

	/** A batch takes a few milliseconds to make, a step hundreds. */
	private static final int LOADERS = 1;
	private static final long PAUSE_MILLIS = 50;

	private final Network network;
	private final Map<String, String> origin;
	private final Map<String, String> notes;
	private final Consumer<String> messages;
	private final NDManager manager;
	private final Map<String, NDArray> parameters;
	private final Set<String> encoderNorm;
	private final Objective objective;
	/** The discriminator, or null. */
	private final Adversary adversary;
	private final GradientStep gradient;
	private final Adam adam;
	private final CpuTime cpu = new CpuTime();
	private Recipe recipe;
	private Schedule schedule;
	private Best best;
	private long step;
	private long validated = -1;

	/**
	 * Prepares a run on the calling thread, which must be the one that trains, and whose context class loader becomes the
	 * program's.
	 *
	 * @param weights where it starts
	 * @param perceptual the perceptual network's weights, or null if the recipe's objective needs none
	 * @param origin what the samples and the start are, for a resumed run to be held to; may be empty
	 * @param notes what the checkpoint tells the user besides; may be empty
	 * @param messages is told in sentences what the user should know
	 * @throws IOException if the device cannot be used
	 * @throws IllegalArgumentException if the network does not take the samples
	 */
	public Trainer(final Network network, final Weights weights, final Recipe recipe, final Machine machine,
		final PerceptualWeights perceptual, final Map<String, String> origin, final Map<String, String> notes,
		final Consumer<String> messages) throws IOException
	{
		TrainingRequest.checkSamples(recipe.samples(), network);
		this.network = network;
		this.recipe = recipe;
		this.schedule = new Schedule(recipe.stages());
		this.origin = Map.copyOf(origin);
		this.notes = Map.copyOf(notes);
		this.messages = messages;
		DjlSetup.prepare();
		final TrainingDevice device = TrainingDevice.choose(machine.device());
		messages.accept(device.remark());
		manager = NDManager.newBaseManager(device.device(), "PyTorch");
		JniUtils.setNumThreads(machine.threads());
		parameters = ParameterArrays.create(manager, network.parameters(), weights::get);
		encoderNorm = network.parameters().stream().filter(network::inEncoderNorm).map(Parameter::name) //
			.collect(Collectors.toUnmodifiableSet());
		objective = recipe.objective().open(manager, perceptual);
		adversary = recipe.adversarial() == null ? null : new Adversary(manager, recipe, network);
		gradient = new GradientStep(network, objective, adversary, manager, parameters, recipe.samples().crop(), //
			DeviceFit.microBatch(network, recipe, device, messages), DeviceFit.lossScale(machine, device, messages), //
			messages);
		adam = new Adam(manager, network.parameters(), parameters, recipe.adam());
	}

	/**
	 * Continues from a checkpoint.
	 *
	 * @throws IOException if it is broken or belongs to another run
	 */
	public void resume(final Path checkpoint) throws IOException {
		final Checkpoint state = Checkpoint.read(checkpoint, network, adversary == null ? List.of() : adversary
			.parameters(), identity());
		ParameterArrays.set(parameters, state.weights());
		adam.restore(state.moments());
		if (adversary != null) adversary.restore(state);
		gradient.setMicroBatch(state.microBatch());
		gradient.setScale(state.lossScale());
		best = state.best();
		step = state.step();
		cpu.continueFrom(state.cpuSeconds());
	}

	/** Gets the steps done. */
	public long step() {
		return step;
	}

	/**
	 * Trains to the last step, or until the listener ends it or the thread is interrupted, writing checkpoints.
	 *
	 * @param validation samples to validate on, or null for none: then the last weights are the best
	 * @param budget the time that the run may take, or null; its length is then chosen after the first steps
	 * @param checkpoint the file that the state is written to, or null for none
	 * @throws IOException if samples cannot be made, the loss or a weight is no longer a number, or a checkpoint cannot
	 *           be written
	 */
	public TrainedNetwork train(final CropSampler sampler, final Batch validation, final Duration budget,
		final Path checkpoint, final TrainingListener listener) throws IOException
	{
		final TimeBudget time = new TimeBudget(budget, step, recipe.objective().perceptualEvery(), System::nanoTime);
		final Validator validator = validation == null ? null : new Validator(network, validation, //
			recipe.samples().crop());
		if (checkpoint != null) begin(checkpoint);
		if (budget == null) remarkAdversary();
		// what an interrupted run has not seen must not decide which weights are its best
		if (validator != null) validate(validator, listener, step == 0, time);
		Control control = Control.CANCEL;
		try (BatchLoader loader = new BatchLoader(sampler, step, LOADERS)) {
			control = pause(listener, checkpoint, time);
			while (step < schedule.steps() && control == Control.CONTINUE && !Thread.currentThread().isInterrupted()) {
				step(loader, listener);
				time.planned(step, schedule.steps()).ifPresent(this::setLength);
				final boolean last = step == schedule.steps();
				if (validator != null && (last || step % recipe.validation().every() == 0)) validate(validator, listener,
					true, time);
				if (checkpoint != null && step % recipe.checkpointEvery() == 0) save(checkpoint);
				control = time.isOver() ? Control.FINISH : pause(listener, checkpoint, time);
			}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		final boolean finished = step >= schedule.steps() || control == Control.FINISH;
		if (validator != null && control == Control.FINISH && step != validated) validate(validator, listener, true, time);
		if (checkpoint != null) save(checkpoint);
		return result(finished);
	}

	private TrainedNetwork result(final boolean finished) {
		final Weights last = Weights.of(network, weights());
		final Weights found = best == null || best.step() == step ? last : Weights.of(network, best.weights());
		return new TrainedNetwork(last, found, step, best == null ? step : best.step(), //
			best == null ? Double.NaN : best.psnr(), cpu.seconds(), finished);
	}

	private void step(final BatchLoader loader, final TrainingListener listener) throws IOException,
		InterruptedException
	{
		final long start = System.nanoTime();
		final Batch batch = loader.next();
		final long loaded = System.nanoTime();
		final Set<String> frozen = schedule.encoderNormFrozen(step) ? encoderNorm : Set.of();
		final GradientStep.Losses losses = gradient.accumulate(batch, step, frozen);
		if (losses.usable()) {
			adam.update(parameters, schedule.learningRate(step), step + 1, frozen);
			if (adversary != null && adversary.begun(step)) adversary.update(schedule, step);
		}
		gradient.zeroGradients();
		final long computed = System.nanoTime();
		step++;
		listener.stepDone(new TrainingStep(step, schedule.steps(), schedule.stage(step - 1) + 1, losses.total(), //
			losses.terms(), (computed - loaded) / 1e9, (System.nanoTime() - start) / 1e9));
	}

	/** Waits while the listener pauses the run, and tells what comes after that. */
	private Control pause(final TrainingListener listener, final Path checkpoint, final TimeBudget time)
		throws IOException, InterruptedException
	{
		final long start = System.nanoTime();
		Control control = listener.control();
		if (control == Control.PAUSE && checkpoint != null) save(checkpoint);
		while (control == Control.PAUSE) {
			Thread.sleep(PAUSE_MILLIS);
			control = listener.control();
			if (control != Control.PAUSE) time.paused(System.nanoTime() - start);
		}
		return control;
	}

	private void validate(final Validator validator, final TrainingListener listener, final boolean counts,
		final TimeBudget time)
	{
		final long start = System.nanoTime();
		final Validation found = validate(validator);
		time.validated(System.nanoTime() - start, recipe.validation().every());
		validated = step;
		if (counts && found.best()) best = new Best(step, found.psnr(), weights());
		listener.validated(counts ? found : found.notBest());
	}

	private Validation validate(final Validator validator) {
		while (true) {
			try {
				return validator.validate(manager, parameters, objective, gradient.microBatch(), step, //
					best == null ? Double.NaN : best.psnr());
			}
			catch (final RuntimeException e) {
				if (!gradient.canHalve(e)) throw e;
			}
			gradient.halve();
		}
	}

	/** Writes the first checkpoint of this run, so that it is known before any work whether the disk takes it. */
	private void begin(final Path checkpoint) throws IOException {
		Checkpoint.removeUnfinished(checkpoint);
		final long values = 4 * size(network.parameters()) + (adversary == null ? 0 : 3 * size(adversary.parameters()));
		Checkpoint.checkRoom(checkpoint, values * Float.BYTES);
		save(checkpoint);
	}

	private static long size(final List<Parameter> parameters) {
		return parameters.stream().mapToLong(Parameter::size).sum();
	}

	/** Says so if the run ends before the discriminator begins. */
	private void remarkAdversary() {
		if (adversary != null && !adversary.begun(schedule.steps() - 1)) messages.accept("The run of " + schedule.steps() +
			" steps ends before its discriminator begins, at step " + recipe.adversarial().from() +
			"; only the other losses count.");
	}

	private void setLength(final long steps) {
		recipe = recipe.withSteps(steps);
		schedule = new Schedule(recipe.stages());
		messages.accept("The run will have " + steps + " steps, to end in the time that it was given.");
		remarkAdversary();
	}

	private RunIdentity identity() {
		return new RunIdentity(recipe, network, origin, notes);
	}

	private void save(final Path file) throws IOException {
		final Map<String, float[]> weights = weights();
		final Map<String, float[]> moments = adam.state();
		if (adversary != null) {
			weights.putAll(adversary.weights());
			moments.putAll(adversary.moments());
		}
		new Checkpoint(step, cpu.seconds(), gradient.microBatch(), gradient.scale(), weights, moments, best).write(file,
			identity());
	}

	private Map<String, float[]> weights() {
		return ParameterArrays.values(parameters);
	}

	@Override
	public void close() {
		manager.close();
	}
}
