package kintsugi.ij1;

import java.io.IOException;
import java.util.Locale;

import ij.IJ;
import ij.gui.GenericDialog;
import kintsugi.command.training.TrainingOrder;
import kintsugi.fetch.TransferCancelled;
import kintsugi.fetch.TransferProgress;
import kintsugi.onnx.Device;
import kintsugi.onnx.DeviceProbe;
import kintsugi.train.device.LibTorch;
import kintsugi.train.loss.PerceptualFetch;
import kintsugi.train.loss.PerceptualSource;
import kintsugi.train.loss.PerceptualWeights;

/** Offers to download what a training could use and is not there; nothing is downloaded without a yes. */
final class TrainingDownloads {

	private TrainingDownloads() {}

	/** A download. */
	@FunctionalInterface
	private interface Download {

		void run(TransferProgress progress) throws IOException;
	}

	/**
	 * Asks the user where something is missing, and downloads it.
	 *
	 * @return whether to train, with or without it
	 * @throws IOException if a download fails, with a sentence for the user
	 */
	static boolean offer(final TrainingOrder order) throws IOException {
		return offerPerceptualNetwork(order) && offerCuda(order);
	}

	private static boolean offerPerceptualNetwork(final TrainingOrder order) throws IOException {
		if (!order.recipe().objective().needsPerceptual() || PerceptualWeights.find().isPresent()) return true;
		final PerceptualFetch fetch = new PerceptualFetch(PerceptualSource.standard());
		return offer("Perceptual Network", "The perceptual and style losses of the recipe \"" + order.recipe().name() +
			"\" need a network\nthat is not on this computer:\n" + lines(fetch.source().describe()) + ".\n \n" +
			"Without it, the training uses the recipe's other losses.", //
			progress -> fetch.fetch(PerceptualWeights.standardFile(), progress));
	}

	private static boolean offerCuda(final TrainingOrder order) throws IOException {
		final LibTorch libraries = LibTorch.standard();
		if (order.device() == Device.CPU || !libraries.installable() || !new DeviceProbe().probe().gpu() || libraries.find()
			.isPresent()) return true;
		return offer("GPU", String.format(Locale.ROOT, "This computer has a GPU. To train on it, PyTorch's libraries " +
			"for CUDA are needed:\n%.1f GB from %s, to be kept in\n%s.\n%s\n \nWithout them, the training %s.", //
			libraries.size() / 1e9, libraries.source(), libraries.folder(), libraries.terms(), //
			order.device() == Device.CUDA ? "does not start" : "runs on the processor, many times slower"),
			libraries::install);
	}

	/** Breaks a sentence at its commas: a dialog is as wide as its longest line. */
	private static String lines(final String sentence) {
		return sentence.replace(", ", ",\n");
	}

	/** Asks for a download; Cancel gives up the training, too. */
	private static boolean offer(final String title, final String text, final Download download) throws IOException {
		final GenericDialog dialog = new GenericDialog(title);
		dialog.addMessage(text);
		dialog.enableYesNoCancel("Download", "Train Without");
		dialog.showDialog();
		if (dialog.wasCanceled()) return false;
		if (!dialog.wasOKed()) return true;
		final StatusBar bar = new StatusBar();
		try {
			download.run((done, total) -> {
				bar.report(total > 0 ? (double) done / total : 0, "Downloading " + done / 1_000_000 + " MB");
				return !bar.canceled();
			});
			return true;
		}
		catch (final TransferCancelled e) {
			IJ.showStatus(e.getMessage());
			return false;
		}
	}
}
