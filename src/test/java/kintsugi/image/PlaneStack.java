package kintsugi.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import ij.VirtualStack;
import ij.process.ImageProcessor;

/** A virtual stack whose planes are made anew whenever they are asked for, and which remembers when that was. */
final class PlaneStack extends VirtualStack {

	private final int bits;
	private final long seed;
	private final List<Integer> reads = new ArrayList<>();
	private int broken;

	/** Makes a stack of 8-bit planes. */
	PlaneStack(final int width, final int height, final int slices, final Random random) {
		this(8, width, height, slices, random);
	}

	/** Makes a stack of planes of 8, 16, 24 or 32 bits. */
	PlaneStack(final int bits, final int width, final int height, final int slices, final Random random) {
		super(width, height, slices);
		this.bits = bits;
		this.seed = random.nextLong();
		setBitDepth(bits);
	}

	@Override
	public ImageProcessor getProcessor(final int slice) {
		synchronized (reads) {
			reads.add(slice);
		}
		if (slice == broken) throw new IllegalStateException("the disk is gone");
		return TestImages.plane(bits, getWidth(), getHeight(), new Random(seed + slice));
	}

	@Override
	public String getSliceLabel(final int slice) {
		return "plane " + slice;
	}

	@Override
	public String getFileName(final int slice) {
		return null;
	}

	/** Gets the slices that were read, in their order. */
	List<Integer> reads() {
		synchronized (reads) {
			return List.copyOf(reads);
		}
	}

	/** Forgets what was read. */
	void forgetReads() {
		synchronized (reads) {
			reads.clear();
		}
	}

	/** Makes a slice unreadable. */
	void destroy(final int slice) {
		broken = slice;
	}
}
