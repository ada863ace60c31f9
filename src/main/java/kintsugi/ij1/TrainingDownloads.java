package kintsugi.ij1;

import java.io.IOException;
import java.util.Locale;

import ij.IJ;
import ij.gui.GenericDialog;
import kintsugi.command.training.TrainingOrder;
import kintsugi.train.fetch.TransferCancelled;
import kintsugi.train.fetch.TransferProgress;
import kintsugi.train.loss.PerceptualFetch;
import kintsugi.train.loss.PerceptualSource;
import kintsugi.train.loss.PerceptualWeights;

/** Offers to download what a training could use and is not there; nothing is downloaded without a yes. */
final class TrainingDownloads {

	private TrainingDownloads() {}

	/**
	 * Asks the user where something is missing, and downloads it.
	 *
	 * @return whether to train, with or without it
	 * @throws IOException if a download fails, with a sentence for the user
	 */
	static boolean offer(final TrainingOrder order) throws IOException {
		if (!order.recipe().objective().needsPerceptual() || PerceptualWeights.find().isPresent()) return true;
		final PerceptualFetch fetch = new PerceptualFetch(PerceptualSource.standard());
		final GenericDialog dialog = new GenericDialog("Perceptual Network");
		dialog.addMessage("The perceptual and style losses of the recipe \"" + order.recipe().name() +
			"\" need a network that is not\non this computer: " + fetch.source().describe() + ".\n \n" +
			"Without it, the training uses the recipe's other losses.");
		dialog.enableYesNoCancel("Download", "Train Without");
		dialog.showDialog();
		if (dialog.wasCanceled()) return false;
		if (!dialog.wasOKed()) return true;
		try {
			fetch.fetch(PerceptualWeights.standardFile(), progress("Downloading the perceptual network"));
			return true;
		}
		catch (final TransferCancelled e) {
			IJ.showStatus(e.getMessage());
			return false;
		}
	}

	private static TransferProgress progress(final String what) {
		final StatusBar bar = new StatusBar();
		return (done, total) -> {
			bar.report(total > 0 ? (double) done / total : 0, String.format(Locale.ROOT, "%s: %d MB", what, done / 1_000_000));
			return !bar.canceled();
		};
	}
}
