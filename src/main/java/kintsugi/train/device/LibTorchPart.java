package kintsugi.train.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import kintsugi.fetch.Download;
import kintsugi.fetch.InstallationPart;
import kintsugi.fetch.MavenCentral;
import kintsugi.fetch.TransferCancelled;
import kintsugi.fetch.TransferProgress;

/**
 * A jar with libraries.
 *
 * @param download the jar
 * @param folder the folder in it
 * @param files the files in that folder that are needed
 * @param unpacked the bytes of these files
 */
record LibTorchPart(Download download, String folder, List<String> files, long unpacked) implements InstallationPart {

	private static final Duration SILENCE = Duration.ofSeconds(30);

	/**
	 * Gets the parts for 64-bit Linux. DJL has no CUDA build of PyTorch 2.7.1 on Maven Central, Bytedeco has; CUDA 12.9
	 * there lacks cuBLAS and cuDNN, which the same CUDA major version's 12.6 gives.
	 */
	static List<LibTorchPart> linux() {
		return List.of(//
			part("pytorch/2.7.1-1.5.12/pytorch-2.7.1-1.5.12-linux-x86_64-gpu.jar", 615_519_857L,
				"07dfd3e43bee619f7f359324d450565ef16b91ee", "org/bytedeco/pytorch/linux-x86_64-gpu", 1_138_007_064L, //
				"libc10.so", "libc10_cuda.so", "libgomp.so.1", "libtorch.so", "libtorch_cpu.so", "libtorch_cuda.so",
				"libtorch_cuda_linalg.so"), //
			part("cuda-redist/12.9-9.10-1.5.12/cuda-redist-12.9-9.10-1.5.12-linux-x86_64.jar", 362_212_464L,
				"db22bd21f365c88fb6f5cb5e4fce728a3806a644", "org/bytedeco/cuda/linux-x86_64", 677_451_456L, //
				"libcudart.so.12", "libcufft.so.11", "libcufile.so.0", "libcupti.so.12", "libcurand.so.10",
				"libnvJitLink.so.12", "libnvrtc.so.12", "libnvrtc-builtins.so.12.9"), //
			part("cuda/12.6-9.5-1.5.11/cuda-12.6-9.5-1.5.11-linux-x86_64-redist.jar", 2_026_748_503L,
				"9ab62bca3f54c11ecde4d0190a94d5babe55d3ad", "org/bytedeco/cuda/linux-x86_64", 1_912_168_072L, //
				"libcublas.so.12", "libcublasLt.so.12", "libcudnn.so.9", "libcudnn_adv.so.9", "libcudnn_cnn.so.9",
				"libcudnn_engines_precompiled.so.9", "libcudnn_engines_runtime_compiled.so.9", "libcudnn_graph.so.9",
				"libcudnn_heuristic.so.9", "libcudnn_ops.so.9", "libcusolver.so.11", "libcusparse.so.12"), //
			part("openblas/0.3.30-1.5.12/openblas-0.3.30-1.5.12-linux-x86_64.jar", 19_709_636L,
				"6f89bf2bee8dfb60507245e0d15bbdc6e4ca5e35", "org/bytedeco/openblas/linux-x86_64", 40_753_208L, //
				"libgfortran.so.5", "libopenblas.so.0", "libquadmath.so.0"));
	}

	private static LibTorchPart part(final String path, final long size, final String sha1, final String folder,
		final long unpacked, final String... files)
	{
		return new LibTorchPart(new Download(MavenCentral.file("org/bytedeco/" + path), size, sha1), folder, List.of(//
			files), unpacked);
	}

	/** Gets the jar's own name. */
	@Override
	public String name() {
		return download.url().getPath().replaceFirst(".*/", "");
	}

	@Override
	public long transfer() {
		return download.size();
	}

	@Override
	public long passing() {
		return download.size();
	}

	@Override
	public void install(final Path work, final Path target, final TransferProgress progress) throws IOException {
		final Path jar = work.resolve(name());
		if (!Files.exists(jar)) download.to(jar, SILENCE, progress);
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			for (final String file : files) {
				if (!progress.transferred(download.size(), download.size())) throw new TransferCancelled();
				unpack(zip, folder + "/" + file, target.resolve(file));
			}
		}
		catch (final ZipException e) {
			Files.delete(jar);
			throw new IOException("The file " + download.url() + " is no jar: " + e.getMessage() + ".", e);
		}
		Files.delete(jar);
	}

	/** Only names of our own list are unpacked, and each becomes a file right in the folder. */
	private static void unpack(final ZipFile zip, final String name, final Path file) throws IOException {
		final ZipEntry entry = zip.getEntry(name);
		if (entry == null) throw new IOException("The file " + zip.getName() + " lacks " + name + ".");
		try (InputStream in = zip.getInputStream(entry)) {
			Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
