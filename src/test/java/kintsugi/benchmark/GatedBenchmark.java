package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import ai.onnx.proto.OnnxMl;
import ij.ImagePlus;

import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;
import kintsugi.image.Images;
import kintsugi.mask.IrregularHoles;
import kintsugi.model.ModelInfo;
import kintsugi.model.ModelWriter;
import kintsugi.model.Normalisation;
import kintsugi.net.Base;
import kintsugi.net.GatedNetwork;
import kintsugi.net.Network;
import kintsugi.net.Weights;
import kintsugi.onnx.Device;
import kintsugi.onnx.OnnxFile;
import kintsugi.onnx.OnnxSession;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.Repairer;

/**
 * The time of gated networks with random weights: contextual attention's share in the paper's network at 256x256
 * pixels, beside the same network with a wire in its place; and a repair of 512x512 RGB pixels by the small network end
 * to end, beside the bare session in the same run. The project promises at most 30 % and 0.5 s. Argument: the number of
 * runs.
 */
public final class GatedBenchmark {

	private static final int THREADS = 2;
	private static final int SIDE = 256;
	private static final double SHARE_AT_MOST = 0.3;
	private static final double SECONDS_AT_MOST = 0.5;

	private GatedBenchmark() {}

	/** Measures and prints; 10 runs unless given. */
	public static void main(final String... args) throws IOException {
		final int runs = args.length == 0 ? 10 : Integer.parseInt(args[0]);
		share(runs);
		repair(runs);
	}

	private static void share(final int runs) throws IOException {
		final byte[] model = OnnxFile.encode(GatedNetwork.paper(), weights(GatedNetwork.paper()), Map.of());
		final float[] image = new float[3 * SIDE * SIDE];
		for (int i = 0; i < image.length; i++)
			image[i] = (float) Math.sin(i * 0.01);
		final float[] mask = IrregularHoles.draw(RatioBin.FROM_20_TO_30, true, SIDE, SIDE, 0).validMask();
		final double[] all = new double[runs];
		final double[] rest = new double[runs];
		final double[] fast = new double[runs];
		try (OnnxSession whole = OnnxSession.openAsWritten(model, THREADS);
				OnnxSession without = OnnxSession.openAsWritten(withoutAttention(model), THREADS);
				OnnxSession given = OnnxSession.open(model, Device.CPU, THREADS))
		{
			for (int i = -1; i < runs; i++) {
				all[Math.max(0, i)] = seconds(whole, image, mask);
				rest[Math.max(0, i)] = seconds(without, image, mask);
				fast[Math.max(0, i)] = seconds(given, image, mask);
			}
		}
		final double attention = median(all) - median(rest);
		System.out.printf(Locale.ROOT, "paper's network, %dx%d, %d threads, medians of %d: %.3f s, without attention " +
			"%.3f s: %.1f %% is attention (at most %.0f %%)%n", SIDE, SIDE, THREADS, runs, median(all), median(rest), //
			100 * attention / median(all), 100 * SHARE_AT_MOST);
		System.out.printf(Locale.ROOT, "the graph that a CPU is given: %.3f s, of which attention %.1f %%%n", median(fast),
			100 * attention / median(fast));
	}

	/** Lets what attention is given pass it by, and leaves out the nodes that nobody needs then. */
	private static byte[] withoutAttention(final byte[] model) throws IOException {
		final OnnxMl.ModelProto.Builder wired = OnnxMl.ModelProto.parseFrom(model).toBuilder();
		final OnnxMl.GraphProto.Builder graph = wired.getGraphBuilder();
		final int last = node(graph, 0, "Conv", "refine.attention.6.weight");
		final String features = graph.getNode(node(graph, last, "Mul", "")).getOutput(0);
		graph.getNodeBuilder(node(graph, last, "Conv", "refine.attended.1.weight")).setInput(0, features);
		final Set<String> needed = new HashSet<>(Set.of("filled"));
		for (int i = graph.getNodeCount() - 1; i >= 0; i--)
			if (needed.contains(graph.getNode(i).getOutput(0))) needed.addAll(graph.getNode(i).getInputList());
			else graph.removeNode(i);
		return wired.build().toByteArray();
	}

	/** Finds the first node of an operator from one on that has an input. */
	private static int node(final OnnxMl.GraphProto.Builder graph, final int from, final String operator,
		final String input)
	{
		for (int i = from; i < graph.getNodeCount(); i++)
			if (graph.getNode(i).getOpType().equals(operator) && (input.isEmpty() || graph.getNode(i).getInputList().contains(
				input))) return i;
		throw new IllegalStateException("The graph has no " + operator + " of " + input + ".");
	}

	private static double seconds(final OnnxSession session, final float[] image, final float[] mask)
		throws IOException
	{
		final long start = System.nanoTime();
		session.run(image, mask, 1, 3, SIDE, SIDE);
		return (System.nanoTime() - start) / 1e9;
	}

	private static void repair(final int runs) throws IOException {
		final Network network = new GatedNetwork(3, 16, 4, Base.HARMONIC, true, false, true);
		final Path folder = Files.createTempDirectory("kintsugi-benchmark").resolve("gated-small");
		final ModelInfo info = new ModelInfo("gated-small-size", "0.0.1", "Random weights, to measure speed.", //
			List.of("Kintsugi developers"), "BSD-2-Clause", "# gated-small-size\n\nRandom weights.\n", Map.of(),
			Normalisation.DEFAULT);
		ModelWriter.save(folder, info, network, weights(network));
		final ImagePlus image = PaperModel.image();
		final Hole hole = PaperModel.hole();
		final double[] all = new double[runs];
		final double[] bare = new double[runs];
		final TimedFiller filler = new TimedFiller(RepairMethods.open(folder.toString(), Device.CPU));
		try (Repairer repairer = Repairer.of(filler)) {
			for (int i = -2; i < runs; i++) {
				filler.take();
				final long start = System.nanoTime();
				Images.repair(repairer, image, hole, Progress.NONE);
				all[Math.max(0, i)] = (System.nanoTime() - start) / 1e9;
				bare[Math.max(0, i)] = filler.take() / 1e9;
			}
		}
		RepairMethods.release();
		System.out.printf(Locale.ROOT, "small network, 512x512 RGB end to end, medians of %d: %.3f s (at most %.1f s), " +
			"bare session %.3f s, ratio %.3f%n", runs, median(all), SECONDS_AT_MOST, median(bare),
			median(all) / median(bare));
	}

	private static Weights weights(final Network network) {
		return Weights.initial(network, new SplittableRandom(0));
	}

	private static double median(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}
}
