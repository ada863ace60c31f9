package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;

/** What of the repairs in place can be taken back, and when it is ImageJ's turn. */
class UndoHistoryTest {

	private static final RepairTask TASK = RepairTask.of("harmonic", HoleSource.selection(), 0, Device.CPU);

	private final ImagePlus image = TestImages.stack(16, 30, 20, 3, new Random(1));

	@Test
	void whatImageJDidAfterTheRepairIsTakenBackFirst() throws IOException {
		repair(2);
		assertThat(command("Add Selection...")).isTrue();
		assertThat(command("Undo")).as("left to ImageJ").isTrue();
		assertThat(image.getProp("Kintsugi model")).isNotNull();
		assertThat(command("Undo")).as("left to ImageJ").isFalse();
		assertThat(image.getProp("Kintsugi model")).isNull();
	}

	@Test
	void lookingAtTheImageLeavesTheRepairTheLast() throws IOException {
		repair(2);
		for (final String harmless : new String[] { "In [+]", "Next Slice [>]", "Show Info...", "Measure" })
			assertThat(command(harmless)).isTrue();
		assertThat(command("Undo")).as("left to ImageJ").isFalse();
		assertThat(image.getProp("Kintsugi model")).isNull();
	}

	@Test
	void anotherRepairIsTheLastAgain() throws IOException {
		repair(2);
		command("Paste");
		repair(9);
		assertThat(command("Undo")).as("left to ImageJ").isFalse();
	}

	@Test
	void whatWasDoneBetweenTwoRepairsIsImageJsTurnInBetween() throws IOException {
		repair(2);
		command("Paste");
		repair(9);
		assertThat(command("Undo")).as("left to ImageJ").isFalse();
		assertThat(command("Undo")).as("ImageJ cannot undo to before a repair").isFalse();
		assertThat(UndoHistory.of(image)).isNull();
	}

	@Test
	void onlyTheLastRepairsAreKept() throws IOException {
		for (int i = 0; i < UndoHistory.MOST + 5; i++)
			repair(i);
		int undone = 0;
		for (; UndoHistory.of(image) != null; undone++)
			command("Undo");
		assertThat(undone).isEqualTo(UndoHistory.MOST);
	}

	@Test
	void theirBytesAreLimitedButTheLastIsAlwaysKept() {
		for (int i = 0; i < 5; i++)
			UndoHistory.add(image, record(), 1000);
		assertThat(UndoHistory.of(image).size()).isEqualTo(2);
		UndoHistory.add(image, record(), 10);
		assertThat(UndoHistory.of(image).size()).isEqualTo(1);
	}

	/** Makes a record of 400 bytes. */
	private UndoRecord record() {
		final UndoRecord record = new UndoRecord(image);
		final Hole hole = Hole.where(30, 20, (x, y) -> x < 10 && y < 10);
		for (int slice = 1; slice <= 2; slice++)
			record.add(new SliceRecord(slice, hole, new short[100], 0, 0));
		return record;
	}

	private void repair(final int x) throws IOException {
		image.setRoi(new Roi(x, 2, 2, 2));
		TASK.runInPlace(image, Progress.NONE);
	}

	/** Has the listener hear what the menu and macros say; tells whether it leaves it to ImageJ. */
	private boolean command(final String name) {
		WindowManager.setTempCurrentImage(image);
		try {
			return UndoListener.listener().commandExecuting(name) != null;
		}
		finally {
			WindowManager.setTempCurrentImage(null);
		}
	}
}
