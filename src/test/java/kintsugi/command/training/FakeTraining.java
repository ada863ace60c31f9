package kintsugi.command.training;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import kintsugi.model.ModelPackage;
import kintsugi.model.ModelStore;
import kintsugi.train.Control;
import kintsugi.train.Preview;
import kintsugi.train.TrainingListener;
import kintsugi.train.TrainingResult;
import kintsugi.train.TrainingStep;
import kintsugi.train.Validation;

/** A training that computes nothing but obeys its listener; its losses fall as real ones do. */
final class FakeTraining implements TrainingSession.Training {

	private static final int SIDE = 64;
	private static final Map<String, Double> START = Map.of("hole", 0.4, "valid", 0.08, "perceptual", 0.9, "style", 0.02);

	private final long steps;
	private final int validateEvery;
	private final long millisecondsAStep;
	private final Random random = new Random(1);

	/** Makes a training of so many steps. */
	FakeTraining(final long steps, final int validateEvery, final long millisecondsAStep) {
		this.steps = steps;
		this.validateEvery = validateEvery;
		this.millisecondsAStep = millisecondsAStep;
	}

	@Override
	public TrainingResult run(final TrainingListener listener, final Consumer<String> messages) throws IOException {
		messages.accept("Training on 240 images from cells, 24 of them for validation, on the CPU.");
		listener.validated(validation(0));
		long step = 0;
		Control control = listener.control();
		while (step < steps && (control == Control.CONTINUE || control == Control.PAUSE)) {
			sleep(control == Control.PAUSE ? 1 : millisecondsAStep);
			if (control == Control.CONTINUE) {
				step++;
				listener.stepDone(new TrainingStep(step, steps, 8, losses(step, 0.15).get("hole"), losses(step, 0.15), //
					millisecondsAStep / 1e3, millisecondsAStep / 1e3));
				if (step % validateEvery == 0) listener.validated(validation(step));
			}
			control = listener.control();
		}
		final ModelPackage model = control == Control.CANCEL ? null : ModelStore.standard().open("photo-small");
		return new TrainingResult(model, null, step, step, psnr(step));
	}

	private Validation validation(final long step) {
		final Map<String, Double> losses = losses(step, 0.01);
		return new Validation(step, psnr(step), true, losses.get("hole"), losses, //
			IntStream.range(0, 4).mapToObj(i -> preview(i, step)).toList());
	}

	private Map<String, Double> losses(final long step, final double noise) {
		final Map<String, Double> losses = new LinkedHashMap<>();
		START.forEach((name, start) -> losses.put(name, start / (1 + 0.02 * step) * Math.exp(noise *
			random.nextGaussian())));
		return losses;
	}

	private static double psnr(final long step) {
		return 14 + 4 * Math.log10(1 + step);
	}

	/** Draws a wave with a disc missing, whose repair comes nearer with each step. */
	private static Preview preview(final int index, final long step) {
		final float[] truth = new float[SIDE * SIDE];
		final float[] repaired = new float[SIDE * SIDE];
		final float[] mask = new float[SIDE * SIDE];
		for (int i = 0; i < truth.length; i++) {
			final int x = i % SIDE;
			final int y = i / SIDE;
			truth[i] = (float) (Math.sin(x / (4.0 + index)) * Math.cos(y / 7.0));
			mask[i] = Math.hypot(x - 30, y - 20 - 6 * index) < 14 ? 0 : 1;
			repaired[i] = mask[i] == 1 ? truth[i] : truth[i] * (float) (1 - 1 / (1 + 0.02 * step));
		}
		return new Preview(1, SIDE, truth, repaired, mask);
	}

	private static void sleep(final long milliseconds) throws IOException {
		try {
			Thread.sleep(milliseconds);
		}
		catch (final InterruptedException e) {
			throw new IOException("The fake training was interrupted.", e);
		}
	}
}
