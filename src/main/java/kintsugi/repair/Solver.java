package kintsugi.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;
import kintsugi.hole.PixelIndex;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Predicts holes by an approach: windows at full scale where they reach, and before them, for what is deeper, the same
 * at half the scale, and so on down.
 * <p>
 * A wide hole costs a ring of windows at each scale, as only pixels near valid ones are predicted there; what is deeper
 * comes from the scale below, doubled bilinearly, and is context for the ring.
 * </p>
 */
final class Solver {

	/** The share of the progress that coarser scales get. */
	private static final double COARSE_SHARE = 0.25;
	/** The least context at the coarsest scale, in its pixels. */
	private static final int COARSEST_CONTEXT = 64;

	private final Approach approach;
	private final int multiple;
	private final LastPlan last;
	private final WindowRunner runner;
	private final Set<String> remarks;
	private Division division = Division.NONE;

	/** @param last serves for whole holes at full scale */
	Solver(final Approach approach, final int multiple, final LastPlan last, final WindowRunner runner,
		final Set<String> remarks)
	{
		this.approach = approach;
		this.multiple = multiple;
		this.last = last;
		this.runner = runner;
		this.remarks = remarks;
	}

	/** Gets how all holes so far were divided. */
	Division division() {
		return division;
	}

	/**
	 * Predicts the hole of a plane.
	 *
	 * @param sketch lines in the hole
	 * @param values receives the intensities
	 * @param first the channel of {@code values} that is the first of {@code channels}
	 * @param share hears how far it is, from 0 to 1
	 */
	<T extends RealType<T>> void solve(final List<? extends RandomAccessibleInterval<T>> channels, final Hole hole,
		final Sketch sketch, final HoleValues values, final int first, final Share share) throws IOException
	{
		if (hole.isEmpty()) return;
		if (approach.whole()) {
			final Tile tile = new Tile(hole.bounds().orElseThrow(), WindowPlanner.whole(hole, multiple), 0);
			division = division.plus(Division.of(List.of(tile), approach.why()));
			division = division.smoothed(runner.run(channels, hole, sketch, List.of(tile), null, values, first, share));
			return;
		}
		solve(channels, hole, sketch, last.of(hole, approach, multiple), values, first, 1, share);
	}

	private <T extends RealType<T>> void solve(final List<? extends RandomAccessibleInterval<T>> channels,
		final Hole hole, final Sketch sketch, final Plan plan, final HoleValues values, final int first, final int scale,
		final Share share) throws IOException
	{
		final boolean wide = plan.isWide();
		final DeepFill deep = wide ? deep(channels, hole, sketch, plan, scale, share.part(0, COARSE_SHARE)) : null;
		division = division.plus(Division.of(plan.tiles(), scale == 1 && !wide ? approach.why() : ""));
		division = division.smoothed(runner.run(channels, hole, sketch, plan.tiles(), deep, values, first, //
			wide ? share.part(COARSE_SHARE, 1) : share));
		if (deep != null) copy(deep, values, first, channels.size());
	}

	private <T extends RealType<T>> DeepFill deep(final List<? extends RandomAccessibleInterval<T>> channels,
		final Hole hole, final Sketch sketch, final Plan plan, final int scale, final Share share) throws IOException
	{
		final DeepParts parts = plan.parts();
		final List<DeepFill.Part> fills = new ArrayList<>();
		final int count = parts.boxes().size();
		for (int i = 0; i < count; i++) {
			fills.add(half(channels, hole, sketch, parts.boxes().get(i), parts.depths().get(i), scale, //
				share.part((double) i / count, (i + 1.0) / count)));
			if (scale == 1) division = division.coarse(2 * parts.depths().get(i), approach.whyCoarse());
		}
		return plan.fill(hole, fills);
	}

	/** Solves a deep part at half the scale. */
	private <T extends RealType<T>> DeepFill.Part half(final List<? extends RandomAccessibleInterval<T>> channels,
		final Hole hole, final Sketch sketch, final Box part, final int depth, final int scale, final Share share)
		throws IOException
	{
		long context = COARSEST_CONTEXT;
		for (int d = depth; d > approach.deepest() && d > 1; d /= 2)
			context *= 2;
		final int margin = (int) Math.min(context, Math.max(hole.width(), hole.height()));
		Reduced reduced = Reduced.read(channels, hole, part.grow(margin).clip(hole.width(), hole.height()));
		if (reduced.hole().isAll()) reduced = Reduced.read(channels, hole, new Box(0, 0, hole.width(), hole.height()));
		if (reduced.hole().isAll()) throw WindowRunner.nothingValid();
		if (reduced.nonFinite()) remarks.add(WindowRunner.NON_FINITE);
		final Box region = reduced.region();
		final Box wanted = new Box((part.x() - region.x()) / 2, (part.y() - region.y()) / 2, part.width() / 2 + 1, //
			part.height() / 2 + 1).grow(1).clip(reduced.hole().width(), reduced.hole().height());
		final HoleValues values = new HoleValues(new PixelIndex(within(reduced.hole(), wanted)), channels.size());
		if (values.hole().isEmpty()) return new DeepFill.Part(reduced, values);
		division = division.scaled(2 * scale);
		final Box near = values.hole().bounds().orElseThrow();
		final Plan plan = Plan.of(reduced.hole(), near, approach, multiple);
		solve(reduced.channels(), reduced.hole(), sketch.half(reduced), plan, values, 0, 2 * scale, share);
		return new DeepFill.Part(reduced, values);
	}

	private static Hole within(final Hole hole, final Box box) {
		final BitSet bits = new BitSet();
		hole.forEachRun(box, (y, from, to) -> bits.set(y * hole.width() + from, y * hole.width() + to));
		return Hole.of(hole.width(), hole.height(), bits);
	}

	/** Takes what no window predicted from the coarser scale. */
	private static void copy(final DeepFill deep, final HoleValues values, final int first, final int channels) {
		final int[] next = { 0 };
		values.hole().forEachRun((y, from, to) -> {
			for (int x = from; x < to; x++, next[0]++) {
				if (!deep.isDeepAt(x, y)) continue;
				for (int channel = 0; channel < channels; channel++)
					values.channel(first + channel)[next[0]] = deep.intensity(channel, x, y);
			}
		});
	}
}
