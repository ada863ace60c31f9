package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import ij.Executer;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;

class InPlaceRepairTest {

	private static final RepairTask TASK = RepairTask.of("harmonic", HoleSource.selection(), 0, Device.CPU);

	private final ImagePlus image = TestImages.furnish(TestImages.stack(16, 30, 20, 5, new Random(1)));
	private final ImagePlus before = copy(image);
	private final Hole hole = Holes.of(image, image.getRoi());

	@Example
	void onlyTheHoleIsWrittenAndAsInANewImage() throws IOException {
		final ImagePlus expected = TASK.run(image, Progress.NONE).image();
		TASK.runInPlace(image, Progress.NONE);
		TestImages.assertSamples(before, image, hole);
		TestImages.assertSamples(expected, image, Hole.none(30, 20));
		assertThat(image.changes).isTrue();
		assertThat(image.getRoi()).isNotNull();
	}

	@Example
	void undoTakesItBackWithItsDeclaration() throws IOException {
		image.setProp("Kintsugi model", "earlier");
		TASK.runInPlace(image, Progress.NONE);
		assertThat(image.getProp("Kintsugi model")).isEqualTo("harmonic");
		assertThat(image.getProp("Kintsugi earlier repairs")).contains("earlier");
		undo(image);
		assertUntouched();
		assertThat(image.getProp("Kintsugi model")).isEqualTo("earlier");
		assertThat(image.getProp("Kintsugi earlier repairs")).isNull();
		assertThat(image.getProp("Kintsugi hole pixels")).isNull();
		assertThat(image.getProp("Objective")).isEqualTo("63x");
	}

	@Example
	void severalRepairsAreTakenBackOneAfterTheOther() throws IOException {
		TASK.runInPlace(image, Progress.NONE);
		final ImagePlus between = copy(image);
		image.setRoi(new Roi(10, 10, 4, 4));
		TASK.runInPlace(image, Progress.NONE);
		undo(image);
		TestImages.assertSamples(between, image, Hole.none(30, 20));
		undo(image);
		assertUntouched();
		assertThat(undo(image)).as("left to ImageJ").isTrue();
		assertUntouched();
	}

	@Example
	void aHoleThatWasPaintedOverSinceIsLeftToImageJ() throws IOException {
		TASK.runInPlace(image, Progress.NONE);
		image.getStack().getProcessor(4).set(3, 3, 12345);
		assertThat(undo(image)).as("left to ImageJ").isTrue();
		assertThat(image.getStack().getProcessor(4).get(3, 3)).isEqualTo(12345);
		assertThat(image.getProp("Kintsugi hole pixels")).isNotNull();
	}

	@Example
	void whatWasPaintedBesidesTheHoleIsTakenBackByImageJFirst() throws IOException {
		TASK.runInPlace(image, Progress.NONE);
		final int painted = 54321;
		image.getStack().getProcessor(4).set(20, 15, painted);
		assertThat(undo(image)).as("left to ImageJ").isTrue();
		assertThat(image.getProp("Kintsugi hole pixels")).isNotNull();
		assertThat(undo(image)).as("left to ImageJ").isFalse();
		assertThat(image.getProp("Kintsugi hole pixels")).isNull();
		assertThat(image.getStack().getProcessor(4).get(20, 15)).isEqualTo(painted);
		image.getStack().getProcessor(4).set(20, 15, before.getStack().getProcessor(4).get(20, 15));
		assertUntouched();
	}

	@Example
	void anotherImageIsNotUndone() throws IOException {
		TASK.runInPlace(image, Progress.NONE);
		final ImagePlus repaired = copy(image);
		assertThat(undo(IJ.createImage("other", "8-bit", 5, 5, 1))).as("left to ImageJ").isTrue();
		TestImages.assertSamples(repaired, image, Hole.none(30, 20));
	}

	@Example
	void otherCommandsGoOn() throws IOException {
		TASK.runInPlace(image, Progress.NONE);
		assertThat(UndoListener.listener().commandExecuting("Invert")).isEqualTo("Invert");
	}

	@Example
	void imageJCannotUndoToBeforeTheRepairByItself() throws IOException {
		final ImagePlus single = new ImagePlus("one", TestImages.plane(8, 30, 20, new Random(2)));
		single.getProcessor().snapshot();
		single.setRoi(new Roi(2, 2, 5, 5));
		TASK.runInPlace(single, Progress.NONE);
		assertThat(single.getProcessor().getSnapshotPixels()).isNull();
	}

	@Property(tries = 40)
	void cancelingAtAnyMomentLeavesTheImageUntouched(@ForAll @IntRange(max = 40) final int patience) throws IOException {
		final Impatient progress = new Impatient(patience);
		try {
			TASK.runInPlace(image, progress);
			undo(image);
		}
		catch (final CanceledException e) {
			assertThat(image.getProp("Kintsugi model")).isNull();
		}
		assertUntouched();
		assertThat(image.isLocked()).isFalse();
	}

