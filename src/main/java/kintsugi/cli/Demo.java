package kintsugi.cli;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

import kintsugi.image.Samples;
import kintsugi.image.Samples.Sample;

/**
 * Shows what the program does: with a display it opens ImageJ with a damaged sample, ready to repair; without one it
 * repairs samples and writes what came out to a folder.
 */
final class Demo {

	private static final int SIZE = 512;
	private static final long SEED = 1;

	private final Path folder;
	private final PrintWriter out;
	private final PrintWriter err;

	/** Makes a demonstration that writes to a folder and tells what it does, and what went wrong. */
	Demo(final Path folder, final PrintWriter out, final PrintWriter err) {
		this.folder = folder;
		this.out = out;
		this.err = err;
	}

	/** Runs; gets the exit code. With a display it returns when the user has quit ImageJ. */
	int run() {
		try {
			final Sample cells = Samples.fluorescence(SIZE, SIZE, SEED);
			if (hasDisplay()) {
				out.println("ImageJ opens with a damaged sample; choose Plugins > Kintsugi > Repair Selection...");
				final DemoWindow window = DemoWindow.open(folder.resolve("imagej"), cells);
				window.awaitQuit();
				return 0;
			}
			final DemoFiles files = new DemoFiles(folder, out);
			files.write(cells);
			files.write(Samples.stained(SIZE, SIZE, SEED));
			return 0;
		}
		catch (final IOException e) {
			err.println(Sentence.of(e));
			return 1;
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return 1;
		}
	}

	private static boolean hasDisplay() {
		if (GraphicsEnvironment.isHeadless()) return false;
		try {
			GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
			return true;
		}
		catch (final HeadlessException | AWTError | NoClassDefFoundError e) {
			// DISPLAY is set, but nothing answers there; from here on nothing shall try again
			System.setProperty("java.awt.headless", "true");
			return false;
		}
	}
}
