package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import ij.ImagePlus;
import kintsugi.command.training.FineTuneTask;
import kintsugi.hole.Hole;
import kintsugi.hole.RatioBin;
import kintsugi.image.ImageFiles;
import kintsugi.image.Images;
import kintsugi.mask.IrregularHoles;
import kintsugi.mask.ThinDefects;
import kintsugi.metric.Quality;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;
import kintsugi.train.TrainingRequest;
import kintsugi.train.TrainingResult;
import kintsugi.train.TrainingRun;

/**
 * Compares the repair by a model that was fine-tuned on the image's own valid pixels with that by the plain model,
 * inside holes that neither has seen: {@code FineTuneComparison MINUTES IMAGE...}.
 */
public final class FineTuneComparison {

	private FineTuneComparison() {}

	/** Runs the comparison and prints a row for each image and kind of hole, and the mean gain. */
	public static void main(final String... args) throws IOException {
		final double minutes = Double.parseDouble(args[0]);
		final List<Double> gains = new ArrayList<>();
		System.out.println("| image | hole | plain | fine-tuned | gain (dB) | steps |\n|---|---|---:|---:|---:|---:|");
		for (int i = 1; i < args.length; i++) {
			final ImagePlus image = ImageFiles.read(Path.of(args[i]));
			gains.add(row(image, "irregular, 10-20 %", IrregularHoles.draw(RatioBin.values()[1], true, image.getWidth(), //
				image.getHeight(), i), minutes));
			gains.add(row(image, "thin defects", ThinDefects.draw(image.getWidth(), image.getHeight(), i), minutes));
		}
		System.out.printf(Locale.ROOT, "mean gain %.2f dB over %d repairs%n", //
			gains.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN), gains.size());
	}

	private static double row(final ImagePlus image, final String kind, final Hole hole, final double minutes)
		throws IOException
	{
		final Path models = Files.createTempDirectory("kintsugi-fine-tune");
		System.setProperty("kintsugi.models", models.toString());
		final kintsugi.model.ModelStore store = kintsugi.model.ModelStore.standard();
		final FineTuneTask task = new FineTuneTask(image, hole, 0, store.open(Images.defaultMethod(image)), minutes, //
			Device.CPU, "fine-tuned", store);
		final double plain = psnr(image, task.start().name(), hole);
		final TrainingRequest request = task.request();
		final TrainingResult result = new TrainingRun(request, message -> {}).run(step -> {});
		final double tuned = psnr(image, request.output().toString(), hole);
		System.out.printf(Locale.ROOT, "| %s | %s | %.2f | %.2f | %+.2f | %d of %d |%n", image.getTitle(), kind, plain, //
			tuned, tuned - plain, result.bestStep(), result.steps());
		return tuned - plain;
	}

	private static double psnr(final ImagePlus image, final String model, final Hole hole) throws IOException {
		try (Repairer repairer = Repairer.open(model, Device.CPU)) {
			final ImagePlus repaired = Images.repair(repairer, image, hole, Progress.NONE).image();
			final float[] truth = samples(image);
			return Quality.psnr(samples(repaired), truth, range(truth), hole);
		}
	}

	/** Gets the range of the samples, 255 for an 8-bit image that uses all of it. */
	private static double range(final float[] samples) {
		float low = samples[0];
		float high = samples[0];
		for (final float sample : samples) {
			low = Math.min(low, sample);
			high = Math.max(high, sample);
		}
		return high - low;
	}

	/** Gets the samples of a grey or RGB image: [C, H, W]. */
	private static float[] samples(final ImagePlus image) {
		final int channels = image.getType() == ImagePlus.COLOR_RGB ? 3 : 1;
		final int plane = image.getWidth() * image.getHeight();
		final float[] samples = new float[channels * plane];
		for (int c = 0; c < channels; c++)
			System.arraycopy(image.getProcessor().toFloat(c, null).getPixels(), 0, samples, c * plane, plane);
		return samples;
	}
}