	@Example
	void aFailureInTheMiddleLeavesTheImageUntouched() {
		final AtomicInteger slices = new AtomicInteger();
		try (Repairer repairer = Repairer.of(new FlatFiller(0, 0))) {
			assertThatThrownBy(() -> InPlaceRepair.run(repairer, image, slice -> {
				if (slices.incrementAndGet() == 4) throw new IOException("The disk is gone.");
				return hole;
			}, Scope.STACK, Progress.NONE)).hasMessage("The disk is gone.");
		}
		assertUntouched();
		assertThat(image.getProp("Kintsugi model")).isNull();
		assertThat(UndoHistory.of(image)).isNull();
	}

	@Example
	void aSampleThatChangesMeanwhileStopsTheRepair() {
		final int[] sample = { 0 };
		final Progress meddling = new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				if (message.contains("slice 3")) image.getStack().getProcessor(3).set(25, 15, ++sample[0]);
			}

			@Override
			public boolean canceled() {
				return false;
			}
		};
		assertThatThrownBy(() -> TASK.runInPlace(image, meddling)).isInstanceOf(IOException.class) //
			.hasMessageContaining("Leave the image alone");
		image.getStack().getProcessor(3).set(25, 15, before.getStack().getProcessor(3).get(25, 15));
		assertUntouched();
	}

	@Example
	void nothingInTheHoleChangesNothingAndSaysSo() throws IOException {
		image.setRoi(new Roi(100, 100, 3, 3));
		assertThat(TASK.runInPlace(image, Progress.NONE).toSentence()).contains("nothing was changed");
		assertUntouched();
		assertThat(image.getProp("Kintsugi model")).isNull();
		assertThat(UndoHistory.of(image)).isNull();
	}

	@Example
	void aVirtualStackIsRefused() {
		final ImagePlus virtual = new ImagePlus("movie", new PlaneStack(9, 9, 3, new Random(1)));
		assertThatThrownBy(() -> TASK.runInPlace(virtual, Progress.NONE)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContainingAll("\"movie\" is a virtual stack", "to a file");
	}

	@Example
	void anImageThatAnotherCommandUsesIsRefused() throws InterruptedException {
		final CountDownLatch end = new CountDownLatch(1);
		final CountDownLatch locked = new CountDownLatch(1);
		final Thread other = new Thread(() -> {
			image.lockSilently();
			locked.countDown();
			try {
				end.await();
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			image.unlock();
		});
		other.start();
		locked.await();
		try {
			assertThatThrownBy(() -> TASK.runInPlace(image, Progress.NONE)).isInstanceOf(IllegalArgumentException.class) //
				.hasMessageContaining("in use by another command");
		}
		finally {
			end.countDown();
			other.join();
		}
		assertUntouched();
	}

	@Example
	void anImageThatThisThreadLockedStaysLocked() throws IOException {
		image.lockSilently();
		TASK.runInPlace(image, Progress.NONE);
		assertThat(image.isLocked()).isTrue();
		image.unlock();
		assertThat(image.isLocked()).isFalse();
	}

	@Example
	void anImageThatWasClosedForgetsWhatWasToUndo() throws IOException {
		TASK.runInPlace(image, Progress.NONE);
		assertThat(UndoHistory.of(image)).isNotNull();
		final UndoListener listener = UndoListener.listener();
		listener.imageClosed(image);
		assertThat(UndoHistory.of(image)).isNull();
	}

	@Example
	void thereIsOneListenerForAnyNumberOfRepairs() throws IOException {
		TASK.runInPlace(image, Progress.NONE);
		final int listeners = Executer.getListenerCount();
		for (int i = 0; i < UndoHistory.MOST + 5; i++)
			TASK.runInPlace(image, Progress.NONE);
		assertThat(Executer.getListenerCount()).isEqualTo(listeners);
	}

	/** Has the listener hear what the menu and macros say; tells whether it leaves the rest to ImageJ. */
	private static boolean undo(final ImagePlus current) {
		WindowManager.setTempCurrentImage(current);
		try {
			return UndoListener.listener().commandExecuting("Undo") != null;
		}
		finally {
			WindowManager.setTempCurrentImage(null);
		}
	}

	private void assertUntouched() {
		TestImages.assertSamples(before, image, Hole.none(30, 20));
	}

	private static ImagePlus copy(final ImagePlus image) {
		return new ImagePlus(image.getTitle(), image.getStack().duplicate());
	}

	/** Cancels after some questions. */
	private static final class Impatient implements Progress {

		private int patience;

		Impatient(final int patience) {
			this.patience = patience;
		}

		@Override
		public void report(final double fraction, final String message) {
			// asked often enough
		}

		@Override
		public boolean canceled() {
			return patience-- <= 0;
		}
	}
}
