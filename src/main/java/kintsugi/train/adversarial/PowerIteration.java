package kintsugi.train.adversarial;

import java.util.Map;
import java.util.random.RandomGenerator;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Follows the singular vectors of a discriminator's weights that belong to their largest singular values, by one power
 * iteration a step (Miyato et al. 2018, algorithm 1): the weights change little from step to step, so the vectors that
 * the step before left are close.
 */
public final class PowerIteration {

	private static final float EPSILON = 1e-12f;
	/** What the first step's vectors are found by, which have no step before. */
	private static final int FIRST = 15;

	private final Discriminator discriminator;
	private final NDManager manager;
	private final Map<String, NDArray> parameters;

	/**
	 * Follows the vectors of a discriminator.
	 *
	 * @param manager of the arrays' device
	 * @param parameters the arrays by name, those of the vectors among them
	 */
	public PowerIteration(final Discriminator discriminator, final NDManager manager,
		final Map<String, NDArray> parameters)
	{
		this.discriminator = discriminator;
		this.manager = manager;
		this.parameters = parameters;
	}

	/** Begins with random vectors and some iterations. */
	public void begin(final RandomGenerator random) {
		for (final SpectralConv layer : discriminator.layers()) {
			final float[] values = new float[layer.left().size()];
			for (int i = 0; i < values.length; i++)
				values[i] = (float) random.nextGaussian();
			parameters.get(layer.left().name()).set(values);
		}
		for (int i = 0; i < FIRST; i++)
			advance();
	}

	/** Does one iteration for each layer. */
	public void advance() {
		// DJL leaves it on in a thread that is not its first
		final boolean gradients = JniUtils.isGradMode();
		JniUtils.setGradMode(false);
		try (NDManager local = manager.newSubManager()) {
			for (final SpectralConv layer : discriminator.layers())
				advance(layer, local);
		}
		finally {
			JniUtils.setGradMode(gradients);
		}
	}

	private void advance(final SpectralConv layer, final NDManager local) {
		final NDArray left = parameters.get(layer.left().name());
		final NDArray right = parameters.get(layer.right().name());
		final NDArray matrix = view(parameters.get(layer.weight().name()), local, layer.left().size(), //
			layer.right().size());
		final NDArray v = normalised(view(left, local, 1, layer.left().size()).matMul(matrix));
		final NDArray u = normalised(matrix.matMul(v.reshape(layer.right().size(), 1)));
		v.reshape(right.getShape()).copyTo(right);
		u.reshape(left.getShape()).copyTo(left);
	}

	/** Views an array as a matrix that is freed with the manager. */
	private static NDArray view(final NDArray array, final NDManager local, final long rows, final long columns) {
		final NDArray view = array.reshape(new Shape(rows, columns));
		view.attach(local);
		return view;
	}

	private static NDArray normalised(final NDArray x) {
		return x.div(x.mul(x).sum().sqrt().maximum(EPSILON));
	}
}
