package kintsugi.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import kintsugi.net.Base;
import kintsugi.net.Network;
import kintsugi.net.Ops;
import kintsugi.net.PConvUNet;
import kintsugi.net.TestNetwork;
import kintsugi.net.Weights;

/** Runs: in several threads, after closing, of several sizes, and what is refused. */
class OnnxSessionTest {

	private static final int THREADS = 4;

	private static OnnxSession open(final Network network) throws OnnxException {
		final Weights weights = Weights.initial(network, new SplittableRandom(3));
		return OnnxSession.open(OnnxFile.encode(network, weights, Map.of()), Device.CPU, 2);
	}

	/** Opens a network of one channel whose sides must be multiples of 4. */
	private static OnnxSession open() throws OnnxException {
		return open(new PConvUNet(1, 4, 8, 2, Base.NONE));
	}

	/** Runs an image with a square hole, another one for each seed. */
	private static float[] run(final OnnxSession session, final int side, final long seed) throws OnnxException {
		final float[] image = new float[side * side];
		final SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < image.length; i++)
			image[i] = (float) random.nextDouble(-1, 1);
		final float[] mask = ones(side * side);
		for (int y = side / 4; y < side / 2; y++)
			Arrays.fill(mask, y * side + side / 4, y * side + side / 2, 0);
		return session.run(image, mask, 1, 1, side, side);
	}

	private static float[] ones(final int length) {
		final float[] ones = new float[length];
		Arrays.fill(ones, 1);
		return ones;
	}

	@Test
	void threadsAtOnceGetWhatOneGets() throws Exception {
		final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
		try (OnnxSession session = open()) {
			final List<Future<float[]>> results = new ArrayList<>();
			for (int i = 0; i < 24; i++) {
				final int seed = i;
				results.add(pool.submit(() -> run(session, 16 * (1 + seed % 3), seed)));
			}
			for (int i = 0; i < results.size(); i++)
				assertThat(results.get(i).get()).as("image %d", i) //
					.containsExactly(run(session, 16 * (1 + i % 3), i), within(1e-6f));
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void closingLetsRunsEndAndRefusesLaterOnes() throws Exception {
		final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
		try (OnnxSession session = open()) {
			final float[] expected = run(session, 64, 1);
			final CountDownLatch running = new CountDownLatch(THREADS);
			final List<Future<OnnxException>> ends = new ArrayList<>();
			for (int i = 0; i < THREADS; i++)
				ends.add(pool.submit(() -> runUntilRefused(session, expected, running)));
			running.await();
			session.close();
			for (final Future<OnnxException> end : ends)
				assertThat(end.get()).hasMessageContaining("was closed").hasMessageEndingWith("open the model again.");
		}
		finally {
			pool.shutdownNow();
		}
	}

	private static OnnxException runUntilRefused(final OnnxSession session, final float[] expected,
		final CountDownLatch running)
	{
		while (true) {
			final float[] filled;
			try {
				filled = run(session, 64, 1);
			}
			catch (final OnnxException e) {
				return e;
			}
			finally {
				running.countDown();
			}
			assertThat(filled).containsExactly(expected, within(1e-6f));
		}
	}

	@Test
	void closingAgainDoesNothing() throws Exception {
		final OnnxSession session = open();
		session.close();
		session.close();
		assertThatThrownBy(() -> run(session, 8, 0)).isInstanceOf(OnnxException.class) //
			.hasMessageContaining("was closed");
	}

	@Test
	void smallerRunAfterALargerOneSeesNothingOfIt() throws Exception {
		final float[] small;
		final float[] large;
		try (OnnxSession session = open()) {
			small = run(session, 16, 1);
		}
		try (OnnxSession session = open()) {
			large = run(session, 64, 2);
			assertThat(run(session, 16, 1)).containsExactly(small, within(1e-6f));
			assertThat(run(session, 64, 2)).containsExactly(large, within(1e-6f));
		}
	}

	@Test
	void resultIsNotTheArrayOfALaterRun() throws Exception {
		try (OnnxSession session = open()) {
			final float[] first = run(session, 16, 1);
			final float[] before = first.clone();
			run(session, 16, 2);
			assertThat(first).containsExactly(before);
		}
	}

	@Test
	void arraysThatDoNotFitTheirShapeAreRefusedByName() throws Exception {
		try (OnnxSession session = open()) {
			assertThatThrownBy(() -> session.run(new float[63], new float[64], 1, 1, 8, 8)) //
				.isInstanceOf(IllegalArgumentException.class) //
				.hasMessage("The image has 63 samples, but its shape takes 64.");
			assertThatThrownBy(() -> session.run(new float[64], new float[128], 1, 1, 8, 8)) //
				.isInstanceOf(IllegalArgumentException.class) //
				.hasMessage("The mask has 128 samples, but its shape takes 64.");
		}
	}

	@Test
	void imageBeyondTwoGigabytesIsRefusedBeforeAnythingIsMadeOfIt() throws Exception {
		try (OnnxSession session = open()) {
			assertThatThrownBy(() -> session.run(new float[0], new float[0], 1, 1, 1 << 16, 1 << 16)) //
				.isInstanceOf(OnnxException.class).hasMessageContaining("65536 x 65536") //
				.hasMessageContaining("smaller part");
		}
	}

	@Test
	void emptyImageIsRefused() throws Exception {
		final float[] none = {};
		try (OnnxSession session = open()) {
			for (final int[] shape : new int[][] { { 0, 1, 8, 8 }, { 1, 0, 8, 8 }, { 1, 1, 0, 8 }, { 1, 1, 8, -8 } })
				assertThatThrownBy(() -> session.run(none, none, shape[0], shape[1], shape[2], shape[3])) //
					.isInstanceOf(IllegalArgumentException.class).hasMessageContaining(Arrays.toString(shape));
		}
	}

	@Test
	void sizeThatIsNoMultipleIsSaidAndTheSessionGoesOn() throws Exception {
		try (OnnxSession session = open()) {
			final float[] before = run(session, 8, 1);
			assertThatThrownBy(() -> session.run(ones(60), ones(60), 1, 1, 6, 10)).isInstanceOf(OnnxException.class) //
				.hasMessageContaining("10 x 6 pixels and 1 channel on CPU").hasMessageEndingWith(".");
			assertThat(run(session, 8, 1)).containsExactly(before, within(1e-6f));
		}
	}

	@Test
	void channelsThatTheModelDoesNotTakeAreSaid() throws Exception {
		try (OnnxSession session = open()) {
			assertThatThrownBy(() -> session.run(ones(192), ones(64), 1, 3, 8, 8)).isInstanceOf(OnnxException.class) //
				.hasMessageContaining("3 channels");
		}
	}

	@Test
	void answerOfAnotherShapeIsRefused() throws Exception {
		final Network halves = new TestNetwork(1, List.of()) {

			@Override
			public <T> T forward(final Ops<T> ops, final T image, final T mask) {
				return ops.averagePool(ops.multiply(image, mask));
			}
		};
		try (OnnxSession session = open(halves)) {
			assertThatThrownBy(() -> session.run(ones(64), ones(64), 1, 1, 8, 8)).isInstanceOf(OnnxException.class) //
				.hasMessageContaining("[1, 1, 8, 8]");
		}
	}
}
