package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.PConvUNet;
import kintsugi.net.Weights;
import kintsugi.onnx.Device;
import kintsugi.train.CropSampler;
import kintsugi.train.Machine;
import kintsugi.train.Trainer;
import kintsugi.train.device.BatchSuggestion;
import kintsugi.train.device.TrainingDevice;
import kintsugi.train.recipe.Recipe;
import kintsugi.train.recipe.RecipeBuild;
import kintsugi.train.recipe.Recipes;

/**
 * Compares the memory that {@link BatchSuggestion} expects with the peak of real steps, for a small and a large network
 * and several batches, each in a JVM of its own. Needs Linux.
 */
public final class BatchMemoryBenchmark {

	private static final int STEPS = 3;

	private BatchMemoryBenchmark() {}

	private static Network network(final String name) {
		return name.equals("small") ? new PConvUNet(3, 24, 144, 6, Base.HARMONIC) : new PConvUNet(3, 64, 512, 7, Base.NONE);
	}

	/** Prints a line for each network and batch. */
	public static void main(final String... args) throws IOException, InterruptedException {
		for (final String[] one : new String[][] { { "small", "128", "2" }, { "small", "128", "8" }, //
			{ "small", "128", "32" }, { "small", "256", "8" }, { "large", "256", "2" }, { "large", "256", "6" } })
			System.out.print(ChildJvm.run(List.of("-Xmx1g"), Steps.class, one));
	}

	/** The child that measures itself. */
	static final class Steps {

		private Steps() {}

		/** Trains a few steps of the network, crop and batch that are named. */
		public static void main(final String... args) throws IOException {
			final Network network = network(args[0]);
			final int crop = Integer.parseInt(args[1]);
			final int batch = Integer.parseInt(args[2]);
			final Recipe recipe = Recipes.open("pconv-small").withCrop(512).withNetworkSettings(Map.of("levels", //
				Integer.toString(args[0].equals("small") ? 6 : 7))).withCrop(crop).withBatch(batch).withSteps(STEPS);
			final CropSampler sampler = CropSampler.training(Noise.corpus(4, 400, crop), RecipeBuild.holes(recipe), recipe
				.samples(), 3, 1);
			sampler.batch(0);
			final BatchSuggestion expected = BatchSuggestion.of(network, crop, false, TrainingDevice.choose(Device.CPU));
			final double idle = megabytes("VmRSS:");
			try (Trainer trainer = new Trainer(network, Weights.initial(network, new SplittableRandom(1)), recipe, //
				new Machine(Device.CPU, 1, false), null, Map.of(), Map.of(), message -> {}))
			{
				trainer.train(sampler, null, null, null, step -> {});
			}
			final double peak = megabytes("VmHWM:") - idle;
			System.out.printf(Locale.ROOT, "%s, crop %d, batch %d: expected %.0f MB, measured %.0f MB beyond idle " +
				"(%+.0f %%)%n", args[0], crop, batch, expected.bytes(batch) / 1e6, peak, //
				100 * (expected.bytes(batch) / 1e6 / peak - 1));
		}
	}

	/** Gets an amount of memory of this process in units of 10^6 bytes. */
	static double megabytes(final String key) throws IOException {
		for (final String line : Files.readAllLines(Path.of("/proc/self/status")))
			if (line.startsWith(key)) return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
		throw new IOException("This system does not tell a process its memory as Linux does.");
	}
}
