package kintsugi.ij1;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextField;
import java.awt.Window;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.text.JTextComponent;

import ij.IJ;
import ij.gui.GenericDialog;

/**
 * A user of the training window in the child process, for macros to call: {@code
 * call("kintsugi.ij1.TrainingUser.press", "Pause")}. It knows nothing but ImageJ and its windows.
 */
public final class TrainingUser {

	private static final int PERIOD = 50;
	private static final int PATIENCE = 1200;

	private TrainingUser() {}

	/** Chooses a menu entry, fills the text fields of its dialog in their order, separated by |, and presses OK. */
	public static String open(final String command, final String texts, final String numbers) throws Exception {
		IJ.doCommand(command);
		final GenericDialog dialog = await(() -> windows(GenericDialog.class).stream().findFirst());
		IJ.wait(300);
		onQueue(() -> {
			fill(dialog.getStringFields(), texts);
			fill(dialog.getNumericFields(), numbers);
			DialogWatch.press(dialog);
			return null;
		});
		return "";
	}

	private static void fill(final List<?> fields, final String texts) {
		final String[] parts = texts.split("\\|", -1);
		for (int i = 0; fields != null && i < Math.min(parts.length, fields.size()); i++)
			if (!parts[i].isEmpty()) ((TextField) fields.get(i)).setText(parts[i]);
	}

	/** Waits until a word is in the title line or the log of the training's window, and gets both. */
	public static String await(final String word) throws Exception {
		return await(() -> Optional.of(text()).filter(text -> text.contains(word)));
	}

	/** Gets the texts of the training's window. */
	public static String text() throws Exception {
		return onQueue(() -> windows(JFrame.class).stream().map(TrainingUser::text).reduce("", (a, b) -> a + b));
	}

	private static String text(final Container container) {
		final StringBuilder text = new StringBuilder();
		for (final Component component : container.getComponents()) {
			if (component instanceof JLabel label) text.append(label.getText()).append('\n');
			else if (component instanceof JTextComponent area) text.append(area.getText()).append('\n');
			else if (component instanceof Container inner) text.append(text(inner));
		}
		return text.toString();
	}

	/** Presses a button of any window, as soon as it can be pressed. */
	public static String press(final String label) throws Exception {
		final AbstractButton button = await(() -> Stream.of(Window.getWindows()).filter(Window::isShowing) //
			.flatMap(window -> buttons(window).stream()) //
			.filter(found -> found.getText() != null && found.getText().equals(label) && found.isEnabled()).findFirst());
		// a button may open a dialog, which would keep the event queue's call from returning
		EventQueue.invokeLater(button::doClick);
		IJ.wait(PERIOD);
		return "";
	}

	private static List<AbstractButton> buttons(final Container container) {
		return Stream.of(container.getComponents()).flatMap(component -> component instanceof AbstractButton button //
			? Stream.of(button) : component instanceof Container inner ? buttons(inner).stream() : Stream.empty()).toList();
	}

	/** Closes the training's window as its user does. */
	public static String close() {
		EventQueue.invokeLater(() -> windows(JFrame.class).forEach(frame -> frame.dispatchEvent( //
			new java.awt.event.WindowEvent(frame, java.awt.event.WindowEvent.WINDOW_CLOSING))));
		return "";
	}

	/** Takes a picture of the screen. */
	public static String shoot(final String file) throws Exception {
		final Robot robot = new Robot();
		ImageIO.write(robot.createScreenCapture(new Rectangle(1280, 900)), "png", new File(file));
		return "";
	}

	/** Waits until no window of a training is open. */
	public static String awaitNoWindow() throws Exception {
		return await(() -> windows(JFrame.class).isEmpty() ? Optional.of("") : Optional.empty());
	}

	private static <T extends Window> List<T> windows(final Class<T> type) {
		return Stream.of(Window.getWindows()).filter(type::isInstance).map(type::cast).filter(Window::isShowing).toList();
	}

	private static <T> T await(final Callable<Optional<T>> search) throws Exception {
		for (int i = 0; i < PATIENCE; i++) {
			final Optional<T> found = search.call();
			if (found.isPresent()) return found.get();
			IJ.wait(PERIOD);
		}
		throw new IllegalStateException("It did not come, only: " + text());
	}

	private static <T> T onQueue(final Callable<T> work) throws Exception {
		final FutureTask<T> task = new FutureTask<>(work);
		EventQueue.invokeAndWait(task);
		return task.get();
	}
}
