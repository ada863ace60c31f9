package kintsugi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import kintsugi.hole.Hole;
import kintsugi.image.ImageFiles;
import kintsugi.image.Images;
import kintsugi.image.RepairResult;
import kintsugi.image.Samples.Sample;
import kintsugi.metric.Quality;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;

/** Repairs samples and writes input, mask, result, difference from the undamaged image, a picture and a report. */
final class DemoFiles {

	private final Path folder;
	private final PrintWriter out;

	/** Will write to a folder, which is made, a subfolder for each sample. */
	DemoFiles(final Path folder, final PrintWriter out) {
		this.folder = folder;
		this.out = out;
	}

	/** Repairs a sample with the first model that has its number of channels, and writes its files. */
	void write(final Sample sample) throws IOException {
		final Path target = folder.resolve(sample.damaged().getTitle());
		Files.createDirectories(target);
		final RepairResult result;
		try (Repairer repairer = Repairer.open(Images.defaultMethod(sample.damaged()), Device.AUTO)) {
			result = Images.repair(repairer, sample.damaged(), sample.hole(), Progress.NONE);
		}
		final ImagePlus difference = difference(result.image(), sample.whole());
		ImageFiles.write(sample.damaged(), target.resolve("input.tif"));
		ImageFiles.write(new ImagePlus("mask", sample.mask()), target.resolve("mask.png"));
		ImageFiles.write(result.image(), target.resolve("result.tif"));
		ImageFiles.write(difference, target.resolve("difference.tif"));
		ImageFiles.write(overview(List.of(sample.damaged(), result.image(), difference)), target.resolve(
			"overview.png"));
		Files.write(target.resolve("report.json"), result.report().toJson().getBytes(StandardCharsets.UTF_8));
		out.println(target + ": " + result.report().toSentence());
		out.println(String.format(Locale.ROOT, "  inside the hole %.1f dB PSNR against the undamaged sample (damaged: " +
			"%.1f dB)", psnr(result.image(), sample), psnr(sample.damaged(), sample)));
	}

	/** Gets the absolute difference of two images, sample by sample. */
	private static ImagePlus difference(final ImagePlus a, final ImagePlus b) {
		final ImageProcessor difference = a.getProcessor().duplicate();
		difference.copyBits(b.getProcessor(), 0, 0, ij.process.Blitter.DIFFERENCE);
		difference.resetMinAndMax();
		final ImagePlus image = new ImagePlus("difference", difference);
		image.setCalibration(a.getCalibration());
		return image;
	}

	/** Puts images side by side, as they are displayed. */
	private static ImagePlus overview(final List<ImagePlus> images) {
		final int gap = 8;
		final int width = images.get(0).getWidth();
		final ColorProcessor canvas = new ColorProcessor((width + gap) * images.size() - gap, images.get(0).getHeight());
		canvas.setColor(java.awt.Color.WHITE);
		canvas.fill();
		for (int i = 0; i < images.size(); i++)
			canvas.insert(images.get(i).getProcessor().convertToRGB(), i * (width + gap), 0);
		return new ImagePlus("overview", canvas);
	}

	/** Measures inside the hole, on the range of the undamaged image. */
	private static double psnr(final ImagePlus image, final Sample sample) {
		final Hole hole = sample.hole();
		final float[] truth = samples(sample.whole());
		float low = Float.POSITIVE_INFINITY;
		float high = Float.NEGATIVE_INFINITY;
		for (final float value : truth) {
			low = Math.min(low, value);
			high = Math.max(high, value);
		}
		return Quality.psnr(samples(image), truth, high - low, hole);
	}

	/** Gets samples with the axes C, H, W. */
	private static float[] samples(final ImagePlus image) {
		final ImageProcessor processor = image.getProcessor();
		final int size = processor.getPixelCount();
		final float[] samples = new float[size * processor.getNChannels()];
		for (int c = 0; c < processor.getNChannels(); c++)
			System.arraycopy(processor.toFloat(c, null).getPixels(), 0, samples, c * size, size);
		return samples;
	}
}
