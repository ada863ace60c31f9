package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import kintsugi.image.Images;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.Repairer;

/**
 * Measures, each in JVMs of its own, how much memory a 512x512 repair with the paper's network takes beyond an idle JVM
 * (to be under 1 GB), and how long it takes from the start of a JVM to the first result of a bundled model on the CPU
 * (to be under 3 s). Memory needs Linux.
 */
public final class FootprintBenchmark {

	private static final int STARTS = 5;

	private FootprintBenchmark() {}

	/**
	 * Prints both.
	 *
	 * @param args the name or path of the model to start with; the first one unless given
	 */
	public static void main(final String... args) throws IOException, InterruptedException {
		final String model = args.length > 0 ? args[0] : RepairMethods.defaultName(3);
		final double[] seconds = new double[STARTS];
		for (int i = 0; i < STARTS; i++) {
			final long start = System.nanoTime();
			ChildJvm.run(List.of(), Repair.class, model);
			seconds[i] = (System.nanoTime() - start) / 1e9;
		}
		Arrays.sort(seconds);
		System.out.printf(Locale.ROOT, "JVM start to first result with %s, 512x512: median %.2f s, fastest %.2f s%n",
			model, seconds[STARTS / 2], seconds[0]);

		final Path folder = Files.createTempDirectory("kintsugi-benchmark");
		final Path paper = folder.resolve("model.zip");
		PaperModel.save(paper);
		final String output = ChildJvm.run(List.of(), Memory.class, paper.toString());
		System.out.print(output);
		Files.delete(paper);
		Files.delete(folder);
	}

	/** The child that repairs once. */
	static final class Repair {

		private Repair() {}

		/** Repairs with the model that is named. */
		public static void main(final String... args) throws IOException {
			try (Repairer repairer = Repairer.open(args[0], Device.CPU)) {
				Images.repair(repairer, PaperModel.image(), PaperModel.hole(), Progress.NONE);
			}
		}
	}

	/** The child that measures itself. */
	static final class Memory {

		private Memory() {}

		/** Prints the resident memory before a repair and at its peak. */
		public static void main(final String... args) throws IOException {
			final var image = PaperModel.image();
			final var hole = PaperModel.hole();
			final double idle = megabytes("VmRSS:");
			try (Repairer repairer = Repairer.open(args[0], Device.CPU)) {
				for (int i = 0; i < 3; i++)
					Images.repair(repairer, image, hole, Progress.NONE);
			}
			final double peak = megabytes("VmHWM:");
			System.out.printf(Locale.ROOT, "memory, paper-size network, 512x512: idle %.0f MB, peak %.0f MB, beyond idle " +
				"%.0f MB%n", idle, peak, peak - idle);
		}

		private static double megabytes(final String key) throws IOException {
			for (final String line : Files.readAllLines(Path.of("/proc/self/status")))
				if (line.startsWith(key)) return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
			throw new IOException("This system does not tell a process its memory as Linux does.");
		}
	}
}
