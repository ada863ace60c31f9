package kintsugi.net;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;

import kintsugi.onnx.OnnxFile;
import kintsugi.onnx.OnnxSession;
import kintsugi.train.DjlOps;

/** What computes a few layers in tests, whose result may have any shape. */
enum Backend {
		/** As in training. */
		DJL {

			@Override
			float[] run(final Network network, final Weights weights, final float[] image, final float[] mask, final int n,
				final int h, final int w)
			{
				System.setProperty("ai.djl.offline", "true");
				try (NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch")) {
					final Map<String, NDArray> arrays = new LinkedHashMap<>();
					for (final Parameter parameter : network.parameters())
						arrays.put(parameter.name(), manager.create(weights.get(parameter), new Shape(Arrays.stream(parameter
							.shape()).asLongStream().toArray())));
					final NDArray x = manager.create(image, new Shape(n, network.channels(), h, w));
					return network.forward(new DjlOps(manager, arrays, false), x, manager.create(mask, new Shape(n, 1, h, w)))
						.toFloatArray();
				}
			}
		},
		/** As in repairs, with the graph that a model's file has. */
		ONNX_RUNTIME {

			@Override
			float[] run(final Network network, final Weights weights, final float[] image, final float[] mask, final int n,
				final int h, final int w) throws Exception
			{
				final byte[] model = OnnxFile.encode(network, weights, Map.of());
				OnnxSession.openAsWritten(model, 1).close(); // sets ONNX Runtime up
				final OrtEnvironment environment = OrtEnvironment.getEnvironment();
				try (OrtSession session = environment.createSession(model);
						OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(image), //
							new long[] { n, network.channels(), h, w });
						OnnxTensor m = OnnxTensor.createTensor(environment, FloatBuffer.wrap(mask), new long[] { n, 1, h, w });
						OrtSession.Result result = session.run(Map.of("image", x, "mask", m)))
				{
					return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
				}
			}
		};

	/** Computes [n, c, h, w] and [n, 1, h, w]. */
	abstract float[] run(Network network, Weights weights, float[] image, float[] mask, int n, int h, int w)
		throws Exception;

	/** An operation on an image and a mask. */
	interface Operation {

		/** Computes it. */
		<T> T compute(Ops<T> ops, T image, T mask);
	}

	/** Computes an operation without parameters. */
	final float[] run(final Operation operation, final int channels, final float[] image, final float[] mask,
		final int n, final int h, final int w) throws Exception
	{
		final Network network = new TestNetwork(channels, List.of()) {

			@Override
			public <T> T forward(final Ops<T> ops, final T x, final T m) {
				return operation.compute(ops, x, m);
			}
		};
		return run(network, Weights.of(network, Map.of()), image, mask, n, h, w);
	}
}
