package kintsugi.train.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import kintsugi.onnx.Device;
import kintsugi.onnx.DeviceProbe.Finding;

/** Decides between GPU and CPU, and words the reason. */
final class DeviceChooser {

	private static final String ON_CPU = "The training runs on the CPU.";

	private final Supplier<Finding> probe;
	private final LibTorch libTorch;
	private final Trial trial;

	/** A computation on the GPU. */
	@FunctionalInterface
	interface Trial {

		/**
		 * Computes something that is known.
		 *
		 * @return why the GPU is not to be used, a sentence; empty where it computes right
		 * @throws IOException if PyTorch does not load at all, so that the CPU cannot be used either
		 */
		String problem(Path libraries) throws IOException;
	}

	DeviceChooser(final Supplier<Finding> probe, final LibTorch libTorch, final Trial trial) {
		this.probe = probe;
		this.libTorch = libTorch;
		this.trial = trial;
	}

	TrainingDevice choose(final Device asked) throws IOException {
		libTorch.respectUser();
		if (asked == Device.CPU) return cpu(ON_CPU);
		final Finding finding = probe.get();
		if (!finding.gpu()) return without(asked, ON_CPU, finding.problem());
		final Optional<Path> libraries = libTorch.find();
		if (libraries.isEmpty()) return without(asked, ON_CPU + " " + missing(), missing());
		libTorch.use(libraries.get());
		final String problem = trial.problem(libraries.get());
		if (problem.isEmpty()) return new TrainingDevice(ai.djl.Device.gpu(0), //
			"The training runs on the GPU through CUDA, with PyTorch from " + libraries.get() + ".");
		// PyTorch brings its own libraries, so what the probe misses matters only where the trial fails
		final String reason = finding.usable() ? problem : problem + " " + finding.problem();
		return without(asked, ON_CPU + " " + reason, reason);
	}

	private static TrainingDevice without(final Device asked, final String remark, final String reason)
		throws IOException
	{
		if (asked == Device.CUDA) throw new IOException("CUDA cannot be used for training. " + reason);
		return cpu(remark);
	}

	private static TrainingDevice cpu(final String remark) {
		return new TrainingDevice(ai.djl.Device.cpu(), remark);
	}

	private String missing() {
		final String found = "A GPU is present, but PyTorch's CUDA libraries are not installed. ";
		final String download = libTorch.installable() ? String.format(Locale.ROOT, //
			"They are a download of %.1f GB from %s; or set ", libTorch.size() / 1e9, libTorch.source()) : "Set ";
		return found + download + LibTorch.PATH + " to the folder lib of a libtorch " + LibTorch.VERSION +
			" for CUDA 12.8, or choose the device cpu.";
	}
}
