package kintsugi.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDManager;

import kintsugi.net.Network;
import kintsugi.net.Weights;
import kintsugi.onnx.Device;
import kintsugi.train.CropSampler;
import kintsugi.train.Machine;
import kintsugi.train.Trainer;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.RecipeBuild;
import kintsugi.train.recipe.Recipes;

/**
 * Shows that a training's memory stays flat: its resident memory and DJL's arrays every 200 of 2,000 steps of the
 * recipe pconv-small, and the slope of the second half, which the project promises to keep below 1 MB in 100 steps.
 * Needs Linux.
 */
public final class TrainingMemoryBenchmark {

	private static final int STEPS = 2000;
	private static final int EVERY = 200;

	private TrainingMemoryBenchmark() {}

	/**
	 * Prints the figures.
	 *
	 * @param args the crop's side and the batch; 64 and 4 unless given, to take a minute rather than ten
	 */
	public static void main(final String... args) throws IOException, InterruptedException {
		// a heap that does not grow shows the rest
		final List<String> heap = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");
		System.out.print(ChildJvm.run(heap, Steps.class, args.length == 2 ? args : new String[] { "64", "4" }));
	}

	/** The child that trains. */
	static final class Steps {

		private Steps() {}

		/** Trains and prints its memory. */
		public static void main(final String... args) throws IOException {
			final int crop = Integer.parseInt(args[0]);
			final Recipe recipe = Recipes.open("pconv-small").withCrop(crop).withBatch(Integer.parseInt(args[1])) //
				.withSteps(STEPS);
			final Network network = RecipeBuild.network(recipe, 3);
			final CropSampler sampler = CropSampler.training(Noise.corpus(16, 400, crop), RecipeBuild.holes(recipe), recipe
				.samples(), 3, 1);
			final double[] resident = new double[STEPS / EVERY + 1];
			try (Trainer trainer = new Trainer(network, Weights.initial(network, new SplittableRandom(1)), recipe, //
				new Machine(Device.CPU, 1, false), null, Map.of(), Map.of(), message -> {});
					NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch"))
			{
				trainer.train(sampler, null, null, null, step -> {
					if (step.step() % EVERY != 0) return;
					try {
						resident[(int) step.step() / EVERY] = BatchMemoryBenchmark.megabytes("VmRSS:");
					}
					catch (final IOException e) {
						throw new IllegalStateException(e);
					}
					System.out.printf(Locale.ROOT, "step %4d: %.1f MB resident, %d arrays of DJL%n", step.step(), //
						resident[(int) step.step() / EVERY], manager.getParentManager().getManagedArrays().size());
				});
			}
			final int half = STEPS / EVERY / 2;
			System.out.printf(Locale.ROOT, "slope of the second half: %.2f MB in 100 steps%n", slope(resident, half) * 100 /
				EVERY);
		}

		/** Gets the slope of the line through the values from an index on, by least squares. */
		private static double slope(final double[] values, final int from) {
			final int count = values.length - from;
			double mean = 0;
			for (int i = from; i < values.length; i++)
				mean += values[i] / count;
			double above = 0;
			double below = 0;
			for (int i = from; i < values.length; i++) {
				final double x = i - from - (count - 1) / 2.0;
				above += x * (values[i] - mean);
				below += x * x;
			}
			return above / below;
		}
	}
}
