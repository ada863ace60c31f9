package kintsugi.command.gpu;

import java.util.List;
import java.util.Map;

/**
 * Something that is not there and that a GPU needs.
 *
 * @param name its name, as the operating system has it
 * @param why what it is for
 * @param todo what the user can do
 */
public record Missing(String name, String why, String todo) {

	private static final Map<String, String> PURPOSES = Map.of(//
		"cudart", "It is the CUDA runtime, with which every computation on the GPU starts.", //
		"cublasLt", "It multiplies matrices; the CUDA part of ONNX Runtime does not load without it.", //
		"cublas", "It multiplies matrices; the CUDA part of ONNX Runtime does not load without it.", //
		"curand", "It draws random numbers; the CUDA part of ONNX Runtime does not load without it.", //
		"cudnn", "It computes convolutions, of which the networks are made.");

	/** Describes a library of CUDA or cuDNN. */
	static Missing library(final String name, final String todo) {
		final String kind = name.replaceFirst("^lib", "").replaceFirst("(64_|\\.so).*", "");
		return new Missing(name, PURPOSES.getOrDefault(kind, "The CUDA part of ONNX Runtime needs it."), todo);
	}

	/** Describes all libraries of CUDA and cuDNN that are not there, for a computer that has no GPU to use them. */
	static Missing libraries(final List<String> names) {
		return new Missing(String.join(", ", names), //
			"The CUDA part of ONNX Runtime needs these libraries of CUDA and cuDNN.", //
			"Nothing before there is a GPU with its driver; then this check says how to install them.");
	}
}
