package kintsugi.repair;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Waits in a thread of its own, which is there only while there is something to wait for. */
final class IdleDelay implements Shared.Delay {

	private final Duration time;
	private final ScheduledThreadPoolExecutor timer;

	/** Waits for a time. */
	IdleDelay(final Duration time) {
		this.time = time;
		this.timer = new ScheduledThreadPoolExecutor(1, task -> {
			final Thread thread = new Thread(task, "Kintsugi networks");
			// it must not keep the program from ending
			thread.setDaemon(true);
			return thread;
		});
		timer.setRemoveOnCancelPolicy(true);
		timer.setKeepAliveTime(1, TimeUnit.SECONDS);
		timer.allowCoreThreadTimeOut(true);
	}

	@Override
	public Runnable later(final Runnable action) {
		final Future<?> future = timer.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS);
		return () -> future.cancel(false);
	}
}
