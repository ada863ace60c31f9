package kintsugi.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import ij.ImagePlus;
import ij.gui.Roi;
import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;
import kintsugi.repair.Strategy;

class StackRepairTest {

	private final ImagePlus image = TestImages.composite(8, 2, 3, 2, new Random(1));
	private final Hole hole = Hole.where(13, 9, (x, y) -> x > 3 && x < 6 && y > 2 && y < 6);

	@Example
	void theScopeOfASliceIsTheCurrentOne() throws IOException {
		image.setPosition(2, 2, 1);
		assertRepaired(Scope.SLICE, 4);
	}

	@Example
	void theScopeOfAChannelIsItsSlices() throws IOException {
		image.setPosition(2, 1, 1);
		assertRepaired(Scope.CHANNEL, 2, 4, 6, 8, 10, 12);
	}

	@Example
	void whatTheUserMovesToMeanwhileDoesNotMatter() throws IOException {
		image.setPosition(2, 1, 1);
		final RepairResult result = repair(Scope.CHANNEL, new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				image.setPosition(1, 3, 2);
			}

			@Override
			public boolean canceled() {
				return false;
			}
		});
		assertThat(result.report().holePixels()).isEqualTo(6 * hole.count());
	}

	@Example
	void theReportSaysHowManySlicesHadAHole() throws IOException {
		image.setPosition(2, 2, 1);
		assertThat(repair(Scope.SLICE, Progress.NONE).report().toSentence()).contains("1 of 12 slices had a hole");
		assertThat(repair(Scope.STACK, Progress.NONE).report().toSentence()).doesNotContain("slices had a hole");
	}

	@Example
	void slicesWithoutAHoleAreNotPredicted() throws IOException {
		final FlatFiller filler = new FlatFiller(0, 0);
		final Hole none = Hole.none(13, 9);
		try (Repairer repairer = Repairer.of(filler)) {
			Images.repair(repairer, image, slice -> slice == 5 ? hole : none, Scope.STACK, Progress.NONE);
		}
		assertThat(filler.calls()).isEqualTo(1);
	}

	@Example
	void aSliceThatIsAllHoleIsCopiedAndSaid() throws IOException {
		try (Repairer repairer = Repairer.of(new FlatFiller(0, 0))) {
			final RepairResult result = Images.repair(repairer, image, slice -> slice == 5 ? Hole.all(13, 9) : hole, //
				Scope.STACK, Progress.NONE);
			assertThat(result.report().toSentence()).contains("Slice 5 is all hole and was left as it is.") //
				.contains("11 of 12 slices had a hole");
			assertThat(result.report().holePixels()).isEqualTo(11 * hole.count());
			TestImages.assertSamples(image, result.image(), slice -> slice == 5 ? Hole.none(13, 9) : hole);
		}
	}

	@Example
	void aSliceWithoutAFiniteSampleOutsideOfTheHoleIsLeftAsItIs() throws IOException {
		final ImagePlus floats = TestImages.stack(32, 13, 9, 3, new Random(1));
		Arrays.fill((float[]) floats.getStack().getPixels(2), Float.NaN);
		floats.getStack().getProcessor(2).setf(4, 4, 1);
		final RepairTask task = RepairTask.of("harmonic", HoleSource.of(HoleSource.Kind.NAN), 0, Device.CPU);
		floats.getStack().getProcessor(1).setf(0, 0, Float.NaN);
		floats.setRoi(new Roi(4, 3, 2, 2));
		final RepairResult selected = RepairTask.of("harmonic", HoleSource.selection(), 0, Device.CPU).run(floats, //
			Progress.NONE);
		assertThat(selected.report().remarks()).contains("Slice 2 is all hole and was left as it is.");
		assertThat(selected.report().holePixels()).isEqualTo(8);
		floats.getStack().getProcessor(2).setf(4, 4, Float.NaN);
		assertThat(task.run(floats, Progress.NONE).report().remarks()).contains(
			"Slice 2 is all hole and was left as it is.");
	}

	@Example
	void severalSlicesThatAreAllHoleAreCountedAndNamed() throws IOException {
		try (Repairer repairer = Repairer.of(new FlatFiller(0, 0))) {
			assertThat(Images.repair(repairer, image, slice -> slice > 9 ? Hole.all(13, 9) : hole, Scope.STACK, //
				Progress.NONE).report().remarks()).contains("3 slices are all hole and were left as they are: 10, 11, 12.");
			assertThat(Images.repair(repairer, image, slice -> slice > 1 ? Hole.all(13, 9) : hole, Scope.STACK, //
				Progress.NONE).report().remarks()).contains(
					"11 slices are all hole and were left as they are: 2, 3, 4, 5, 6 and others.");
		}
	}

	@Example
	void anImageOfWhichNoSliceCanBeRepairedIsRefused() {
		assertThatThrownBy(() -> {
			try (Repairer repairer = Repairer.of(new FlatFiller(0, 0))) {
				Images.repair(repairer, image, slice -> slice == 5 ? Hole.all(13, 9) : Hole.none(13, 9), Scope.STACK, //
					Progress.NONE);
			}
		}).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nothing to continue from");
	}

	@Example
	void remarksOnTheSourceAreInTheReport() throws IOException {
		final ImagePlus dim = TestImages.stack(16, 9, 9, 2, new Random(1));
		dim.getStack().getProcessor(1).multiply(0.01);
		dim.getStack().getProcessor(2).multiply(0.01);
		dim.getStack().getProcessor(2).set(4, 4, 4095);
		final RepairTask task = new RepairTask("harmonic", Device.CPU, Strategy.AUTO, HoleSource.of(
			HoleSource.Kind.SATURATED), 0, Scope.STACK);
		final RepairResult result = task.run(dim, Progress.NONE);
		assertThat(result.report().holePixels()).isEqualTo(1);
		assertThat(result.image().getProp("Kintsugi remarks")).contains("4,095");
	}

	@Example
	void aVirtualStackIsReadOnceInOrder() throws IOException {
		final PlaneStack planes = new PlaneStack(13, 9, 6, new Random(2));
		final ImagePlus virtual = new ImagePlus("virtual", planes);
		planes.forgetReads();
		try (Repairer repairer = Repairer.of(new FlatFiller(0, 0))) {
			new StackRepair(virtual, slice -> hole, Scope.STACK).run(repairer, 1, new CopyRepair(
				new PlaneRepairer(repairer, virtual, slice -> hole), (slice, samples, its, outcome) -> {}), "", Progress.NONE);
		}
		assertThat(planes.reads()).containsExactly(1, 2, 3, 4, 5, 6);
	}

	@Property(tries = 12)
	void cancelingAtAnyTimeLeavesTheInputAsItWas(@ForAll @IntRange(max = 30) final int milliseconds)
		throws IOException, InterruptedException
	{
		final ImagePlus stack = TestImages.stack(16, 60, 50, 40, new Random(3));
		stack.setRoi(new Roi(5, 5, 20, 20));
		final ImagePlus before = new ImagePlus("before", stack.getStack().duplicate());
		final Timed progress = new Timed();
		final Thread user = new Thread(() -> progress.cancelAfter(milliseconds));
		user.start();
		final RepairTask task = RepairTask.of("harmonic", HoleSource.selection(), 0, Device.CPU);
		boolean done = false;
		try {
			task.runInPlace(stack, progress);
			done = true;
		}
		catch (final CanceledException e) {
			assertThat(e).hasMessageContaining("nothing was changed");
		}
		user.join();
		if (done) UndoHistory.of(stack).undo(stack);
		TestImages.assertSamples(before, stack, Hole.none(60, 50));
	}

	private void assertRepaired(final Scope scope, final int... slices) throws IOException {
		final RepairResult result = repair(scope, Progress.NONE);
		final List<Integer> expected = new ArrayList<>();
		for (final int slice : slices)
			expected.add(slice);
		TestImages.assertSamples(image, result.image(), slice -> expected.contains(slice) ? hole : Hole.none(13, 9));
		assertThat(result.report().holePixels()).isEqualTo(slices.length * hole.count());
	}

	private RepairResult repair(final Scope scope, final Progress progress) throws IOException {
		try (Repairer repairer = Repairer.of(new FlatFiller(0, 0.5f))) {
			return Images.repair(repairer, image, slice -> hole, scope, progress);
		}
	}

	/** Cancels after a time. */
	private static final class Timed implements Progress {

		private volatile boolean canceled;

		void cancelAfter(final int milliseconds) {
			try {
				Thread.sleep(milliseconds);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			canceled = true;
		}

		@Override
		public void report(final double fraction, final String message) {
			// nobody listens
		}

		@Override
		public boolean canceled() {
			return canceled;
		}
	}
}
