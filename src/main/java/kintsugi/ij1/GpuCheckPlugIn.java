package kintsugi.ij1;

import java.awt.GraphicsEnvironment;

import ij.IJ;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import ij.text.TextWindow;
import kintsugi.command.gpu.GpuCheck;

/**
 * <i>Plugins &gt; Kintsugi &gt; Check GPU...</i>: tells whether repairs and trainings can use an NVIDIA GPU, what is
 * missing and what to do, with a timed trial.
 * <p>
 * In macros: {@code run("Check GPU...", "");}, which writes the report to the log.
 * </p>
 */
public final class GpuCheckPlugIn implements PlugIn {

	private static final int WIDTH = 700;
	private static final int HEIGHT = 450;

	/** Checks, and shows the report in a window, or in a macro in the log. */
	@Override
	public void run(final String argument) {
		Guarded.run("Check GPU", () -> {
			IJ.showStatus("Checking the GPU...");
			final String report = new GpuCheck(true).run().toText();
			if (IJ.isMacro() || Interpreter.isBatchMode() || GraphicsEnvironment.isHeadless()) IJ.log(report);
			else new TextWindow("GPU", report, WIDTH, HEIGHT);
			IJ.showStatus(report.lines().findFirst().orElse(""));
		});
	}
}
