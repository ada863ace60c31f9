package kintsugi.repair;

/** Estimates how long work will still take, from the time since this was made and the share that is done. */
public final class RemainingTime {

	/** Before this share is done nothing is said, because opening and warming up would spoil it. */
	private static final double ENOUGH = 0.02;

	private final long start = System.nanoTime();

	/**
	 * Says how long it will still take, as {@code about 12 min left}; nothing as long as that cannot be told.
	 *
	 * @param fraction the share of the work that is done, from 0 to 1
	 */
	public String left(final double fraction) {
		final double elapsed = (System.nanoTime() - start) / 1e9;
		return fraction < ENOUGH || fraction >= 1 ? "" : "about " + duration(elapsed * (1 - fraction) / fraction) + " left";
	}

	/** Writes seconds as {@code 40 s}, {@code 12 min} or {@code 3 h 20 min}. */
	public static String duration(final double seconds) {
		final long minutes = Math.round(seconds / 60);
		if (seconds < 60) return Math.max(1, Math.round(seconds)) + " s";
		return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
	}
}
