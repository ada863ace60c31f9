package kintsugi.ij1;

import ij.IJ;
import kintsugi.repair.Progress;

/** Shows progress in ImageJ's status bar; the Escape key cancels. */
final class StatusBar implements Progress {

	/** Forgets an Escape that was meant for something else. */
	StatusBar() {
		IJ.resetEscape();
	}

	@Override
	public void report(final double fraction, final String message) {
		IJ.showStatus(message + "... (Escape cancels)");
		IJ.showProgress(fraction);
	}

	@Override
	public boolean canceled() {
		return IJ.escapePressed();
	}
}
