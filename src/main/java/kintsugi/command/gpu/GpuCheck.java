package kintsugi.command.gpu;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import kintsugi.onnx.CudaRuntime;
import kintsugi.onnx.Device;
import kintsugi.onnx.DeviceTrial;
import kintsugi.onnx.GpuFacts;
import kintsugi.train.device.LibTorch;

/** Checks what this computer has for a GPU; whatever goes wrong becomes a sentence of the report. */
public final class GpuCheck {

	/** A broken driver can hang; a first start on a new kind of GPU can take half a minute. */
	private static final Duration LIMIT = Duration.ofSeconds(60);

	private final List<String> remarks = new ArrayList<>();
	private final Duration limit;
	private final boolean trials;

	/**
	 * Prepares a check.
	 *
	 * @param trials whether small networks are to be run and timed, which takes about a second
	 */
	public GpuCheck(final boolean trials) {
		this(trials, LIMIT);
	}

	/** Prepares a check whose trials may take some time each. */
	GpuCheck(final boolean trials, final Duration limit) {
		this.trials = trials;
		this.limit = limit;
	}

	/** Checks. */
	public GpuReport run() {
		final GpuFacts facts = GpuFacts.read();
		final List<DeviceTrial> timed = new ArrayList<>();
		if (trials) {
			trial(Device.CPU).ifPresent(timed::add);
			if (facts.finding().usable() && facts.builtForCuda()) trial(Device.CUDA).ifPresent(timed::add);
		}
		return new GpuReport(System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + System
			.getProperty("os.arch"), facts, training(), List.copyOf(timed), missing(facts), List.copyOf(remarks));
	}

	/** Runs a trial in a thread of its own, which is left behind where it hangs. */
	private Optional<DeviceTrial> trial(final Device device) {
		final FutureTask<DeviceTrial> trial = new FutureTask<>(() -> DeviceTrial.run(device));
		final Thread thread = new Thread(trial, "Kintsugi trial");
		thread.setDaemon(true);
		thread.start();
		try {
			return Optional.of(trial.get(limit.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (final ExecutionException e) {
			remarks.add("The trial on the device " + device + " failed. " + e.getCause().getMessage());
		}
		catch (final TimeoutException e) {
			remarks.add("The trial on the device " + device + " did not end within " + limit.toSeconds() + " seconds. " +
				"Restart the computer, update the driver, or choose the device cpu.");
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			remarks.add("The check was interrupted.");
		}
		return Optional.empty();
	}

	private static String training() {
		final LibTorch libTorch = LibTorch.standard();
		final String cpu = LibTorch.VERSION + " for the CPU";
		try {
			final Optional<Path> libraries = libTorch.find();
			if (libraries.isPresent()) return LibTorch.VERSION + " for CUDA, from " + libraries.get();
			return cpu + (libTorch.installable() ? String.format(Locale.ROOT, "; the libraries for CUDA are offered when a " +
				"training starts where there is a GPU (%.1f GB)", libTorch.size() / 1e9) : "");
		}
		catch (final IOException e) {
			return cpu + ". " + e.getMessage();
		}
	}

	/** Lists what is not there. */
	static List<Missing> missing(final GpuFacts facts) {
		final List<Missing> missing = new ArrayList<>();
		if (!facts.finding().gpu()) {
			missing.add(new Missing("NVIDIA driver with a GPU", "Networks run many times faster on an NVIDIA GPU.",
				facts.finding().problem()));
			// in one entry: they are of no use without a GPU
			if (!facts.missing().isEmpty()) missing.add(Missing.libraries(facts.missing()));
			return missing;
		}
		if (!facts.builtForCuda()) missing.add(new Missing("onnxruntime_gpu",
			"This program came with an ONNX Runtime for the " +
			"CPU only.", "Install the program's zip for GPUs, which has the jar onnxruntime_gpu."));
		final CudaRuntime runtime = CudaRuntime.standard();
		final String todo = runtime.installable() ? String.format(Locale.ROOT,
			"Choose Install GPU Runtime... in the menu, or " +
			"gpu --install on the command line (%.1f GB).", runtime.size() / 1e9) : "Install CUDA 12.9 and cuDNN 9.";
		facts.missing().forEach(name -> missing.add(Missing.library(name, todo)));
		return missing;
	}
}
