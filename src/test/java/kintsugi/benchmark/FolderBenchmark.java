package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.process.ShortProcessor;
import kintsugi.image.HoleSource;
import kintsugi.image.ImageFiles;
import kintsugi.image.Images;
import kintsugi.image.Scope;
import kintsugi.image.folder.FileFormat;
import kintsugi.image.folder.FileHoles;
import kintsugi.image.folder.FileRepair;
import kintsugi.image.folder.FolderFiles;
import kintsugi.image.folder.FolderRepair;
import kintsugi.image.folder.FolderSummary;
import kintsugi.image.folder.OpenRepairers;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.Repairer;
import kintsugi.repair.Strategy;

/**
 * Repairs thousands of small files: 16 bits, 256 x 256 pixels, one saturated defect each. Prints files a second beside
 * those that the bare session would do, which runs the same windows in the same run, and the heap in use after every
 * quarter. Then a second run, in a JVM of its own, is killed in the middle and continued.
 */
public final class FolderBenchmark {

	private static final int SIDE = 256;
	private static final int DEFECT = 65535;
	private static final FileHoles HOLES = FileHoles.range(DEFECT, Double.POSITIVE_INFINITY);

	private final Path folder;
	private final String model;
	private final int files;

	private FolderBenchmark(final Path folder, final String model, final int files) {
		this.folder = folder;
		this.model = model;
		this.files = files;
	}

	/**
	 * Prints the figures.
	 *
	 * @param args the number of files, 2000 unless given, and the model, that for grey images unless given
	 */
	public static void main(final String... args) throws IOException, InterruptedException {
		final int files = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
		final String model = args.length > 1 ? args[1] : RepairMethods.defaultName(1);
		final Path folder = Files.createTempDirectory("folder");
		try {
			new FolderBenchmark(folder, model, files).measure();
		}
		finally {
			RepairMethods.release();
			try (Stream<Path> all = Files.walk(folder)) {
				for (final Path file : all.sorted(Comparator.reverseOrder()).toList())
					Files.delete(file);
			}
		}
	}

	private void measure() throws IOException, InterruptedException {
		Files.createDirectory(folder.resolve("in"));
		for (int i = 0; i < files; i++)
			ImageFiles.write(image(i), folder.resolve("in").resolve(String.format(Locale.ROOT, "%05d.tif", i)));
		repairAll();
		killed();
	}

	/** Runs over all files, and prints the time without that for looking at the heap. */
	private void repairAll() throws IOException {
		final TimedFiller filler = new TimedFiller(RepairMethods.open(model, Device.AUTO));
		warmUp(filler);
		final FolderRepair order = order("first");
		final Heap heap = new Heap(Math.max(1, files / 4));
		final double[] repairs = new double[1];
		try (OpenRepairers repairers = new OpenRepairers(order.repair(), Repairer.of(filler))) {
			filler.take();
			final long start = System.nanoTime();
			final FolderSummary summary = order.run(repairers, Progress.NONE, outcome -> {
				repairs[0] += outcome.report() == null ? 0 : outcome.report().seconds();
				heap.count();
			});
			final double seconds = (System.nanoTime() - start - heap.nanos) / 1e9;
			final double bare = filler.take() / 1e9;
			print(summary.toSentence());
			print("%d files in %.2f s: %.1f files a second", files, seconds, files / seconds);
			print("the repairs took %.2f s of them, the bare session %.2f s", repairs[0], bare);
			print("%.3f of the throughput of the bare session", bare / seconds);
		}
	}

	private static void warmUp(final TimedFiller filler) throws IOException {
		final Repairer repairer = Repairer.of(filler);
		for (int i = 0; i < 100; i++)
			Images.repair(repairer, image(i), HoleSource.range(DEFECT, DEFECT).in(image(i)), Scope.STACK, Progress.NONE);
	}

	/** Kills a run in the middle, continues it, and compares what came out with the results of the first run. */
	private void killed() throws IOException, InterruptedException {
		final Process run = ChildJvm.start(List.of("-Xmx512m"), Victim.class, folder.toString(), model);
		while (run.isAlive() && count(folder.resolve("second")) < files / 2)
			Thread.sleep(20);
		run.destroyForcibly().waitFor();
		print("killed with %d results there", count(folder.resolve("second")));
		final long start = System.nanoTime();
		final FolderSummary summary = order("second").run(Progress.NONE, outcome -> {});
		print("continued in %.2f s: %s", (System.nanoTime() - start) / 1e9, summary.toSentence());
		int different = 0;
		for (final Path first : list(folder.resolve("first"), ".tif"))
			if (!Arrays.equals(samples(first), samples(folder.resolve("second").resolve(first.getFileName())))) different++;
		print("%d results differ from those of the first run; %d unfinished files", different, //
			list(folder.resolve("second"), "").stream().filter(file -> file.getFileName().toString().startsWith(".")) //
			.count());
		final long again = System.nanoTime();
		print("once more: %s in %.2f s", order("second").run(Progress.NONE, outcome -> {}).toSentence(), //
			(System.nanoTime() - again) / 1e9);
	}

	private FolderRepair order(final String output) throws IOException {
		return order(folder, output, model);
	}

	private static FolderRepair order(final Path folder, final String output, final String model) throws IOException {
		return FolderRepair.of(new FolderFiles(List.of(folder.resolve("in")), HOLES, folder.resolve(output), "", false,
			FileFormat.TIF), new FileRepair(model, Device.AUTO, Strategy.AUTO, HOLES, 0), false);
	}

	private static ImagePlus image(final int number) {
		final SplittableRandom random = new SplittableRandom(number);
		final ShortProcessor pixels = new ShortProcessor(SIDE, SIDE);
		for (int i = 0; i < SIDE * SIDE; i++)
			pixels.set(i, (int) (4000 + 2000 * Math.sin(i % SIDE * 0.05) * Math.cos(i / SIDE * 0.04)) + random.nextInt(300));
		pixels.setValue(DEFECT);
		final int size = random.nextInt(4, 25);
		pixels.fillOval(random.nextInt(SIDE - size), random.nextInt(SIDE - size), size, size);
		return new ImagePlus("defect", pixels);
	}

	private static short[] samples(final Path file) throws IOException {
		return (short[]) ImageFiles.read(file).getProcessor().getPixels();
	}

	private static int count(final Path folder) throws IOException {
		return Files.isDirectory(folder) ? list(folder, ".tif").size() : 0;
	}

	private static List<Path> list(final Path folder, final String end) throws IOException {
		final List<Path> found = new ArrayList<>();
		try (Stream<Path> all = Files.list(folder)) {
			all.filter(file -> file.toString().endsWith(end)).forEach(found::add);
		}
		return found;
	}

	private static void print(final String format, final Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}

	/** The run that is killed. */
	static final class Victim {

		private Victim() {}

		/** Repairs the files of a folder, the first argument, by a model, the second. */
		public static void main(final String... args) throws IOException {
			order(Path.of(args[0]), "second", args[1]).run(Progress.NONE, outcome -> {});
		}
	}

	/** Prints the heap in use after every so many files, and keeps the time that this takes. */
	private static final class Heap {

		private final int every;
		private int done;
		private long nanos;

		Heap(final int every) {
			this.every = every;
		}

		void count() {
			if (++done % every != 0) return;
			final long start = System.nanoTime();
			System.gc();
			final Runtime runtime = Runtime.getRuntime();
			print("after %5d files: %.1f MB of heap in use", done, (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
			nanos += System.nanoTime() - start;
		}
	}
}
