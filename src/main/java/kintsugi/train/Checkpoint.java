package kintsugi.train;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import kintsugi.net.Network;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;
import kintsugi.train.device.LossScale;
import kintsugi.train.tensors.Safetensors;

/**
 * The state of a run between two steps: all that the next step depends on.
 *
 * @param step the steps done
 * @param cpuSeconds the processor time spent so far, over all resumed parts
 * @param microBatch the samples that are computed at a time
 * @param lossScale the factor of the loss in mixed precision, or null
 * @param weights the values of all parameters by name, of the network and of its discriminator, if there is one
 * @param moments the optimisers' state
 * @param best the network's best weights so far, or null before the first validation
 */
record Checkpoint(long step, double cpuSeconds, int microBatch, LossScale lossScale,
	Map<String, float[]> weights, Map<String, float[]> moments, Best best)
{

	private static final String STEP = "step";
	private static final String CPU_SECONDS = "cpu_seconds";
	private static final String MICRO_BATCH = "micro_batch";
	private static final String LOSS_SCALE = "loss_scale";
	private static final String GOOD_STEPS = "loss_scale_steps";
	private static final String BEST_STEP = "best_step";
	private static final String BEST_PSNR = "best_psnr";
	private static final String MOMENT = "adam.";
	private static final String BEST = "best.";

	/**
	 * Writes the state with what identifies its run; an older checkpoint stays until the new one is whole.
	 *
	 * @throws IOException if a weight is no longer a number, or the file cannot be written
	 */
	void write(final Path file, final RunIdentity run) throws IOException {
		checkFinite();
		final Map<String, float[]> arrays = new LinkedHashMap<>(weights);
		moments.forEach((name, moment) -> arrays.put(MOMENT + name, moment));
		final Map<String, String> metadata = new LinkedHashMap<>(run.metadata());
		metadata.put(STEP, Long.toString(step));
		metadata.put(MICRO_BATCH, Integer.toString(microBatch));
		metadata.put(CPU_SECONDS, Double.toString(cpuSeconds));
		if (lossScale != null) {
			metadata.put(LOSS_SCALE, Double.toString(lossScale.factor()));
			metadata.put(GOOD_STEPS, Integer.toString(lossScale.good()));
		}
		if (best != null) {
			best.weights().forEach((name, values) -> arrays.put(BEST + name, values));
			metadata.put(BEST_STEP, Long.toString(best.step()));
			metadata.put(BEST_PSNR, Double.toString(best.psnr()));
		}
		try {
			new Safetensors(arrays, metadata).write(file);
		}
		catch (final IOException e) {
			throw new IOException("The checkpoint " + file + " of step " + step + " cannot be written (" + e.getMessage() +
				"); the one before it is kept. Make room on the disk, and resume.", e);
		}
	}

	/** Deletes what a process that was killed while it wrote a checkpoint has left beside it. */
	static void removeUnfinished(final Path file) throws IOException {
		final Path absolute = file.toAbsolutePath();
		final String name = absolute.getFileName().toString();
		try (DirectoryStream<Path> left = Files.newDirectoryStream(absolute.getParent(), other -> other.getFileName()
			.toString().startsWith(name) && other.getFileName().toString().endsWith(".part")))
		{
			for (final Path part : left)
				Files.deleteIfExists(part);
		}
	}

	/**
	 * Checks that the disk has room for a checkpoint beside an old one, which stays until the new one is whole.
	 *
	 * @param bytes of one
	 */
	static void checkRoom(final Path file, final long bytes) throws IOException {
		final Path folder = file.toAbsolutePath().getParent();
		final long room = Files.getFileStore(folder).getUsableSpace();
		if (room < 2 * bytes) throw new IOException(String.format(Locale.ROOT, "There are only %.1f MB free in %s, and " +
			"the checkpoints of this network take %.1f MB. Make room, or choose another output.", room / 1e6, folder, //
			2 * bytes / 1e6));
	}

	/** Weights that are no numbers must not replace good ones. */
	private void checkFinite() throws IOException {
		for (final Map<String, float[]> arrays : List.of(weights, moments))
			for (final Map.Entry<String, float[]> array : arrays.entrySet())
				for (final float value : array.getValue())
					if (!Float.isFinite(value)) throw new IOException("The weights of " + array.getKey() +
						" or their moments are no longer numbers after step " + step + "; the last checkpoint is kept. " +
						"Try a lower learning rate.");
	}

	/**
	 * Reads a state.
	 *
	 * @param adversary the parameters of the discriminator, or none
	 * @throws IOException if the file is broken, or of another run, naming what differs
	 */
	static Checkpoint read(final Path file, final Network network, final List<Parameter> adversary, final RunIdentity run)
		throws IOException
	{
		final Safetensors tensors = Safetensors.read(file);
		run.check(tensors.metadata(), file);
		final Map<String, float[]> weights = new LinkedHashMap<>();
		final Map<String, float[]> moments = new LinkedHashMap<>();
		final Map<String, float[]> best = new LinkedHashMap<>();
		tensors.arrays().forEach((name, array) -> {
			if (name.startsWith(MOMENT)) moments.put(name.substring(MOMENT.length()), array);
			else if (name.startsWith(BEST)) best.put(name.substring(BEST.length()), array);
			else weights.put(name, array);
		});
		final Map<String, String> metadata = tensors.metadata();
		try {
			final Best found = best.isEmpty() ? null : new Best(Long.parseLong(metadata.get(BEST_STEP)), //
				Double.parseDouble(metadata.get(BEST_PSNR)), best);
			final LossScale scale = !metadata.containsKey(LOSS_SCALE) ? null : new LossScale(//
				Double.parseDouble(metadata.get(LOSS_SCALE)), Integer.parseInt(metadata.get(GOOD_STEPS)));
			final Checkpoint state = new Checkpoint(Long.parseLong(metadata.get(STEP)), //
				Double.parseDouble(metadata.get(CPU_SECONDS)), Integer.parseInt(metadata.get(MICRO_BATCH)), scale, weights, //
				moments, found);
			state.check(network, file);
			state.check(adversary, file);
			return state;
		}
		catch (final NumberFormatException | NullPointerException e) {
			throw new IOException("The checkpoint " + file + " does not say at which step it was made.", e);
		}
	}

	/** Checks that the network's weights and moments are all there. */
	private void check(final Network network, final Path file) throws IOException {
		check(network.parameters(), file);
		try {
			if (best != null) Weights.of(network, best.weights());
		}
		catch (final IllegalArgumentException e) {
			throw new IOException("The checkpoint " + file + " is not whole. " + e.getMessage(), e);
		}
	}

	private void check(final List<Parameter> parameters, final Path file) throws IOException {
		for (final Parameter parameter : parameters) {
			check(weights.get(parameter.name()), parameter, "the values", file);
			for (final String moment : parameter.trainable() ? Adam.MOMENTS : List.<String>of())
				check(moments.get(moment + parameter.name()), parameter, "the optimiser's state", file);
		}
	}

	private static void check(final float[] values, final Parameter parameter, final String what, final Path file)
		throws IOException
	{
		if (values == null || values.length != parameter.size()) throw new IOException("The checkpoint " + file +
			" is not whole: it lacks " + what + " of " + parameter.name() + "; start a new run.");
	}
}
