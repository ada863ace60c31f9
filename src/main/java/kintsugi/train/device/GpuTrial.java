package kintsugi.train.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.pytorch.jni.LibUtils;

/** Convolves and multiplies on the GPU what is known to give 9 and 4. */
final class GpuTrial implements DeviceChooser.Trial {

	@Override
	public String problem(final Path libraries) throws IOException {
		try {
			Engine.getEngine("PyTorch");
		}
		catch (final EngineException | LinkageError e) {
			throw new IOException("PyTorch does not load from " + libraries + ". It says: " + firstLine(root(e)) +
				" Remove or replace that folder, or unset " + LibTorch.PATH + ", and start the program again.", e);
		}
		if (!Path.of(LibUtils.getLibtorchPath()).toAbsolutePath().normalize().equals(libraries.toAbsolutePath() //
			.normalize())) return "PyTorch is already at work in this program from " + LibUtils.getLibtorchPath() +
				". Start the program again to use the GPU.";
		try (NDManager manager = NDManager.newBaseManager(ai.djl.Device.gpu(0), "PyTorch")) {
			return right(manager) ? "" : "The GPU computes wrong results in a trial. Update the NVIDIA driver.";
		}
		catch (final EngineException e) {
			return "The GPU does not compute. PyTorch says: " + firstLine(e);
		}
	}

	private static boolean right(final NDManager manager) {
		final NDArray convolved = Conv2d.conv2d(manager.ones(new Shape(1, 1, 4, 4)), manager.ones(new Shape(1, 1, 3, 3)))
			.singletonOrThrow();
		final NDArray multiplied = manager.ones(new Shape(4, 4)).matMul(manager.ones(new Shape(4, 4)));
		return all(convolved, 9) && all(multiplied, 4);
	}

	private static boolean all(final NDArray array, final float value) {
		final float[] expected = new float[(int) array.size()];
		Arrays.fill(expected, value);
		return Arrays.equals(array.toFloatArray(), expected);
	}

	private static Throwable root(final Throwable e) {
		return e.getCause() == null ? e : root(e.getCause());
	}

	private static String firstLine(final Throwable e) {
		final String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
		return line.endsWith(".") ? line : line + ".";
	}
}
