package kintsugi.repair;

/** Hears how far long work is, and tells whether it is still wanted. */
public interface Progress {

	/** Hears nothing and never cancels. */
	Progress NONE = new Progress() {

		@Override
		public void report(final double fraction, final String message) {
			// nobody listens
		}

		@Override
		public boolean canceled() {
			return false;
		}
	};

	/** Receives the share of the work that is done, from 0 to 1, and what is being done now, for the user. */
	void report(double fraction, String message);

	/** Tells whether the user wants the work to stop. */
	boolean canceled();

	/**
	 * Stops the work if the user wants that.
	 *
	 * @throws CanceledException if {@link #canceled}
	 */
	default void check() {
		if (canceled()) throw new CanceledException("The repair was canceled; nothing was changed.");
	}
}
