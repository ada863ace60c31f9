package kintsugi.image.folder;

/**
 * Lets threads wait until there is room for what they want to load; what is larger than all room waits for all of it.
 */
final class ByteBudget {

	private final long bytes;
	private long used;

	/** Makes a budget of so many bytes. */
	ByteBudget(final long bytes) {
		this.bytes = Math.max(1, bytes);
	}

	/** Takes bytes, and waits until they are there. */
	synchronized long take(final long wanted) throws InterruptedException {
		final long share = Math.min(Math.max(0, wanted), bytes);
		while (used + share > bytes)
			wait();
		used += share;
		return share;
	}

	/** Gives back what was taken. */
	synchronized void give(final long share) {
		used -= share;
		notifyAll();
	}

	/** Gets the bytes that there are. */
	long bytes() {
		return bytes;
	}
}
