package kintsugi.ij1;

import java.awt.Checkbox;
import java.awt.EventQueue;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ItemEvent;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;

/**
 * A user of the dialog that finds defects, in the child process, for macros to call: {@code
 * call("kintsugi.ij1.DefectsUser.preview")}. It knows nothing but ImageJ.
 */
public final class DefectsUser {

	private static final int PERIOD = 50;
	private static final int PATIENCE = 1200;

	private DefectsUser() {}

	/** Opens the dialog with the recorder on, switches the preview on, and gets what the overlay has after a while. */
	public static String preview() throws Exception {
		if (Recorder.getInstance() == null) new Recorder();
		Recorder.record = true;
		IJ.doCommand("Find Defects...");
		for (int i = 0; i < PATIENCE && dialog() == null; i++)
			IJ.wait(PERIOD);
		// a dialog that is answered while it is still being opened can block for ever
		IJ.wait(500);
		final ImagePlus image = WindowManager.getCurrentImage();
		onQueue(() -> {
			final Checkbox preview = (Checkbox) dialog().getCheckboxes().lastElement();
			preview.setState(true);
			dialog().itemStateChanged(new ItemEvent(preview, ItemEvent.ITEM_STATE_CHANGED, preview, ItemEvent.SELECTED));
			return null;
		});
		for (int i = 0; i < PATIENCE && image.getOverlay() == null; i++)
			IJ.wait(PERIOD);
		return image.getOverlay() == null ? "none" : image.getOverlay().get(0).getBounds().toString();
	}

	/** Writes something senseless into the first number, and gets whether OK can still be pressed. */
	public static String senseless() throws Exception {
		return onQueue(() -> {
			final TextField field = (TextField) dialog().getNumericFields().get(0);
			field.setText("-5");
			dialog().textValueChanged(new java.awt.event.TextEvent(field, java.awt.event.TextEvent.TEXT_VALUE_CHANGED));
			final boolean enabled = dialog().getButtons()[0].isEnabled();
			field.setText("6");
			dialog().textValueChanged(new java.awt.event.TextEvent(field, java.awt.event.TextEvent.TEXT_VALUE_CHANGED));
			return Boolean.toString(enabled);
		});
	}

	/** Presses OK or Cancel, and waits until the dialog is gone and, after OK, the command is recorded. */
	public static String press(final String button) throws Exception {
		final boolean okay = button.equals("OK");
		onQueue(() -> {
			final var pressed = dialog().getButtons()[okay ? 0 : 1];
			dialog().actionPerformed(new ActionEvent(pressed, ActionEvent.ACTION_PERFORMED, pressed.getLabel()));
			return null;
		});
		for (int i = 0; i < PATIENCE && dialog() != null; i++)
			IJ.wait(PERIOD);
		for (int i = 0; i < PATIENCE && okay && !Recorder.getInstance().getText().contains("Find Defects"); i++)
			IJ.wait(PERIOD);
		IJ.wait(okay ? 0 : 300);
		Recorder.record = false;
		final String recorded = Recorder.getInstance().getText();
		Recorder.getInstance().close();
		return recorded;
	}

	private static GenericDialog dialog() {
		return Stream.of(Window.getWindows()).filter(GenericDialog.class::isInstance).map(GenericDialog.class::cast) //
			.filter(Window::isShowing).findFirst().orElse(null);
	}

	private static <T> T onQueue(final Callable<T> work) throws Exception {
		final FutureTask<T> task = new FutureTask<>(work);
		EventQueue.invokeAndWait(task);
		return task.get();
	}
}
