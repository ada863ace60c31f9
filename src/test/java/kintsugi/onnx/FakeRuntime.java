package kintsugi.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import kintsugi.fetch.ZipBuilder;

/** CUDA's libraries, small and harmless: what is loaded, in which order, and what needs what. */
final class FakeRuntime {

	static final String FIRST_JAR = "org/example/first.jar";
	static final String SECOND_JAR = "org/example/second.jar";

	private static final List<String> FIRST = List.of("libcudart.so.12", "libcurand.so.10");
	private static final List<String> SECOND = List.of("libcublas.so.12", "libcublasLt.so.12", "libcudnn.so.9");
	private static final String INSIDE = "some/folder";

	private final Map<String, String> needs = new HashMap<>();
	private final List<String> loaded = new ArrayList<>();
	private final Path folder;
	private Runnable whenLoaded = () -> {};

	FakeRuntime(final Path folder) {
		this.folder = folder;
	}

	/** Gets one that has nothing to load or install. */
	static CudaRuntime none() {
		return new CudaRuntime(Path.of("none"), List.of(), file -> {
			throw new IllegalStateException("There is nothing to load.");
		});
	}

	CudaRuntime get() {
		return new CudaRuntime(folder, List.of(jar(FIRST_JAR, FIRST), jar(SECOND_JAR, SECOND)), this::load);
	}

	private static CudaJar jar(final String path, final List<String> names) {
		return new CudaJar(path, INSIDE, names.stream().map(FakeRuntime::library).toList());
	}

	private static CudaLibrary library(final String name) {
		final byte[] content = content(name);
		return new CudaLibrary(name, content.length, content.length, Integer.toUnsignedLong(ZipBuilder.crc(content)));
	}

	static byte[] content(final String name) {
		final byte[] content = new byte[50_000];
		new Random(name.hashCode()).nextBytes(content);
		return content;
	}

	/** Gets a jar with the libraries that belong there, and others. */
	static byte[] zip(final String path) {
		final ZipBuilder zip = new ZipBuilder(false).stored(INSIDE + "/libunwanted.so", new byte[200_000]);
		(path.equals(FIRST_JAR) ? FIRST : SECOND).forEach(name -> zip.stored(INSIDE + "/" + name, content(name)));
		return zip.build();
	}

	/** Writes all libraries into a folder. */
	void place(final Path target) throws IOException {
		Files.createDirectories(target);
		for (final List<String> names : List.of(FIRST, SECOND))
			for (final String name : names)
				Files.write(target.resolve(name), content(name));
	}

	/** Lets a library load only after another. */
	void needs(final String name, final String other) {
		needs.put(name, other);
	}

	/** Lets something happen with each library that is loaded. */
	void whenLoaded(final Runnable action) {
		whenLoaded = action;
	}

	/** Gets the names of what was loaded, in order. */
	List<String> loaded() {
		return loaded;
	}

	private void load(final Path file) {
		final String name = file.getFileName().toString();
		final String needed = needs.get(name);
		if (needed != null && !loaded.contains(needed)) throw new UnsatisfiedLinkError("no " + needed);
		if (!loaded.contains(name)) loaded.add(name);
		whenLoaded.run();
	}
}
