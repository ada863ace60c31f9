package kintsugi.net;

import java.util.List;

/**
 * What one forward pass of a network costs, and how far it sees.
 *
 * @param flops floating-point operations; a multiplication and the addition after it count as two
 * @param convolutionFlops the share of them in convolutions
 * @param values the number of values that all operations together give, which training keeps until the gradient is
 *          there
 * @param parameters the number of values of all parameters that the network uses
 * @param trainable the share of them that gradients update
 * @param receptiveField the side, in input pixels, of the square that one output sample can depend on, along the
 *          deepest path; it may exceed the image
 * @param output the lengths N, C, H, W of the output
 */
public record Cost(long flops, long convolutionFlops, long values, long parameters, long trainable,
	long receptiveField, List<Integer> output)
{

	/**
	 * Counts the cost of a network for an input of the given size, without computing anything.
	 *
	 * @param n images in the batch
	 * @param height H in pixels, a multiple of {@link Network#multiple}
	 * @param width W in pixels, a multiple of {@link Network#multiple}
	 * @throws IllegalArgumentException if the network cannot take the size, naming it
	 */
	public static Cost of(final Network network, final int n, final int height, final int width) {
		final CostOps ops = new CostOps();
		final CostOps.Value image = CostOps.input(n, network.channels(), height, width);
		return ops.cost(network.forward(ops, image, CostOps.input(n, 1, height, width)));
	}
}
