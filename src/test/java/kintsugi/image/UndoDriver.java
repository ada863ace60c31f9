package kintsugi.image;

import java.util.Random;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.gui.Roi;
import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;

/** Repairs in place in a running ImageJ, undoes as menus and macros do, and prints what it sees, a line each. */
final class UndoDriver {

	private static final RepairTask TASK = RepairTask.of("harmonic", HoleSource.selection(), 0, Device.CPU);

	private UndoDriver() {}

	/** Runs in a process of its own, which a failure ends too: ImageJ's windows would keep it alive. */
	public static void main(final String... args) {
		try {
			drive();
			System.exit(0);
		}
		catch (final Exception | Error e) {
			e.printStackTrace();
			System.exit(1);
		}
	}

	private static void drive() throws Exception {
		final ImageJ imageJ = new ImageJ(ImageJ.NO_SHOW);
		final ImagePlus image = TestImages.stack(8, 40, 30, 3, new Random(1));
		final ImagePlus before = new ImagePlus("before", image.getStack().duplicate());
		image.show();
		image.setRoi(new Roi(5, 5, 10, 10));
		TASK.runInPlace(image, Progress.NONE);
		print("declared " + image.getProp("Kintsugi hole pixels"));
		IJ.runMacro("run(\"Undo\");");
		print("undone by macro " + same(before, image) + " " + image.getProp("Kintsugi hole pixels"));
		TASK.runInPlace(image, Progress.NONE);
		final ImagePlus repaired = new ImagePlus("repaired", image.getStack().duplicate());
		IJ.run(image, "Add...", "value=1 slice");
		IJ.doCommand("Undo");
		await(() -> same(repaired, image));
		print("ImageJ undid its own " + same(repaired, image) + " " + image.getProp("Kintsugi hole pixels"));
		IJ.doCommand("Undo");
		// the menu's thread holds the image for a moment after it wrote the samples
		await(() -> same(before, image) && !image.isLocked());
		print("undone by menu " + same(before, image));
		TASK.runInPlace(image, Progress.NONE);
		image.changes = false;
		image.close();
		await(() -> UndoHistory.of(image) == null);
		print("forgotten " + (UndoHistory.of(image) == null));
		imageJ.quit();
	}

	/** What is waited for. */
	private interface Condition {

		boolean holds();
	}

	private static void await(final Condition condition) {
		for (int i = 0; i < 200 && !condition.holds(); i++)
			IJ.wait(50);
	}

	private static boolean same(final ImagePlus a, final ImagePlus b) {
		for (int slice = 1; slice <= a.getStackSize(); slice++)
			if (SampleArrays.changes(a.getStack().getPixels(slice), b.getStack().getPixels(slice), //
				Hole.none(a.getWidth(), a.getHeight())) > 0) return false;
		return true;
	}

	private static void print(final String line) {
		System.out.println(line);
	}
}
