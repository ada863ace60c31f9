package kintsugi.image;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.ImageRoi;
import ij.process.ImageProcessor;
import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;

/** Shows what a repair would make of the current slice, as a picture to lay over the image. */
final class RepairPreview {

	private final ImagePlus image;
	private final Pixels pixels;
	private final SliceHoles holes;
	private final PlaneRepairer repairer;
	private final BufferedImage picture;
	private final Box box;

	private RepairPreview(final Repairer repairer, final ImagePlus image, final SliceHoles holes, final Box box) {
		this.image = image;
		this.pixels = new Pixels(image);
		this.holes = holes;
		this.repairer = new PlaneRepairer(repairer, image, holes);
		this.box = box;
		picture = new BufferedImage(box.width(), box.height(), BufferedImage.TYPE_INT_ARGB);
	}

	/**
	 * Repairs the hole of the current slice in a picture; of a composite that shows its channels together, those of the
	 * other channels at the same place too.
	 *
	 * @param scope channels outside of it are shown as they are
	 * @return the picture, transparent but for the hole, where it belongs; nothing if the hole is empty
	 */
	static Optional<ImageRoi> of(final Repairer repairer, final ImagePlus image, final SliceHoles holes,
		final Scope scope, final Progress progress) throws IOException
	{
		final boolean together = image instanceof CompositeImage composite && composite.getMode() == IJ.COMPOSITE;
		final int slice = image.getCurrentSlice();
		final int first = together ? slice - (image.getC() - 1) : slice;
		final int count = together ? image.getNChannels() : 1;
		final SliceHoles wanted = new ScopedHoles(image, holes, scope);
		Box bounds = new Box(0, 0, 0, 0);
		for (int i = 0; i < count; i++)
			bounds = bounds.union(wanted.of(first + i).bounds().orElse(new Box(0, 0, 0, 0)));
		if (bounds.isEmpty()) return Optional.empty();
		final RepairPreview preview = new RepairPreview(repairer, image, wanted, bounds);
		preview.paint(first, count, progress);
		final ImageRoi roi = new ImageRoi(bounds.x(), bounds.y(), preview.picture);
		if (image.getStackSize() > 1) new RoiPlaces(image, false).place(roi, slice);
		if (together) roi.setPosition(0, roi.getZPosition(), roi.getTPosition());
		return Optional.of(roi);
	}

	private void paint(final int first, final int count, final Progress progress) throws IOException {
		final ImageStack repaired = new ImageStack(box.width(), box.height());
		Hole all = Hole.none(pixels.width(), pixels.height());
		for (int i = 0; i < count; i++) {
			progress.check();
			final Object samples = pixels.of(first + i);
			final Hole hole = holes.of(first + i, samples);
			repaired.addSlice(crop(repaired(first + i, samples, hole, progress)));
			all = all.union(hole);
		}
		progress.check();
		final int[] colours = colours(repaired);
		all.forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++)
				picture.setRGB(x - box.x(), y - box.y(), colours[(y - box.y()) * box.width() + x - box.x()] | 0xff000000);
		});
	}

	private Object repaired(final int slice, final Object samples, final Hole hole, final Progress progress)
		throws IOException
	{
		if (hole.isEmpty()) return samples;
		final Object copy = SampleArrays.copy(samples);
		repairer.fill(slice, samples, hole, progress).writeTo(copy);
		return copy;
	}

	private ImageProcessor crop(final Object samples) {
		final ImageProcessor plane = Pixels.processor(samples, pixels.width(), pixels.height());
		plane.setRoi(box.x(), box.y(), box.width(), box.height());
		return plane.crop();
	}

	/** Gets the colours in which the image shows such samples. */
	private int[] colours(final ImageStack repaired) {
		if (repaired.getSize() > 1) {
			final ImagePlus plain = new ImagePlus("", repaired);
			plain.setDimensions(repaired.getSize(), 1, 1);
			final CompositeImage composite = new CompositeImage(plain, IJ.COMPOSITE);
			composite.copyLuts(image);
			final boolean[] active = ((CompositeImage) image).getActiveChannels();
			System.arraycopy(active, 0, composite.getActiveChannels(), 0, active.length);
			composite.updateImage();
			return rgb(composite.getImage());
		}
		final ImagePlus plain = new ImagePlus("", repaired.getProcessor(1));
		if (image.getBitDepth() != 24) {
			plain.setLut(image.getProcessor().getLut());
			plain.setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		}
		return rgb(plain.getImage());
	}

	private int[] rgb(final Image shown) {
		final BufferedImage copy = new BufferedImage(box.width(), box.height(), BufferedImage.TYPE_INT_RGB);
		copy.createGraphics().drawImage(shown, 0, 0, null);
		return copy.getRGB(0, 0, box.width(), box.height(), null, 0, box.width());
	}
}
