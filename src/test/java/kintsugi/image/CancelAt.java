package kintsugi.image;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;

/** Counts how often it is asked whether the work is still wanted, and says no from some question on. */
final class CancelAt implements Progress {

	private final int first;
	private final AtomicInteger questions = new AtomicInteger();

	private CancelAt(final int first) {
		this.first = first;
	}

	/** Makes one that never cancels. */
	static CancelAt never() {
		return new CancelAt(Integer.MAX_VALUE);
	}

	/** Makes one that cancels at a question, from 0. */
	static CancelAt question(final int first) {
		return new CancelAt(first);
	}

	/** Work that may be canceled. */
	interface Work {

		/** Does it and tells this one how far it is. */
		void run(Progress progress) throws IOException;
	}

	/** Does the work and tells whether it was canceled. */
	boolean stops(final Work work) throws IOException {
		try {
			work.run(this);
			return false;
		}
		catch (final CanceledException e) {
			return true;
		}
	}

	/** Gets how many questions there were. */
	int questions() {
		return questions.get();
	}

	@Override
	public void report(final double fraction, final String message) {
		// nobody listens
	}

	@Override
	public boolean canceled() {
		return questions.getAndIncrement() >= first;
	}
}
