package kintsugi.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;

import kintsugi.hole.Hole;
import kintsugi.mask.MaskDataset;
import kintsugi.mask.MaskProgress;
import kintsugi.mask.MaskWriter;

/** Makes 8-bit images of masks: 0 where a pixel is valid, 255 in the hole. */
public final class MaskImages implements MaskWriter {

	private static final byte HOLE = (byte) 255;

	/** Makes an image of a mask. */
	public static ByteProcessor of(final Hole hole) {
		final byte[] pixels = new byte[hole.width() * hole.height()];
		hole.forEachRun((y, from, to) -> Arrays.fill(pixels, y * hole.width() + from, y * hole.width() + to, HOLE));
		return new ByteProcessor(hole.width(), hole.height(), pixels);
	}

	/**
	 * Makes a stack of a dataset's masks, whose labels have the hole ratio.
	 *
	 * @return the stack, or null if the progress said to stop
	 */
	public static ImagePlus stack(final MaskDataset dataset, final MaskProgress progress) {
		final ImageStack stack = new ImageStack(dataset.width(), dataset.height());
		for (int i = 0; i < dataset.count(); i++) {
			final MaskDataset.Mask mask = dataset.mask(i);
			stack.addSlice(mask.entry().label(), of(mask.hole()));
			if (!progress.goOn(i + 1, dataset.count()) && i + 1 < dataset.count()) return null;
		}
		return new ImagePlus("masks-" + dataset.generator().name(), stack);
	}

	@Override
	public void write(final Hole mask, final Path file) throws IOException {
		ImageFiles.write(new ImagePlus(file.getFileName().toString(), of(mask)), file);
	}
}
