package kintsugi.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * Optical flow by total variation and an L1 data term, which keeps motion edges sharp: Zach, Pock and Bischof 2007, "A
 * Duality Based Approach for Realtime TV-L1 Optical Flow", with the parameters of S&aacute;nchez, Meinhardt-Llopis and
 * Facciolo 2013 (Image Processing On Line).
 */
final class TvL1Flow {

	/** Weight of the data term, for grey values from 0 to 255. */
	private static final float LAMBDA = 0.15f;
	/** How closely the two halves of the splitting are coupled. */
	private static final float THETA = 0.3f;
	/** Step of the dual variables. */
	private static final float TAU = 0.25f;
	private static final int WARPS = 5;
	private static final int ITERATIONS = 25;

	/** The shorter side of the coarsest level in pixels. */
	private static final int COARSEST = 16;

	private final Plane from;
	private final Plane to;
	private final int width;
	private final int height;
	private final float[][] dual;

	private TvL1Flow(final Plane from, final Plane to) {
		this.from = from;
		this.to = to;
		this.width = from.width();
		this.height = from.height();
		this.dual = new float[4][width * height];
	}

	/** Finds where each pixel of a frame is in another one of the same size; grey values are 0 to 255. */
	static Flow between(final Plane from, final Plane to) {
		final List<Plane> starts = pyramid(from);
		final List<Plane> ends = pyramid(to);
		final Plane coarsest = starts.get(starts.size() - 1);
		Flow flow = Flow.none(coarsest.width(), coarsest.height());
		for (int level = starts.size() - 1; level >= 0; level--) {
			final Plane start = starts.get(level);
			flow = flow.enlarged(start.width(), start.height());
			new TvL1Flow(start, ends.get(level)).refine(flow);
		}
		return flow;
	}

	/** Averages blocks of 2x2 pixels again and again. */
	private static List<Plane> pyramid(final Plane finest) {
		final List<Plane> levels = new ArrayList<>(List.of(finest));
		Plane level = finest;
		while (Math.min(level.width(), level.height()) >= 2 * COARSEST) {
			level = Frames.reduced(level, 2);
			levels.add(level);
		}
		return levels;
	}

	/** Improves a flow in place. */
	private void refine(final Flow flow) {
		for (int warp = 0; warp < WARPS; warp++)
			solve(flow, linearise(flow));
	}

	/** Gets the target's gradient in x and y where the flow points, and the residual's constant part. */
	private float[][] linearise(final Flow flow) {
		final float[] target = to.samples();
		final float[][] terms = new float[3][width * height];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final int i = y * width + x;
				final float atX = x + flow.u()[i];
				final float atY = y + flow.v()[i];
				// the gradient is 0 beyond the border, where nothing can be matched
				if (atX < 0 || atY < 0 || atX > width - 1 || atY > height - 1) continue;
				final float dx = (Flow.sample(target, width, height, atX + 1, atY) - //
					Flow.sample(target, width, height, atX - 1, atY)) / 2;
				final float dy = (Flow.sample(target, width, height, atX, atY + 1) - //
					Flow.sample(target, width, height, atX, atY - 1)) / 2;
				terms[0][i] = dx;
				terms[1][i] = dy;
				terms[2][i] = Flow.sample(target, width, height, atX, atY) - dx * flow.u()[i] - dy * flow.v()[i] - //
					from.samples()[i];
			}
		return terms;
	}

	private void solve(final Flow flow, final float[][] terms) {
		final float[] u = flow.u();
		final float[] v = flow.v();
		for (int iteration = 0; iteration < ITERATIONS; iteration++) {
			match(u, v, terms);
			smooth(u, dual[0], dual[1]);
			smooth(v, dual[2], dual[3]);
		}
	}

	/** Moves each pixel's flow towards a smaller residual: thresholding (equation 15 of the 2007 paper). */
	private static void match(final float[] u, final float[] v, final float[][] terms) {
		final float most = LAMBDA * THETA;
		for (int i = 0; i < u.length; i++) {
			final float dx = terms[0][i];
			final float dy = terms[1][i];
			final float square = dx * dx + dy * dy;
			if (square < 1e-6f) continue;
			final float residual = terms[2][i] + dx * u[i] + dy * v[i];
			final float step = Math.min(most, Math.max(-most, -residual / square));
			u[i] += step * dx;
			v[i] += step * dy;
		}
	}

	/** Takes a dual step on one component and adds the divergence (equations 9 and 10 of the 2007 paper). */
	private void smooth(final float[] component, final float[] across, final float[] down) {
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final int i = y * width + x;
				component[i] += THETA * (across[i] - (x > 0 ? across[i - 1] : 0) + down[i] - (y > 0 ? down[i - width] : 0));
			}
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final int i = y * width + x;
				final float dx = x < width - 1 ? component[i + 1] - component[i] : 0;
				final float dy = y < height - 1 ? component[i + width] - component[i] : 0;
				final float step = TAU / THETA;
				final float norm = 1 + step * (float) Math.sqrt(dx * dx + dy * dy);
				across[i] = (across[i] + step * dx) / norm;
				down[i] = (down[i] + step * dy) / norm;
			}
	}
}
