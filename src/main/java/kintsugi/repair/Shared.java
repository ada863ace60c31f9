package kintsugi.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What is costly to open, one for each key, shared by all who want it at a time. What nobody uses stays open for a
 * while, for the next one who wants it. Safe for several threads.
 *
 * @param <K> what it is known by
 * @param <V> what is opened
 */
final class Shared<K, V> {

	private final Map<K, Entry> entries = new ConcurrentHashMap<>();
	private final Consumer<V> closer;
	private final Delay delay;

	/** Opens what is not open. */
	@FunctionalInterface
	interface Opener<V> {

		/** Opens it. */
		V open() throws IOException;
	}

	/** Waits while nobody uses something. */
	@FunctionalInterface
	interface Delay {

		/**
		 * Does something after the while.
		 *
		 * @return takes it back, as far as it has not begun
		 */
		Runnable later(Runnable action);
	}

	/** Shares what {@code closer} closes after the delay. */
	Shared(final Consumer<V> closer, final Delay delay) {
		this.closer = closer;
		this.delay = delay;
	}

	/**
	 * Gets what is open for the key, or opens it; threads that want the same wait for the one that opens it.
	 *
	 * @return the right to use it, to be closed
	 */
	Lease acquire(final K key, final Opener<V> opener) throws IOException {
		while (true) {
			final Entry entry = entries.computeIfAbsent(key, Entry::new);
			synchronized (entry) {
				if (!entry.gone) return entry.lease(opener);
			}
		}
	}

	/** Gets how many things are open, used or not. */
	int size() {
		return entries.size();
	}

	/** Closes what nobody uses, now instead of later. */
	void closeUnused() {
		new ArrayList<>(entries.values()).forEach(Entry::closeUnused);
	}

	/** The right to use a shared thing, for one user. */
	final class Lease implements AutoCloseable {

		private final Entry entry;
		private boolean closed;

		private Lease(final Entry entry) {
			this.entry = entry;
		}

		/** Gets the thing. */
		V get() {
			return entry.value;
		}

		/** Gives the right back; again does nothing. */
		@Override
		public void close() {
			synchronized (entry) {
				if (closed) return;
				closed = true;
				entry.release();
			}
		}
	}

	/** One thing and its users; its fields are guarded by its lock. */
	private final class Entry {

		private final K key;
		private V value;
		private int users;
		private boolean gone;
		private Runnable stay = () -> {};

		Entry(final K key) {
			this.key = key;
		}

		Lease lease(final Opener<V> opener) throws IOException {
			try {
				if (value == null) value = opener.open();
			}
			finally {
				// also after an error or exception of any kind; the next one tries again
				if (value == null) forget();
			}
			stay.run();
			users++;
			return new Lease(this);
		}

		void release() {
			users--;
			if (users == 0) stay = delay.later(this::closeUnused);
		}

		synchronized void closeUnused() {
			if (users > 0 || gone) return;
			stay.run();
			forget();
			closer.accept(value);
		}

		private void forget() {
			gone = true;
			entries.remove(key, this);
		}
	}
}
