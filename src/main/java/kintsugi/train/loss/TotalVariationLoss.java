package kintsugi.train.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * The mean absolute difference of neighbours of the composite, both inside the hole grown by one pixel (3x3): L_tv of
 * Liu et al. 2018, section 3.3. Away from that region it is 0 and has no gradient.
 */
public record TotalVariationLoss() implements Loss {

	@Override
	public String name() {
		return "total_variation";
	}

	@Override
	public NDArray value(final Prediction p) {
		final NDArray composite = p.composite();
		final NDArray region = p.hole().getNDArrayInternal().maxPool(new Shape(3, 3), new Shape(1, 1),
			new Shape(1, 1), false);
		return along(composite, region, ":, :, :, 1:", ":, :, :, :-1") //
			.add(along(composite, region, ":, :, 1:", ":, :, :-1"));
	}

	private static NDArray along(final NDArray composite, final NDArray region, final String later,
		final String earlier)
	{
		final NDIndex second = new NDIndex(later);
		final NDIndex first = new NDIndex(earlier);
		return composite.get(second).sub(composite.get(first)).abs() //
			.mul(region.get(second)).mul(region.get(first)).mean();
	}
}
