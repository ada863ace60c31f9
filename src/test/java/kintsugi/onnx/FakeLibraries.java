package kintsugi.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A computer that has only the named libraries and answers as it is told, to see what is made of that. */
final class FakeLibraries implements SystemLibraries {

	/** What ONNX Runtime's CUDA part needs on Linux. */
	static final String[] LINUX = { "libcudart.so.12", "libcublasLt.so.12", "libcublas.so.12", "libcurand.so.10",
		"libcudnn.so.9" };

	private final List<String> present;
	private final Map<String, Integer> answers = new HashMap<>();
	private final List<String> asked = new ArrayList<>();

	/** Makes a computer with these libraries, whose driver, where it is one of them, knows one GPU and CUDA 12.9. */
	FakeLibraries(final String... present) {
		this.present = new ArrayList<>(Arrays.asList(present));
		answer("cuInit", 0).answer("cuDeviceGetCount", 1).answer("cuDriverGetVersion", 12090);
	}

	/** Adds libraries. */
	FakeLibraries with(final String... more) {
		present.addAll(Arrays.asList(more));
		return this;
	}

	/** Takes a library away. */
	FakeLibraries without(final String library) {
		present.remove(library);
		return this;
	}

	/** Lets a function answer with this number. */
	FakeLibraries answer(final String function, final int number) {
		answers.put(function, number);
		return this;
	}

	/** Gets the libraries that were asked for. */
	List<String> asked() {
		return asked;
	}

	@Override
	public boolean has(final String library, final String function) {
		asked.add(library);
		return present.contains(library);
	}

	@Override
	public int query(final String library, final String function) {
		return answers.get(function);
	}

	@Override
	public int start(final String library, final String function) {
		return answers.get(function);
	}

	@Override
	public String text(final String library, final String function, final Object... more) {
		return present.contains(library) ? "text of " + function : "";
	}

	@Override
	public long number(final String library, final String function, final int device) {
		return present.contains(library) ? 8_000_000_000L : -1;
	}

	@Override
	public long value(final String library, final String function) {
		return present.contains(library) ? answers.getOrDefault(function, -1) : -1;
	}
}
