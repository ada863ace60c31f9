package kintsugi.benchmark;

import java.io.IOException;
import java.util.Locale;
import java.util.Random;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import kintsugi.hole.Hole;
import kintsugi.image.Holes;
import kintsugi.image.Images;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.Repairer;

/**
 * Measures the throughput of a stack of 200 slices of 512 x 512 pixels and 16 bits with one small selection, in memory
 * and virtual, as a share of that of the bare session, which runs the same windows in the same run; the aim is 0.8.
 * Arguments: the model, that for grey images unless given, and the number of slices.
 */
public final class StackBenchmark {

	private static final int SIDE = 512;
	private static final int ROUNDS = 3;

	private StackBenchmark() {}

	/** Measures and prints. */
	public static void main(final String... args) throws IOException {
		final String model = args.length > 0 ? args[0] : RepairMethods.defaultName(1);
		final int slices = args.length > 1 ? Integer.parseInt(args[1]) : 200;
		final ImageStack planes = new ImageStack(SIDE, SIDE);
		for (int slice = 0; slice < slices; slice++)
			planes.addSlice(plane(slice));
		final ImagePlus stack = new ImagePlus("stack", planes);
		final Hole hole = Holes.of(stack, new Roi(200, 220, 24, 24));
		final TimedFiller filler = new TimedFiller(RepairMethods.open(model, Device.AUTO));
		try (Repairer repairer = Repairer.of(filler)) {
			for (int round = 0; round < ROUNDS; round++) {
				measure("in memory", repairer, filler, stack, hole);
				measure("virtual", repairer, filler, new ImagePlus("virtual", new Copies(planes)), hole);
			}
		}
		RepairMethods.release();
	}

	private static void measure(final String name, final Repairer repairer, final TimedFiller filler,
		final ImagePlus stack, final Hole hole) throws IOException
	{
		filler.take();
		final long start = System.nanoTime();
		Images.repair(repairer, stack, hole, Progress.NONE);
		final double all = (System.nanoTime() - start) / 1e9;
		final double bare = filler.take() / 1e9;
		System.out.printf(Locale.ROOT, "%s: %d slices in %.2f s, bare session %.2f s: %.3f of its throughput%n", name, //
			stack.getStackSize(), all, bare, bare / all);
	}

	private static ShortProcessor plane(final int seed) {
		final Random random = new Random(seed);
		final ShortProcessor plane = new ShortProcessor(SIDE, SIDE);
		for (int i = 0; i < SIDE * SIDE; i++)
			plane.set(i, (int) (2000 + 1000 * Math.sin(i % SIDE / 20.0) + 100 * random.nextGaussian()));
		return plane;
	}

	/** Planes that are made anew whenever they are asked for. */
	private static final class Copies extends VirtualStack {

		private final ImageStack planes;

		Copies(final ImageStack planes) {
			super(SIDE, SIDE, planes.getSize());
			this.planes = planes;
			setBitDepth(16);
		}

		@Override
		public ImageProcessor getProcessor(final int slice) {
			return planes.getProcessor(slice).duplicate();
		}
	}
}
