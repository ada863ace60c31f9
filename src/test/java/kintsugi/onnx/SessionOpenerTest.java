package kintsugi.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import ai.onnx.proto.OnnxMl;
import ai.onnxruntime.OrtSession;
import kintsugi.net.Ops;
import kintsugi.net.TestNetwork;
import kintsugi.net.Weights;

/** Which device a model gets, and models that cannot be opened. */
class SessionOpenerTest {

	/** A network that gives the valid part of the image. */
	private static final class Product extends TestNetwork {

		Product() {
			super(1, List.of());
		}

		@Override
		public <T> T forward(final Ops<T> ops, final T image, final T mask) {
			return ops.multiply(image, mask);
		}
	}

	private static byte[] product() {
		final Product network = new Product();
		return OnnxFile.encode(network, Weights.initial(network, new SplittableRandom(0)), Map.of());
	}

	private static OnnxSession open(final SystemLibraries libraries, final Device device) throws OnnxException {
		return new SessionOpener(1, new DeviceProbe(libraries, "Linux", FakeRuntime.none())).open(CudaTrial.model(),
			device);
	}

	@Test
	void autoWithoutAGpuIsTheCpuAndNothingToSay() throws Exception {
		try (OnnxSession session = open(new FakeLibraries(), Device.AUTO)) {
			assertThat(session.device()).isEqualTo("CPU");
			assertThat(session.remark()).isEmpty();
		}
	}

	@Test
	void aSessionThatCannotBeWrappedIsClosed() {
		final SessionOpener opener = new SessionOpener(1, new DeviceProbe(new FakeLibraries(), "Linux", FakeRuntime
			.none()));
		final List<OrtSession> opened = new ArrayList<>();
		assertThatThrownBy(() -> opener.open(CudaTrial.model(), Device.CPU, (environment, session, device, remark) -> {
			opened.add(session);
			throw new OnnxException("unfit");
		})).hasMessage("unfit");
		assertThatThrownBy(() -> opened.get(0).getInputInfo()).isInstanceOf(IllegalStateException.class) //
			.hasMessageContaining("closed");
	}

	@Test
	void autoWithAGpuThatIsNotUsableIsTheCpuAndSaysWhy() throws Exception {
		try (OnnxSession session = open(new FakeLibraries("libcuda.so.1"), Device.AUTO)) {
			assertThat(session.device()).isEqualTo("CPU");
			assertThat(session.remark()).startsWith("The CPU is used. A GPU is present").contains("libcudnn.so.9");
			assertThat(CudaTrial.passes(session)).isTrue();
		}
	}

	@Test
	void cudaThatIsNotUsableIsAnErrorThatSaysWhy() {
		assertThatThrownBy(() -> open(new FakeLibraries(), Device.CUDA)).isInstanceOf(OnnxException.class) //
			.hasMessageStartingWith("CUDA cannot be used. No NVIDIA driver") //
			.hasMessageEndingWith("choose the device cpu.");
	}

	@Test
	void cpuDoesNotLookForAGpu() throws Exception {
		final FakeLibraries libraries = new FakeLibraries("libcuda.so.1").with(FakeLibraries.LINUX);
		try (OnnxSession session = open(libraries, Device.CPU)) {
			assertThat(session.device()).isEqualTo("CPU");
		}
		assertThat(libraries.asked()).isEmpty();
	}

	@Test
	void wrongResultsDoNotPassTheTrial() throws Exception {
		try (OnnxSession session = OnnxSession.open(product(), Device.CPU, 1)) {
			assertThat(CudaTrial.passes(session)).isFalse();
		}
	}

	@Test
	void modelWithOtherInputsIsRefusedWithTheirNames() throws Exception {
		final OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.parseFrom(product()).toBuilder();
		model.getGraphBuilder().getInputBuilder(0).setName("pixels");
		model.getGraphBuilder().getNodeBuilder(0).setInput(0, "pixels");
		assertThatThrownBy(() -> OnnxSession.open(model.build().toByteArray(), Device.CPU, 1)) //
			.isInstanceOf(OnnxException.class).hasMessageContaining("pixels").hasMessageContaining("image and mask");
	}

	@Test
	void operatorThatDoesNotExistIsRefusedWithWhatOnnxRuntimeSays() throws Exception {
		final OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.parseFrom(product()).toBuilder();
		model.getGraphBuilder().getNodeBuilder(0).setOpType("Nonsense");
		assertThatThrownBy(() -> OnnxSession.open(model.build().toByteArray(), Device.CPU, 1)) //
			.isInstanceOf(OnnxException.class).hasMessageContaining("cannot be opened") //
			.hasMessageContaining("Nonsense");
	}

	@Test
	void bytesThatAreNoModelAreRefused() {
		assertThatThrownBy(() -> OnnxSession.open(new byte[] { 1, 2, 3 }, Device.AUTO)) //
			.isInstanceOf(OnnxException.class).hasMessageContaining("no ONNX model");
	}

	@Test
	void noThreadsAreTooFew() {
		assertThatThrownBy(() -> OnnxSession.open(CudaTrial.model(), Device.CPU, 0)) //
			.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least 1 thread, not 0");
	}
}
