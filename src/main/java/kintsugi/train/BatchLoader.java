package kintsugi.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes the batches of coming steps in the background and hands them out in order. */
final class BatchLoader implements AutoCloseable {

	private final CropSampler sampler;
	private final ExecutorService threads;
	private final Deque<Future<Batch>> coming = new ArrayDeque<>();
	private final int ahead;
	private long next;

	/** Loads the batches of steps from {@code start} on. */
	BatchLoader(final CropSampler sampler, final long start, final int threads) {
		this.sampler = sampler;
		this.next = start;
		this.ahead = 2 * threads + 1;
		this.threads = Executors.newFixedThreadPool(threads, task -> {
			final Thread thread = new Thread(task, "Kintsugi loader");
			thread.setDaemon(true);
			return thread;
		});
		fill();
	}

	/**
	 * Gets the batch of the next step, waiting for it if need be.
	 *
	 * @throws IOException if it cannot be made, with a sentence for the user
	 */
	Batch next() throws IOException, InterruptedException {
		try {
			final Batch batch = coming.remove().get();
			fill();
			return batch;
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof IOException cause) throw cause;
			// these have sentences for the user, too
			if (e.getCause() instanceof UncheckedIOException || e.getCause() instanceof IllegalArgumentException)
				throw new IOException(e.getCause().getMessage(), e.getCause());
			throw new IOException("A training sample could not be made: " + e.getCause(), e.getCause());
		}
	}

	private void fill() {
		while (coming.size() < ahead) {
			final long step = next++;
			coming.add(threads.submit(() -> sampler.batch(step)));
		}
	}

	@Override
	public void close() {
		threads.shutdownNow();
	}
}
