package kintsugi.onnx;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

/** Opens sessions: finds the device that works, and remembers why it is not the one that the user might expect. */
final class SessionOpener {

	private final int threads;
	private final DeviceProbe probe;

	/**
	 * Makes what a caller wants of a native session, or closes it and says why it is not such a network.
	 *
	 * @param <S> a session of a kind of network
	 */
	@FunctionalInterface
	interface Kind<S> {

		/** Wraps a session. */
		S of(OrtEnvironment environment, OrtSession session, String device, String remark) throws OrtException,
			OnnxException;

		/** Gets the model that a GPU is given for a model. */
		default byte[] onCuda(final byte[] model) throws OnnxException {
			return model;
		}

		/** Gets what is to be said about that model, a sentence, or an empty text. */
		default String remarkOnCuda() {
			return "";
		}

		/** Gets the model that a CPU is given for a model. */
		default byte[] onCpu(final byte[] model) throws OnnxException {
			return model;
		}
	}

	/** A network that fills holes, whose graph may be written anew for a device. */
	private static final class Repairing implements Kind<OnnxSession> {

		@Override
		public OnnxSession of(final OrtEnvironment environment, final OrtSession session, final String device,
			final String remark) throws OrtException, OnnxException
		{
			return repairing(environment, session, device, remark);
		}

		@Override
		public byte[] onCuda(final byte[] model) throws OnnxException {
			return HalfGraph.isWanted() ? HalfGraph.of(model) : model;
		}

		@Override
		public String remarkOnCuda() {
			return HalfGraph.isWanted() ? "The network ran in float16." : "";
		}

		@Override
		public byte[] onCpu(final byte[] model) throws OnnxException {
			return FastGraph.of(model);
		}
	}

	/** Opens sessions with this many threads, on what the probe finds. */
	SessionOpener(final int threads, final DeviceProbe probe) {
		this.threads = threads;
		this.probe = probe;
	}

	/** Opens a network that fills holes; see {@link #open(byte[], Device, Kind)}. */
	OnnxSession open(final byte[] model, final Device device) throws OnnxException {
		return open(model, device, new Repairing());
	}

	/** Opens a network that fills holes on the CPU, with the graph that its file has. */
	OnnxSession openAsWritten(final byte[] model) throws OnnxException {
		return open(model, Device.CPU, SessionOpener::repairing);
	}

	/** Opens a model on the device, or on the CPU where {@link Device#AUTO} finds no working GPU. */
	<S> S open(final byte[] model, final Device device, final Kind<S> kind) throws OnnxException {
		OnnxFile.decode(model); // a broken file gets a sentence that says where, which ONNX Runtime does not
		if (device == Device.CPU) return onCpu(model, kind, "");
		final DeviceProbe.Finding finding = find();
		if (!finding.usable()) {
			if (device == Device.CUDA) throw new OnnxException("CUDA cannot be used. " + finding.problem());
			return onCpu(model, kind, finding.gpu() ? "The CPU is used. " + finding.problem() : "");
		}
		try {
			return onCuda(model, kind);
		}
		catch (final OnnxException e) {
			if (device == Device.CUDA) throw e;
			return onCpu(model, kind, "The CPU is used. " + e.getMessage());
		}
	}

	private DeviceProbe.Finding find() {
		final DeviceProbe.Finding finding = probe.probe();
		if (!finding.usable() || NativeFiles.haveCuda()) return finding;
		return new DeviceProbe.Finding(true, false, "A GPU is present, but this ONNX Runtime was built without CUDA. " +
			"Put the jar onnxruntime_gpu in the place of onnxruntime, or choose the device cpu.");
	}

	private <S> S onCpu(final byte[] model, final Kind<S> kind, final String remark) throws OnnxException {
		final String slow = NativeFiles.prepare(false);
		final String remarks = sentences(remark, slow);
		try (SessionOptions options = options()) {
			return made(kind, kind.onCpu(model), options, "CPU", remarks);
		}
		catch (final OrtException e) {
			throw new OnnxException("The model cannot be opened. ONNX Runtime says: " + firstLine(e), e);
		}
		catch (final LinkageError e) {
			throw nativesMissing(e);
		}
	}

