package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;

class MemoryTest {

	private static final RepairTask TASK = RepairTask.of("harmonic", HoleSource.selection(), 0, Device.CPU);

	@Test
	void aStackLargerThanMemoryIsRefusedBeforeAPlaneIsRead() {
		final PlaneStack planes = new PlaneStack(16, 1000, 1000, 1_000_000, new Random(1));
		final ImagePlus image = new ImagePlus("movie", planes);
		image.setRoi(new Roi(5, 5, 5, 5));
		planes.forgetReads();
		assertThatThrownBy(() -> TASK.run(image, Progress.NONE)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContainingAll("\"movie\"", "MB of memory", "Repair to a file instead");
		assertThat(planes.reads()).isEmpty();
	}

	@Test
	void aPlaneOfMorePixelsThanAnArrayHoldsIsRefused() {
		final ImagePlus image = new ImagePlus("mosaic", new Huge());
		image.setRoi(new Roi(5, 5, 5, 5));
		assertThatThrownBy(() -> TASK.run(image, Progress.NONE)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContainingAll("60,000 x 60,000", "Cut it into tiles");
	}

	@Test
	void memoryThatRunsOutIsSaid() {
		assertThatThrownBy(() -> Memory.guard(() -> {
			throw new OutOfMemoryError("Java heap space");
		})).isInstanceOf(IOException.class).hasMessageContaining("Memory ran out");
	}

	/** A plane that no array can hold; ImageJ gets a small one to show. */
	private static final class Huge extends VirtualStack {

		Huge() {
			super(60_000, 60_000, 1);
			setBitDepth(8);
		}

		@Override
		public ImageProcessor getProcessor(final int slice) {
			return new ByteProcessor(1, 1) {

				@Override
				public int getWidth() {
					return 60_000;
				}

				@Override
				public int getHeight() {
					return 60_000;
				}
			};
		}
	}
}
