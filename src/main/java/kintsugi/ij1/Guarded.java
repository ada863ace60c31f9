package kintsugi.ij1;

import java.awt.HeadlessException;
import java.io.IOException;
import java.io.UncheckedIOException;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import kintsugi.repair.CanceledException;

/** Runs a menu entry so that whatever goes wrong becomes a message, and stops the macro that called it. */
final class Guarded {

	private Guarded() {}

	/** What a menu entry does. */
	@FunctionalInterface
	interface Work {

		/** Does it; exceptions have sentences for the user. */
		void run() throws IOException;
	}

	/** Runs with the program's class loader; {@code title} is that of messages and the menu entry's name without dots. */
	static void run(final String title, final Work work) {
		final Thread thread = Thread.currentThread();
		final ClassLoader loader = thread.getContextClassLoader();
		// engines and plug-ins are looked up through it, and plain ImageJ leaves it at the loader of ij.jar
		thread.setContextClassLoader(Guarded.class.getClassLoader());
		try {
			work.run();
		}
		catch (final CanceledException e) {
			IJ.showStatus(e.getMessage());
			// as ImageJ does on Escape, so that a macro does not go on without the result
			Macro.abort();
			Interpreter.abort();
		}
		catch (final IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
			IJ.error(title, e.getMessage());
		}
		catch (final HeadlessException e) {
			IJ.error(title, "Plain ImageJ needs a display for this command. Without one, use Fiji with --headless and give " +
				"options, as in run(\"" + title + "...\", \"device=cpu\"), or use the command line.");
		}
		finally {
			IJ.showProgress(1);
			thread.setContextClassLoader(loader);
		}
	}
}
