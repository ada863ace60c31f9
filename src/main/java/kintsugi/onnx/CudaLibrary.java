package kintsugi.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One of the libraries that ONNX Runtime's CUDA provider needs.
 *
 * @param file its name
 * @param packed its bytes in the jar
 * @param size its bytes
 * @param crc its CRC-32, as the jar's directory has it
 */
record CudaLibrary(String file, long packed, long size, long crc) {

	/** Whether the folder has it, whole as far as its length tells. */
	boolean isIn(final Path folder) {
		try {
			final Path path = folder.resolve(file);
			return Files.isRegularFile(path) && Files.size(path) == size;
		}
		catch (final IOException e) {
			return false;
		}
	}
}
