package kintsugi.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import kintsugi.fetch.InstallationPart;
import kintsugi.fetch.MavenCentral;
import kintsugi.fetch.RemoteEntry;
import kintsugi.fetch.RemoteZip;
import kintsugi.fetch.TransferProgress;

/**
 * A jar of Maven Central of which some libraries are transferred, and nothing else of it.
 *
 * @param path of the jar, from the repository's root
 * @param folder the folder in it
 * @param libraries what is needed, with the sizes and checksums that the jar is to have
 */
record CudaJar(String path, String folder, List<CudaLibrary> libraries) implements InstallationPart {

	/** What lies beside the libraries: the SHA-256 of each, as the tool sha256sum reads it. */
	static final String SUMS = "SHA256SUMS";

	private static final Duration SILENCE = Duration.ofSeconds(30);

	private static final String CUDA_12_9 = "org/bytedeco/cuda-redist/12.9-9.10-1.5.12/cuda-redist-12.9-9.10-1.5.12-";
	private static final String CUDA_12_6 = "org/bytedeco/cuda/12.6-9.5-1.5.11/cuda-12.6-9.5-1.5.11-";

	/**
	 * Gets the jars for 64-bit Linux, in the order in which their libraries load. CUDA 12.9 there lacks cuBLAS and cuDNN,
	 * which the same CUDA major version's 12.6 gives; its own cudart is too old. cuFFT is left out: the provider looks
	 * for it only when a network has a Fourier transform, and none has.
	 */
	static List<CudaJar> linux() {
		return List.of(new CudaJar(CUDA_12_9 + "linux-x86_64.jar", "org/bytedeco/cuda/linux-x86_64", List.of(//
			new CudaLibrary("libcudart.so.12", 219_156, 741_088, 0x101649e2L), //
			new CudaLibrary("libnvJitLink.so.12", 39_728_151, 95_935_344, 0x7f600ac1L), //
			new CudaLibrary("libnvrtc-builtins.so.12.9", 1_676_751, 7_202_760, 0x1afb4a00L), //
			new CudaLibrary("libnvrtc.so.12", 43_074_602, 106_237_008, 0xc88bad3dL), //
			new CudaLibrary("libcurand.so.10", 67_784_637, 166_965_432, 0x53693dbcL))), //
			new CudaJar(CUDA_12_6 + "linux-x86_64-redist.jar", "org/bytedeco/cuda/linux-x86_64", List.of(//
				new CudaLibrary("libcublasLt.so.12", 318_974_939, 491_102_736, 0xffc48935L), //
				new CudaLibrary("libcublas.so.12", 73_878_090, 108_244_960, 0x59441402L), //
				new CudaLibrary("libcudnn_graph.so.9", 1_093_296, 3_023_856, 0x125f6bc3L), //
				new CudaLibrary("libcudnn_ops.so.9", 80_409_866, 108_458_976, 0x81aec664L), //
				new CudaLibrary("libcudnn_heuristic.so.9", 17_638_538, 48_739_088, 0xb2e6a6bfL), //
				new CudaLibrary("libcudnn_engines_runtime_compiled.so.9", 12_695_825, 20_084_744, 0x81495eb4L), //
				new CudaLibrary("libcudnn_engines_precompiled.so.9", 286_080_117, 437_629_488, 0x1e55a44bL), //
				new CudaLibrary("libcudnn_cnn.so.9", 2_955_838, 4_686_928, 0xdef78af2L), //
				new CudaLibrary("libcudnn_adv.so.9", 169_989_962, 244_516_648, 0xee5fa898L), //
				new CudaLibrary("libcudnn.so.9", 42_104, 125_136, 0xba7a76bfL))));
	}