	private <S> S onCuda(final byte[] model, final Kind<S> kind) throws OnnxException {
		final String slow = NativeFiles.prepare(true);
		try (SessionOptions options = options(); OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
			// an exhaustive search for the fastest algorithm would be repeated for each new image size
			cuda.add("cudnn_conv_algo_search", "HEURISTIC");
			// TF32 keeps ten bits: too few to count the valid pixels of a window
			cuda.add("use_tf32", "0");
			options.addCUDA(cuda);
			final Kind<OnnxSession> repairing = SessionOpener::repairing;
			try (OnnxSession trial = made(repairing, CudaTrial.model(), options, "CUDA", "")) {
				if (!CudaTrial.passes(trial)) throw new OnnxException("The GPU computes wrong results in a trial. " +
					"Update the NVIDIA driver, or choose the device cpu.");
			}
			return made(kind, kind.onCuda(model), options, "CUDA", sentences(kind.remarkOnCuda(), slow));
		}
		catch (final OrtException e) {
			if (OutOfDeviceMemory.is(e.getMessage())) throw new OutOfDeviceMemory(//
				"The memory of the GPU does not suffice for " +
				"the network. ONNX Runtime says: " + firstLine(e) + " Close what else uses it, or choose the device cpu.", e);
			throw new OnnxException("CUDA does not start. ONNX Runtime says: " + firstLine(e) +
				" Use Check GPU... in the menu, or gpu on the command line, to see what is missing, or choose the device cpu.",
				e);
		}
		catch (final LinkageError e) {
			throw nativesMissing(e);
		}
	}

	/** Opens a session and wraps it; one that cannot be wrapped is closed again. */
	private static <S> S made(final Kind<S> kind, final byte[] model, final SessionOptions options, final String device,
		final String remark) throws OrtException, OnnxException
	{
		final OrtSession session = environment().createSession(model, options);
		boolean wrapped = false;
		try {
			final S made = kind.of(environment(), session, device, remark);
			wrapped = true;
			return made;
		}
		finally {
			if (!wrapped) session.close();
		}
	}

	private static String sentences(final String... texts) {
		return Stream.of(texts).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
	}

	private SessionOptions options() throws OrtException {
		environment();
		final SessionOptions options = new SessionOptions();
		options.setIntraOpNumThreads(threads);
		options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
		return options;
	}

	private static OnnxSession repairing(final OrtEnvironment environment, final OrtSession session,
		final String device, final String remark) throws OrtException, OnnxException
	{
		final Set<String> others = new HashSet<>(session.getInputNames());
		final boolean needed = others.remove(OnnxFile.IMAGE) && others.remove(OnnxFile.MASK);
		others.remove(OnnxFile.SKETCH);
		if (needed && others.isEmpty() && session.getOutputNames().contains(OnnxFile.FILLED)) {
			return new OnnxSession(environment, session, device, remark);
		}
		throw new OnnxException("The ONNX model has the inputs " + session.getInputNames() +
			" and the outputs " + session.getOutputNames() +
			"; a repair needs the inputs image and mask, maybe a sketch, and the output filled.");
	}

	/** Gets ONNX Runtime, quiet: what goes wrong is in its exceptions. */
	private static OrtEnvironment environment() throws OrtException {
		Telemetry.off();
		final OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
			"kintsugi");
		environment.setTelemetry(false);
		return environment;
	}

	private static OnnxException nativesMissing(final LinkageError e) {
		final Throwable reason = e.getCause() == null ? e : e.getCause();
		return new OnnxException("ONNX Runtime does not load on this computer: " + reason.getMessage() +
			". Check that its jar fits the operating system, and that " + System.getProperty(NativeFiles.RUNTIME_PATH) +
			" can be read.", e);
	}

	/** Gets the first line of what ONNX Runtime says, as a sentence. */
	static String firstLine(final OrtException e) {
		final String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
		return line.endsWith(".") ? line : line + ".";
	}
}
