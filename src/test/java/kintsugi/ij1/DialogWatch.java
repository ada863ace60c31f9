package kintsugi.ij1;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Label;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import ij.gui.GenericDialog;
import ij.gui.MessageDialog;
import ij.gui.MultiLineLabel;

/** Reads the messages that ImageJ shows and presses OK, as a user would; any other dialog stays open. */
final class DialogWatch implements Runnable {

	/** In milliseconds; a dialog that is answered while it is still being opened can block for ever. */
	private static final int PERIOD = 150;
	private static final List<String> MESSAGES = List.of("Macro Error", "No Image");

	private final List<String> messages = new CopyOnWriteArrayList<>();
	private List<Window> seen = List.of();

	/** Starts watching, as long as the program runs. */
	DialogWatch() {
		final Thread thread = new Thread(this, "dialog watch");
		thread.setDaemon(true);
		thread.start();
	}

	/** Forgets what was shown. */
	void clear() {
		messages.clear();
	}

	/** Gets the texts of all messages that were shown. */
	String messages() {
		return String.join("\n", messages);
	}

	@Override
	public void run() {
		try {
			while (true) {
				Thread.sleep(PERIOD);
				EventQueue.invokeAndWait(this::look);
			}
		}
		catch (final Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private void look() {
		final List<Window> showing = Stream.of(Window.getWindows()).filter(Window::isShowing).toList();
		for (final Window window : showing) {
			if (!seen.contains(window)) continue;
			if (window instanceof MessageDialog message) {
				messages.add(text(message));
				message.dispose();
			}
			if (window instanceof GenericDialog dialog && MESSAGES.contains(dialog.getTitle())) {
				messages.add(text(dialog));
				press(dialog);
			}
		}
		seen = showing;
	}

	/** Presses the first button. */
	static void press(final GenericDialog dialog) {
		final var okay = dialog.getButtons()[0];
		dialog.actionPerformed(new ActionEvent(okay, ActionEvent.ACTION_PERFORMED, okay.getLabel()));
	}

	private static String text(final Container container) {
		final StringBuilder text = new StringBuilder();
		for (final Component component : container.getComponents()) {
			if (component instanceof Label label) text.append(label.getText()).append('\n');
			else if (component instanceof MultiLineLabel label) text.append(lines(label)).append('\n');
			else if (component instanceof Container inner && !(component instanceof Dialog)) text.append(text(inner));
		}
		return text.toString();
	}

	/** Gets what a label shows, which it does not tell otherwise. */
	private static String lines(final MultiLineLabel label) {
		try {
			final Field lines = MultiLineLabel.class.getDeclaredField("lines");
			lines.setAccessible(true);
			return String.join(" ", (String[]) lines.get(label));
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}
}
