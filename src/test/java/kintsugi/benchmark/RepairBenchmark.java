package kintsugi.benchmark;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ij.ImagePlus;

import kintsugi.hole.Hole;
import kintsugi.image.Images;
import kintsugi.image.RepairResult;
import kintsugi.net.Network;
import kintsugi.net.Parameter;
import kintsugi.net.Weights;
import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxFile;
import kintsugi.onnx.OnnxSession;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;
import kintsugi.train.DjlOps;

/**
 * The time of a repair of 512x512 RGB pixels with the paper's network: end to end, from ImagePlus to ImagePlus, beside
 * the bare call of an ONNX Runtime session on tensors that are ready, and DJL's PyTorch forward of the same network.
 * The main method prints the two ratios that the project promises.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Djava.awt.headless=true")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
public class RepairBenchmark {

	private static final int ROUNDS = 3;
	private static final double END_TO_END_AT_MOST = 1.15;
	private static final double FASTER_THAN_DJL = 1.3;

	/** End to end. */
	@State(Scope.Benchmark)
	public static class Repair {

		private Path folder;
		private Repairer repairer;
		private ImagePlus image;
		private Hole hole;

		/** Opens the model. */
		@Setup(Level.Trial)
		public void open() throws IOException {
			folder = Files.createTempDirectory("kintsugi-benchmark");
			repairer = Repairer.open(PaperModel.save(folder.resolve("model")).toString(), Device.CPU);
			image = PaperModel.image();
			hole = PaperModel.hole();
		}

		/** Closes and deletes the model. */
		@TearDown(Level.Trial)
		public void close() throws IOException {
			repairer.close();
			delete(folder);
		}
	}

	/** A session of ONNX Runtime and its inputs. */
	@State(Scope.Benchmark)
	public static class Session {

		private OrtSession session;
		private OnnxTensor image;
		private OnnxTensor mask;

		/** Opens the session as Kintsugi does: a thread for each processor. */
		@Setup(Level.Trial)
		public void open() throws IOException, OrtException {
			final byte[] model = OnnxFile.encode(PaperModel.network(), PaperModel.weights(), Map.of());
			// sets ONNX Runtime up as Kintsugi does; without it, its usage reports overflow the stack on a long class path
			OnnxSession.open(model, Device.CPU).close();
			final OrtEnvironment environment = OrtEnvironment.getEnvironment();
			final OrtSession.SessionOptions options = new OrtSession.SessionOptions();
			options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
			session = environment.createSession(model, options);
			final int size = PaperModel.SIZE;
			image = OnnxTensor.createTensor(environment, FloatBuffer.wrap(samples()), new long[] { 1, PaperModel.CHANNELS,
				size, size });
			mask = OnnxTensor.createTensor(environment, FloatBuffer.wrap(PaperModel.hole().validMask()), new long[] { 1, 1,
				size, size });
		}

		/** Closes the session. */
		@TearDown(Level.Trial)
		public void close() throws OrtException {
			image.close();
			mask.close();
			session.close();
		}
	}

	/** The network in DJL. */
	@State(Scope.Benchmark)
	public static class Djl {

		private NDManager manager;
		private Network network;
		private Map<String, NDArray> parameters;
		private NDArray image;
		private NDArray mask;

		/** Makes arrays of the weights and inputs. */
		@Setup(Level.Trial)
		public void open() {
			manager = NDManager.newBaseManager();
			network = PaperModel.network();
			final Weights weights = PaperModel.weights();
			parameters = new LinkedHashMap<>();
			for (final Parameter parameter : network.parameters())
				parameters.put(parameter.name(), manager.create(weights.get(parameter), new Shape(Arrays.stream(parameter
					.shape()).asLongStream().toArray())));
			final int size = PaperModel.SIZE;
			image = manager.create(samples(), new Shape(1, PaperModel.CHANNELS, size, size));
			mask = manager.create(PaperModel.hole().validMask(), new Shape(1, 1, size, size));
		}

		/** Frees the arrays. */
		@TearDown(Level.Trial)
		public void close() {
			manager.close();
		}
	}

	/** Repairs an image. */
	@Benchmark
	public RepairResult endToEnd(final Repair repair) throws IOException {
		return Images.repair(repair.repairer, repair.image, repair.hole, Progress.NONE);
	}

	/** Runs ONNX Runtime alone. */
	@Benchmark
	public void bareSession(final Session session) throws OrtException {
		session.session.run(Map.of("image", session.image, "mask", session.mask)).close();
	}

	/** Runs PyTorch alone. */
	@Benchmark
	public float djlForward(final Djl djl) {
		try (NDManager step = djl.manager.newSubManager()) {
			final NDArray image = djl.image.duplicate();
			final NDArray mask = djl.mask.duplicate();
			image.attach(step);
			mask.attach(step);
			return djl.network.forward(new DjlOps(step, djl.parameters, false), image, mask).getFloat(0, 0, 0, 0);
		}
	}

	private static float[] samples() {
		final float[] samples = new float[PaperModel.CHANNELS * PaperModel.SIZE * PaperModel.SIZE];
		for (int i = 0; i < samples.length; i++)
			samples[i] = (float) Math.sin(i * 0.01);
		return samples;
	}

	private static void delete(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
	}

	/**
	 * Runs all three in turn, several rounds, with JMH's own arguments, and prints the ratios of the fastest iterations:
	 * other work on the machine makes some rounds slower, and none faster.
	 */
	public static void main(final String... args) throws RunnerException, CommandLineOptionException {
		// JMH starts its fork with this property's class path
		System.setProperty("java.class.path", ChildJvm.classPath());
		final Map<String, Double> fastest = new LinkedHashMap<>();
		for (int round = 0; round < ROUNDS; round++)
			for (final RunResult result : new Runner(new OptionsBuilder().parent(new CommandLineOptions(args)) //
				.include(RepairBenchmark.class.getName() + "\\.").shouldFailOnError(true).build()).run())
				fastest.merge(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getStatistics().getMin(),
					Math::min);
		System.out.printf(Locale.ROOT, "%nfastest iterations in ms: %s%n", fastest);
		final double repair = fastest.get("endToEnd");
		System.out.printf(Locale.ROOT, "end to end / bare session: %.3f (to be at most %.2f)%n", //
			repair / fastest.get("bareSession"), END_TO_END_AT_MOST);
		System.out.printf(Locale.ROOT, "DJL forward / end to end: %.3f (to be at least %.2f)%n", //
			fastest.get("djlForward") / repair, FASTER_THAN_DJL);
	}
}
