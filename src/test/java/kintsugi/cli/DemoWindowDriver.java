package kintsugi.cli;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.IJ;
import ij.Menus;
import ij.WindowManager;

import kintsugi.image.Samples;

/**
 * Opens the demonstration's window in a process of its own, repairs as a user would, and quits. As under Maven, all
 * classes come from a class loader that is not the system's.
 */
final class DemoWindowDriver {

	private DemoWindowDriver() {}

	/** Starts {@link Inside} in a class loader of its own; the argument is the folder for ImageJ. */
	public static void main(final String... args) throws Exception {
		final List<URL> urls = new ArrayList<>();
		for (final String entry : System.getProperty("java.class.path").split(File.pathSeparator))
			urls.add(Path.of(entry).toUri().toURL());
		final ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
		Thread.currentThread().setContextClassLoader(loader);
		loader.loadClass(Inside.class.getName()).getMethod("main", String[].class).invoke(null, (Object) args);
	}

	/** What runs in there; prints what it sees, a line each. */
	public static final class Inside {

		private Inside() {}

		/** Opens, repairs, quits; a failure ends the process too, which ImageJ's windows would keep alive. */
		public static void main(final String... args) {
			try {
				drive(Path.of(args[0]));
				System.exit(0);
			}
			catch (final Exception | Error e) {
				e.printStackTrace();
				System.exit(1);
			}
		}

		private static void drive(final Path folder) throws Exception {
			final DemoWindow window = DemoWindow.open(folder, Samples.fluorescence(128, 96, 1));
			System.out.println("command " + Menus.getCommands().get("Repair Selection..."));
			System.out.println("selected " + (WindowManager.getCurrentImage().getRoi() != null));
			IJ.run("Repair Selection...", "model=harmonic");
			System.out.println("current " + WindowManager.getCurrentImage().getTitle());
			for (final int id : WindowManager.getIDList())
				WindowManager.getImage(id).changes = false;
			IJ.getInstance().quit();
			window.awaitQuit();
			System.out.println("quit");
		}
	}
}
