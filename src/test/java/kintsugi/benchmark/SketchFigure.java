package kintsugi.benchmark;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import kintsugi.hole.Hole;
import kintsugi.image.ImageFiles;
import kintsugi.image.Samples;
import kintsugi.model.Normalisation;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;
import kintsugi.train.sketch.SketchLines;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Draws how a sketch guides a repair, for the documentation: generated cells with a hole and the lines in it, what a
 * model makes of the hole without and with them, and the truth. Arguments: a model and the file to be written.
 */
public final class SketchFigure {

	private static final int SIDE = 224;
	private static final int GAP = 6;
	private static final int SEED = 12;
	private static final double DARKEST = 500;
	private static final double BRIGHTEST = 13000;
	private static final Color HOLE = new Color(60, 60, 70);
	private static final Color LINES = new Color(255, 200, 40);

	private SketchFigure() {}

	/** Draws and writes the figure. */
	public static void main(final String... args) throws IOException {
		final ImageProcessor truth = Samples.fluorescence(SIDE, SIDE, SEED).whole().getProcessor();
		final float[] samples = (float[]) truth.toFloat(0, null).getPixelsCopy();
		final Hole hole = Hole.where(SIDE, SIDE, (x, y) -> Math.abs(y - SIDE / 2 - 30 * Math.sin(x / 40.0)) < 15 && //
			x > 20 && x < SIDE - 20);
		final Hole lines = lines(samples, hole);
		final float[] free = repaired(args[0], samples, hole, Hole.none(SIDE, SIDE));
		final float[] guided = repaired(args[0], samples, hole, lines);
		System.out.printf(Locale.ROOT, "%s: root mean square error in the hole %.0f without, %.0f with the sketch%n",
			args[0], error(free, samples, hole), error(guided, samples, hole));

		final ColorProcessor figure = new ColorProcessor(4 * SIDE + 3 * GAP, SIDE);
		figure.setColor(Color.WHITE);
		figure.fill();
		final ImageProcessor damaged = picture(samples);
		paint(damaged, hole, HOLE);
		paint(damaged, lines, LINES);
		final List<ImageProcessor> pictures = List.of(damaged, picture(free), picture(guided), picture(samples));
		for (int i = 0; i < pictures.size(); i++)
			figure.insert(pictures.get(i), i * (SIDE + GAP), 0);
		ImageFiles.write(new ImagePlus("sketch", figure), Path.of(args[1]));
	}

	/** Draws the edges of the whole image inside the hole. */
	private static Hole lines(final float[] samples, final Hole hole) {
		final Normalisation.Range range = Normalisation.DEFAULT.range(samples, 1, hole);
		final float[] network = samples.clone();
		for (int i = 0; i < network.length; i++)
			network[i] = range.toNetwork(network[i]);
		final float[] lines = SketchLines.all(network, hole.validMask(), SIDE, SIDE);
		return Hole.where(SIDE, SIDE, (x, y) -> lines[y * SIDE + x] > 0);
	}

	private static float[] repaired(final String model, final float[] samples, final Hole hole, final Hole lines)
		throws IOException
	{
		final float[] values = samples.clone();
		final List<Img<FloatType>> image = List.of(ArrayImgs.floats(samples, SIDE, SIDE));
		final List<Img<FloatType>> result = List.of(ArrayImgs.floats(values, SIDE, SIDE));
		try (Repairer repairer = Repairer.open(model, Device.CPU)) {
			repairer.repair(image, result, hole, lines, Progress.NONE);
		}
		return values;
	}

	private static double error(final float[] values, final float[] truth, final Hole hole) {
		double sum = 0;
		for (int i = 0; i < values.length; i++)
			sum += Math.pow(values[i] - truth[i], 2);
		return Math.sqrt(sum / hole.count());
	}

	private static ImageProcessor picture(final float[] samples) {
		final FloatProcessor processor = new FloatProcessor(SIDE, SIDE, samples.clone());
		processor.setMinAndMax(DARKEST, BRIGHTEST);
		return processor.convertToRGB();
	}

	private static void paint(final ImageProcessor picture, final Hole where, final Color color) {
		where.bits().stream().forEach(i -> picture.set(i, color.getRGB()));
	}
}
