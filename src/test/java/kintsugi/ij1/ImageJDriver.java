package kintsugi.ij1;

import java.awt.event.KeyEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/**
 * The program of the child process: a real ImageJ that does what it is told in files of properties. It knows nothing
 * but ImageJ, so that the plug-in comes from the plugins folder as it does for users.
 */
public final class ImageJDriver {

	private ImageJDriver() {}

	/**
	 * Reads the names of request files from standard input, and answers each in a file beside it. A failure ends the
	 * process, which ImageJ's window would keep alive.
	 */
	public static void main(final String[] arguments) {
		try {
			serve();
			System.exit(0);
		}
		catch (final Exception | Error e) {
			e.printStackTrace();
			System.exit(1);
		}
	}

	private static void serve() throws Exception {
		new ImageJ(ImageJ.EMBEDDED);
		final DialogWatch watch = new DialogWatch();
		System.out.println("ready");
		final BufferedReader requests = new BufferedReader(new InputStreamReader(System.in));
		for (String line = requests.readLine(); line != null; line = requests.readLine()) {
			final Path file = Path.of(line);
			final Properties answer = answer(read(file), watch);
			try (Writer writer = Files.newBufferedWriter(Path.of(line + ".answer"))) {
				answer.store(writer, null);
			}
			System.out.println("done");
		}
	}

	private static Properties answer(final Properties request, final DialogWatch watch) throws Exception {
		reset();
		watch.clear();
		final Properties answer = new Properties();
		final String macro = request.getProperty("macro");
		final String value = switch (request.getProperty("do")) {
			case "macro" -> IJ.runMacro(macro, request.getProperty("argument", ""));
			case "escape" -> escaped(macro);
			case "batch" -> batch(macro, request.getProperty("argument"));
			default -> throw new IllegalArgumentException(request.toString());
		};
		answer.setProperty("value", String.valueOf(value));
		answer.setProperty("error", watch.messages());
		answer.setProperty("log", String.valueOf(IJ.getLog()));
		final ImagePlus current = WindowManager.getCurrentImage();
		answer.setProperty("current", current == null ? "" : current.getTitle());
		answer.setProperty("images", Integer.toString(WindowManager.getImageCount()));
		return answer;
	}

	private static void reset() {
		for (final int id : WindowManager.getIDList() == null ? new int[0] : WindowManager.getIDList()) {
			final ImagePlus image = WindowManager.getImage(id);
			image.changes = false;
			image.close();
		}
		WindowManager.setTempCurrentImage(null);
		IJ.log("\\Clear");
		IJ.resetEscape();
	}

	/** Presses Escape all the time while a macro runs. */
	private static String escaped(final String macro) throws InterruptedException {
		final AtomicBoolean running = new AtomicBoolean(true);
		final Thread user = new Thread(() -> {
			while (running.get()) {
				IJ.setKeyDown(KeyEvent.VK_ESCAPE);
				IJ.setKeyUp(KeyEvent.VK_ESCAPE);
				IJ.wait(5);
			}
		});
		user.start();
		try {
			return IJ.runMacro(macro);
		}
		finally {
			running.set(false);
			user.join();
		}
	}

	/** Does to an image what <i>Process &gt; Batch &gt; Macro</i> does. */
	private static String batch(final String macro, final String path) {
		final ImagePlus image = IJ.openImage(path);
		final ImagePlus result = new Interpreter().runBatchMacro(macro, image);
		return result == null ? "null" : result.getTitle();
	}

	private static Properties read(final Path file) throws IOException {
		final Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			properties.load(reader);
		}
		return properties;
	}
}
