package kintsugi.command.gpu;

import java.io.IOException;
import java.util.Locale;

import kintsugi.fetch.MavenCentral;
import kintsugi.fetch.TransferCancelled;
import kintsugi.fetch.TransferProgress;
import kintsugi.onnx.CudaRuntime;
import kintsugi.onnx.DeviceProbe;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;
import kintsugi.repair.RepairMethods;

/** The installation of NVIDIA's libraries: what the user is asked, and what is done after a yes. */
public final class GpuInstallation {

	private final CudaRuntime runtime;

	/** Prepares the installation for this computer. */
	public GpuInstallation() {
		this(CudaRuntime.standard());
	}

	/** Prepares the installation of some libraries. */
	GpuInstallation(final CudaRuntime runtime) {
		this.runtime = runtime;
	}

	/**
	 * Says what a yes means: how much is transferred, from where, to where, under which terms.
	 *
	 * @throws IOException if there is nothing to install here, or it is there already, in a sentence
	 */
	public String question() throws IOException {
		if (!runtime.installable()) runtime.install((done, total) -> false); // says why
		if (runtime.find().isPresent()) throw new IOException("The GPU runtime is installed already, in " + runtime.find()
			.get() + ".");
		final DeviceProbe.Finding finding = new DeviceProbe().probe();
		return String.format(Locale.ROOT, "To repair on an NVIDIA GPU, libraries of CUDA 12 and cuDNN 9 are needed:\n" +
			"%.1f GB from %s, %.1f GB on the disk, in\n%s.\n%s\n" +
			"No administrator is needed; to remove them, delete that folder.%s",
			runtime.size() / 1e9, MavenCentral.file("").getHost(), runtime.unpacked() / 1e9, runtime.folder(),
			runtime.terms(), finding.gpu() ? "" : "\n \nThey do not help without a GPU. " + finding.problem());
	}

	/**
	 * Installs; what has arrived when this is cancelled or breaks off is continued the next time.
	 *
	 * @param progress hears how far it is, and may cancel
	 * @return a sentence for the user
	 * @throws kintsugi.repair.CanceledException if the progress says so
	 * @throws IOException if it cannot be installed, in a sentence
	 */
	public String install(final Progress progress) throws IOException {
		final TransferProgress bytes = new DownloadProgress(progress, System::nanoTime);
		try {
			runtime.install(bytes);
		}
		catch (final TransferCancelled e) {
			throw new CanceledException(//
				"The download was canceled; what has arrived is kept, and the next one goes on from there.");
		}
		// what is open runs on the CPU
		RepairMethods.release();
		return "The GPU runtime is installed in " + runtime.folder() + ". The next repair uses it.";
	}
}
