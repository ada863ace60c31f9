package kintsugi.cli;

import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import ij.ImageJ;
import ij.ImagePlus;

import kintsugi.image.Samples.Sample;

/** An ImageJ with the plugin in its menu and a sample open, its hole selected. */
final class DemoWindow {

	private static final String CONFIG = "plugins.config";

	private final ImageJ imagej;
	private final CountDownLatch closed = new CountDownLatch(1);

	private DemoWindow(final ImageJ imagej) {
		this.imagej = imagej;
		imagej.addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosed(final WindowEvent e) {
				closed.countDown();
			}
		});
	}

	/**
	 * Starts ImageJ.
	 *
	 * @param home a folder for ImageJ's plugins, which is made
	 * @param sample what to show
	 */
	static DemoWindow open(final Path home, final Sample sample) throws IOException {
		installMenu(home);
		System.setProperty("plugins.dir", home.toAbsolutePath().toString());
		final DemoWindow window = new DemoWindow(new ImageJ(ImageJ.STANDALONE));
		// ImageJ quits by itself; the program ends when awaitQuit returns
		window.imagej.exitWhenQuitting(false);
		final ImagePlus image = sample.damaged();
		image.setRoi(sample.selection());
		image.show();
		return window;
	}

	/** Waits until the user has quit ImageJ. */
	void awaitQuit() throws InterruptedException {
		closed.await();
	}

	/**
	 * Makes a plugins folder with a jar that holds the menu only: ImageJ finds menus in jars of its plugins folder, and
	 * the classes behind them on its own class path, where they are already.
	 */
	private static void installMenu(final Path home) throws IOException {
		final Path plugins = Files.createDirectories(home.resolve("plugins"));
		try (InputStream config = DemoWindow.class.getResourceAsStream("/" + CONFIG)) {
			if (config == null) throw new IOException("The program is incomplete: its " + CONFIG + " is missing.");
			try (OutputStream file = Files.newOutputStream(plugins.resolve("Kintsugi_.jar"));
				JarOutputStream jar = new JarOutputStream(file))
			{
				jar.putNextEntry(new JarEntry(CONFIG));
				config.transferTo(jar);
			}
		}
	}
}
