package kintsugi.benchmark;

import java.util.Arrays;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.photo.Photo;

import kintsugi.evaluate.Contender;
import kintsugi.evaluate.WholeImage;
import kintsugi.hole.Hole;

/** Fills holes of 8-bit images with one of OpenCV's two methods, radius 3, channel by channel. */
final class OpenCvFill implements Contender {

	private static final double RADIUS = 3;

	private final String name;
	private final int method;

	private OpenCvFill(final String name, final int method) {
		this.name = name;
		this.method = method;
	}

	/** Makes the method of Telea 2004. */
	static OpenCvFill telea() {
		return new OpenCvFill("Telea (OpenCV)", Photo.INPAINT_TELEA);
	}

	/** Makes the method of Bertalmio et al. 2001. */
	static OpenCvFill navierStokes() {
		return new OpenCvFill("Navier-Stokes (OpenCV)", Photo.INPAINT_NS);
	}

	/** Loads the native library, once before the first fill. */
	static void load() {
		nu.pattern.OpenCV.loadLocally();
		Core.setNumThreads(1);
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public WholeImage fill(final WholeImage image, final Hole hole) {
		final byte[] bits = new byte[image.width() * image.height()];
		hole.forEachRun((y, from, to) -> Arrays.fill(bits, y * image.width() + from, y * image.width() + to, (byte) 255));
		final Mat mask = mat(bits, image);
		final float[] samples = new float[image.samples().length];
		final byte[] plane = new byte[bits.length];
		for (int start = 0; start < samples.length; start += plane.length) {
			for (int i = 0; i < plane.length; i++)
				plane[i] = (byte) image.samples()[start + i];
			final Mat source = mat(plane, image);
			final Mat filled = new Mat();
			Photo.inpaint(source, mask, filled, RADIUS, method);
			filled.get(0, 0, plane);
			source.release();
			filled.release();
			for (int i = 0; i < plane.length; i++)
				samples[start + i] = plane[i] & 0xff;
		}
		mask.release();
		return image.with(samples);
	}

	private static Mat mat(final byte[] plane, final WholeImage image) {
		final Mat mat = new Mat(image.height(), image.width(), CvType.CV_8UC1);
		mat.put(0, 0, plane);
		return mat;
	}
}