	/** Gets the jars for 64-bit Windows, in the order in which their libraries load. */
	static List<CudaJar> windows() {
		return List.of(new CudaJar(CUDA_12_9 + "windows-x86_64.jar", "org/bytedeco/cuda/windows-x86_64", List.of(//
			new CudaLibrary("cudart64_12.dll", 179_112, 583_680, 0x685c1c62L), //
			new CudaLibrary("nvJitLink_120_0.dll", 35_559_068, 87_359_488, 0xfd96e5d8L), //
			new CudaLibrary("nvrtc-builtins64_129.dll", 1_695_815, 7_217_664, 0x76b9ebbeL), //
			new CudaLibrary("nvrtc64_120_0.dll", 37_328_080, 89_832_960, 0xc45f2de8L))), //
			new CudaJar(CUDA_12_6 + "windows-x86_64-redist.jar", "org/bytedeco/cuda/windows-x86_64", List.of(//
				new CudaLibrary("cublasLt64_12.dll", 361_296_343, 531_815_936, 0x19d8430dL), //
				new CudaLibrary("cublas64_12.dll", 73_039_395, 104_883_712, 0x3e8907d5L), //
				new CudaLibrary("cudnn_graph64_9.dll", 806_496, 2_102_824, 0xef5d3a36L), //
				new CudaLibrary("cudnn_ops64_9.dll", 79_848_106, 107_492_904, 0xcadffcedL), //
				new CudaLibrary("cudnn_heuristic64_9.dll", 17_380_647, 48_084_520, 0x08dba1c6L), //
				new CudaLibrary("cudnn_engines_runtime_compiled64_9.dll", 11_887_304, 18_103_864, 0x6aab3adeL), //
				new CudaLibrary("cudnn_engines_precompiled64_9.dll", 282_441_299, 425_201_704, 0xdba8e5b1L), //
				new CudaLibrary("cudnn_cnn64_9.dll", 2_749_344, 4_002_344, 0x34fceacdL), //
				new CudaLibrary("cudnn_adv64_9.dll", 170_160_947, 243_946_040, 0xdd744b2cL), //
				new CudaLibrary("cudnn64_9.dll", 120_358, 265_784, 0x19862163L))));
	}

	@Override
	public String name() {
		return path.replaceFirst(".*/", "");
	}

	@Override
	public long transfer() {
		return libraries.stream().mapToLong(CudaLibrary::packed).sum();
	}

	@Override
	public long unpacked() {
		return libraries.stream().mapToLong(CudaLibrary::size).sum();
	}

	@Override
	public long passing() {
		return libraries.stream().mapToLong(CudaLibrary::packed).max().orElse(0);
	}

	@Override
	public void install(final Path work, final Path target, final TransferProgress progress) throws IOException {
		final RemoteZip zip = RemoteZip.open(MavenCentral.file(path), SILENCE, (done, total) -> progress.transferred(0,
			transfer()));
		long before = 0;
		for (final CudaLibrary library : libraries) {
			final long offset = before;
			if (!library.isIn(target)) install(zip, library, target, (done, total) -> progress.transferred(offset + done,
				transfer()));
			before += library.packed();
		}
	}

	/** The library's hash is noted first: a library that is there is one whose hash is known. */
	private void install(final RemoteZip zip, final CudaLibrary library, final Path target,
		final TransferProgress progress) throws IOException
	{
		final RemoteEntry entry = zip.entry(folder + "/" + library.file()).orElseThrow(() -> refused("lacks", library));
		if (entry.size() != library.size() || entry.packed() != library.packed() || entry.crc() != library.crc())
			throw refused("has another", library);
		final Path fetched = target.resolve(library.file() + ".new");
		final String sha256 = zip.copy(entry, fetched, progress);
		Files.writeString(target.resolve(SUMS), sha256 + "  " + library.file() + "\n", StandardOpenOption.CREATE,
			StandardOpenOption.APPEND);
		Files.move(fetched, target.resolve(library.file()));
	}

	private IOException refused(final String how, final CudaLibrary library) {
		return new IOException(String.format(Locale.ROOT,
			"The file %s %s %s; %d bytes with the CRC-32 %08x are expected, " +
			"and nothing was installed. If the system property %s names a mirror, check it.", MavenCentral.file(path), how,
			library.file(), library.size(), library.crc(), MavenCentral.MIRROR));
	}
}
