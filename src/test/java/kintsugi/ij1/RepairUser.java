package kintsugi.ij1;

import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Label;
import java.awt.Panel;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ItemEvent;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ij.IJ;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;
import ij.plugin.frame.Recorder;

/**
 * A user of dialogs in the child process, for macros to call: {@code call("kintsugi.ij1.RepairUser.open", "Repair
 * Selection...")}. It knows nothing but ImageJ and its windows.
 */
public final class RepairUser {

	private static final int PERIOD = 50;
	private static final int PATIENCE = 600;

	private RepairUser() {}

	/** Chooses a menu entry and waits for its dialog; a recorder runs. */
	public static String open(final String command) throws Exception {
		if (Recorder.getInstance() == null) new Recorder();
		Recorder.record = true;
		IJ.doCommand(command);
		final String title = command.replace("...", "");
		await(() -> dialog().map(GenericDialog::getTitle).filter(title::equals));
		IJ.wait(300);
		return "";
	}

	/** Answers a field by the first word of its label: an item, a text, or true or false. */
	public static String set(final String label, final String value) throws Exception {
		return onQueue(() -> {
			final Component field = field(label);
			if (field instanceof Choice choice) {
				choice.select(value);
				choice.dispatchEvent(new ItemEvent(choice, ItemEvent.ITEM_STATE_CHANGED, value, ItemEvent.SELECTED));
			}
			else if (field instanceof TextField text) text.setText(value);
			else if (field instanceof Checkbox box) {
				box.setState(Boolean.parseBoolean(value));
				box.dispatchEvent(new ItemEvent(box, ItemEvent.ITEM_STATE_CHANGED, label, ItemEvent.SELECTED));
			}
			return "";
		});
	}

	/** Tells whether a field, or the button OK, can be used. */
	public static String enabled(final String label) throws Exception {
		return onQueue(() -> Boolean.toString((label.equals("OK") ? dialog().orElseThrow().getButtons()[0] : field(label))
			.isEnabled()));
	}

	/** Waits until the dialog's message has a word in it, and gets it. */
	public static String await(final String word) throws Exception {
		return await(() -> Optional.of(onQueue(RepairUser::message)).filter(text -> text.contains(word)));
	}

	/** Waits until {@link #overlay} tells this. */
	public static String awaitOverlay(final String wanted) throws Exception {
		return await(() -> Optional.of(overlay()).filter(wanted::equals));
	}

	/** Gets how many elements the overlay of the current image has, and where the last one lies. */
	public static String overlay() {
		final var overlay = WindowManager.getCurrentImage().getOverlay();
		if (overlay == null) return "0";
		final var bounds = overlay.get(overlay.size() - 1).getBounds();
		return overlay.size() + " at " + bounds.x + "," + bounds.y + " " + bounds.width + "x" + bounds.height;
	}

	/** Presses OK. */
	public static String press() throws Exception {
		return onQueue(() -> {
			DialogWatch.press(dialog().orElseThrow());
			return "";
		});
	}

	/** Gets the answer of a field: its item or text, or true or false. */
	public static String get(final String label) throws Exception {
		return onQueue(() -> {
			final Component field = field(label);
			return field instanceof Choice choice ? choice.getSelectedItem() : field instanceof TextField text ? //
				text.getText() : Boolean.toString(((Checkbox) field).getState());
		});
	}

	/** Gets the items of a field, with commas between them. */
	public static String items(final String label) throws Exception {
		return onQueue(() -> {
			final Choice choice = (Choice) field(label);
			return IntStream.range(0, choice.getItemCount()).mapToObj(choice::getItem).collect(Collectors.joining(", "));
		});
	}

	/** Presses OK, waits until the command is recorded, and gets its line. */
	public static String okay(final String command) throws Exception {
		press();
		final String line = await(() -> Recorder.getInstance().getText().lines().filter(text -> text.contains(command))
			.findFirst());
		Recorder.record = false;
		Recorder.getInstance().close();
		return line;
	}

	/** Presses Cancel. */
	public static String cancel() throws Exception {
		onQueue(() -> {
			final GenericDialog dialog = dialog().orElseThrow();
			final Button cancel = Stream.of(dialog.getButtons()).filter(button -> button.getLabel().contains("Cancel"))
				.findFirst().orElseThrow();
			dialog.actionPerformed(new ActionEvent(cancel, ActionEvent.ACTION_PERFORMED, cancel.getLabel()));
			return "";
		});
		await(() -> dialog().isEmpty() ? Optional.of("") : Optional.empty());
		IJ.wait(PERIOD);
		Recorder.record = false;
		Recorder.getInstance().close();
		return "";
	}

	private static Component field(final String label) {
		boolean found = false;
		for (final Component component : dialog().orElseThrow().getComponents()) {
			if (component instanceof Checkbox box && box.getLabel().startsWith(label)) return box;
			if (found && (component instanceof Choice || component instanceof TextField)) return component;
			// a file has its field and its button in a panel
			if (found && component instanceof Panel panel) return panel.getComponent(0);
			if (component instanceof Label text) found = text.getText().startsWith(label);
		}
		throw new IllegalStateException("no field " + label);
	}

	private static String message() {
		// a dialog may be about to come again
		if (dialog().isEmpty()) return "";
		try {
			final Field lines = MultiLineLabel.class.getDeclaredField("lines");
			lines.setAccessible(true);
			final Object label = dialog().orElseThrow().getMessage();
			if (!(label instanceof MultiLineLabel)) return "";
			return String.join(" ", (String[]) lines.get(label)).replaceAll("\\s+", " ");
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Optional<GenericDialog> dialog() {
		return Stream.of(Window.getWindows()).filter(Window::isShowing).filter(GenericDialog.class::isInstance) //
			.map(GenericDialog.class::cast).findFirst();
	}

	private static String await(final Callable<Optional<String>> search) throws Exception {
		for (int i = 0; i < PATIENCE; i++) {
			final Optional<String> found = search.call();
			if (found.isPresent()) return found.get();
			IJ.wait(PERIOD);
		}
		// a macro goes on after an exception
		return "It did not come, only: " + (dialog().isEmpty() ? "" : onQueue(RepairUser::message));
	}

	private static <T> T onQueue(final Callable<T> work) throws Exception {
		final FutureTask<T> task = new FutureTask<>(work);
		EventQueue.invokeAndWait(task);
		return task.get();
	}
}
