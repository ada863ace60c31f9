package kintsugi.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a long command end in order when the process is told to stop (Ctrl-C, kill): the command asks {@link #stopping}
 * and finishes what it is at, while the JVM waits.
 */
final class StopSignal implements AutoCloseable {

	private static final int SECONDS_TO_FINISH = 120;

	private final CountDownLatch finished = new CountDownLatch(1);
	private final Thread hook = new Thread(this::stop, "Kintsugi stop");
	private volatile boolean stopping;

	/** Starts listening. */
	StopSignal() {
		Runtime.getRuntime().addShutdownHook(hook);
	}

	private void stop() {
		stopping = true;
		try {
			// native code that is still at work when the JVM goes down crashes it
			finished.await(SECONDS_TO_FINISH, TimeUnit.SECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Tells whether the process is to stop. */
	boolean stopping() {
		return stopping;
	}

	/** Says that the command has finished. */
	@Override
	public void close() {
		finished.countDown();
		if (!stopping) Runtime.getRuntime().removeShutdownHook(hook);
	}
}
