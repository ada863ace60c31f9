package kintsugi.ij1;

import java.io.IOException;

import ij.IJ;
import ij.Macro;
import ij.gui.GenericDialog;
import ij.plugin.PlugIn;
import kintsugi.command.gpu.GpuInstallation;

/**
 * <i>Plugins &gt; Kintsugi &gt; Install GPU Runtime...</i>: after a yes, gets the libraries of CUDA and cuDNN that
 * repairs on an NVIDIA GPU need.
 * <p>
 * In macros: {@code run("Install GPU Runtime...", "agree")}; without the word nothing is downloaded and the macro
 * stops.
 * </p>
 */
public final class GpuInstallPlugIn implements PlugIn {

	/** Asks and installs. */
	@Override
	public void run(final String argument) {
		Guarded.run("Install GPU Runtime", () -> {
			final GpuInstallation installation = new GpuInstallation();
			if (!agreed(installation.question(), Macro.getOptions())) return;
			final String done = installation.install(new StatusBar());
			IJ.log(done);
			IJ.showStatus(done);
		});
	}

	private static boolean agreed(final String question, final String options) throws IOException {
		if (options == null) {
			final GenericDialog dialog = new GenericDialog("Install GPU Runtime");
			dialog.addMessage(question);
			dialog.setOKLabel("Download");
			dialog.showDialog();
			return !dialog.wasCanceled();
		}
		final MacroOptions given = new MacroOptions(options);
		if (!given.flag("agree")) throw new IOException("Nothing is downloaded without your consent; give the option " +
			"agree. " + question.replaceAll("\\s+", " "));
		given.checkAll();
		return true;
	}
}
