package kintsugi.command;

import java.io.IOException;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import kintsugi.command.gpu.GpuInstallation;
import kintsugi.repair.CanceledException;

/** Gets the libraries of CUDA and cuDNN that repairs on an NVIDIA GPU need, if the user agrees. */
@Plugin(type = Command.class, name = "InstallGpuRuntime", label = "Install GPU Runtime")
public class InstallGpuRuntime extends ContextCommand {

	@Parameter
	private LogService log;
	@Parameter(label = "Download about a gigabyte", required = false, persist = false)
	private boolean agree;

	/** Installs where the user agrees; else logs what would be installed. */
	@Override
	public void run() {
		try {
			final GpuInstallation installation = new GpuInstallation();
			final String question = installation.question();
			log.info(agree ? installation.install(new ContextProgress(getContext(), this::isCanceled)) : question +
				" Nothing was downloaded; set agree to true for that.");
		}
		catch (final IOException | IllegalArgumentException | CanceledException e) {
			log.error(e.getMessage());
			cancel(e.getMessage());
		}
	}
}
