package kintsugi.image;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import kintsugi.repair.CanceledException;

/** Reads the slices of a virtual stack one ahead of those that are worked on; others are at hand anyway. */
final class ReadAhead implements AutoCloseable {

	private final Pixels pixels;
	private final ExecutorService reader;
	private int coming;
	private Future<Object> next;

	/** Prepares to read; slices are to be asked for in ascending order. */
	ReadAhead(final Pixels pixels) {
		this.pixels = pixels;
		final boolean ahead = pixels.isVirtual() && pixels.size() > 1 && Memory.holds(4 * pixels.planeBytes());
		reader = ahead ? Executors.newSingleThreadExecutor(work -> {
			final Thread thread = new Thread(work, "Kintsugi reader");
			thread.setDaemon(true);
			return thread;
		}) : null;
	}

	/** Gets the samples of a slice; see {@link Pixels#of}. */
	Object of(final int slice) throws IOException {
		if (reader == null) return pixels.of(slice);
		final Future<Object> now = coming == slice ? next : read(slice);
		final Object samples = result(now);
		coming = slice + 1;
		next = coming <= pixels.size() ? read(coming) : null;
		return samples;
	}

	private Future<Object> read(final int slice) {
		final Callable<Object> work = () -> pixels.of(slice);
		return reader.submit(work);
	}

	private static Object result(final Future<Object> read) throws IOException {
		try {
			return read.get();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CanceledException("The repair was canceled; nothing was changed.");
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof IOException failure) throw failure;
			if (e.getCause() instanceof RuntimeException failure) throw failure;
			if (e.getCause() instanceof OutOfMemoryError failure) throw failure;
			throw new IOException(String.valueOf(e.getCause().getMessage()), e);
		}
	}

	/** Ends the thread when it has read what it reads. */
	@Override
	public void close() {
		if (reader != null) reader.shutdown();
	}
}
