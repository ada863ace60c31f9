package kintsugi.ij1;

import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Label;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.gui.Overlay;
import ij.gui.Roi;
import kintsugi.defect.DefectSearch;
import kintsugi.image.DefectTask;
import kintsugi.repair.CanceledException;

/**
 * Shows the defects of an image's current slice in its overlay while a dialog is open.
 * <p>
 * The search runs in the background, one at a time; a newer one stops an older one. The image's own overlay stays below
 * and is back alone when the preview ends. Neither samples nor selection are touched.
 * </p>
 */
final class DefectPreview implements AutoCloseable, ImageListener {

	/** Makes room for what is said later, which is longer. */
	private static final String ROOM = " ".repeat(40);
	private static final Color COLOUR = new Color(255, 0, 255, 128);

	private final ImagePlus image;
	private final Consumer<String> status;
	private final Overlay own;
	private final AtomicLong newest = new AtomicLong();
	private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
		final Thread thread = new Thread(task, "Kintsugi defect preview");
		thread.setDaemon(true);
		thread.setContextClassLoader(DefectPreview.class.getClassLoader());
		return thread;
	});
	private volatile DefectSearch wanted;
	private volatile int slice;
	private volatile boolean imageClosed;

	/**
	 * Prepares a preview, which shows nothing yet.
	 *
	 * @param status receives what was found, or why nothing can be shown, on the event queue
	 */
	DefectPreview(final ImagePlus image, final Consumer<String> status) {
		this.image = image;
		this.status = status;
		this.own = image.getOverlay();
		ImagePlus.addImageListener(this);
	}

	/** Says what a preview of an image shows, while there is none. */
	static String off(final ImagePlus image) {
		return "Preview shows what is found in the " + (image.getStackSize() == 1 ? "image." : "current slice.") + ROOM;
	}

	/** Gets where a dialog says what was found: its last message. */
	static Consumer<String> status(final GenericDialog dialog) {
		return text -> {
			if (dialog.getMessage() instanceof Label label) label.setText(text);
		};
	}

	/** Searches in the background and shows what is found, or, given null, ends the preview. */
	void show(final DefectSearch search) {
		final long number = newest.incrementAndGet();
		wanted = search;
		slice = image.getCurrentSlice();
		if (search == null) {
			image.setOverlay(own);
			say(off(image));
			return;
		}
		say("Searching...");
		final int searched = slice;
		worker.execute(() -> search(search, searched, number));
	}

	/** Says something for the user, in place of what was found. */
	void say(final String text) {
		EventQueue.invokeLater(() -> status.accept(text));
	}

	private void search(final DefectSearch search, final int searched, final long number) {
		try {
			final DefectSearch.Found found = DefectTask.find(search, image, searched, () -> check(number));
			final Roi selection = DefectTask.selection(found.hole());
			EventQueue.invokeLater(() -> {
				if (newest.get() == number) draw(found, selection);
			});
		}
		catch (final CanceledException e) {
			// a newer search has taken over, or the dialog is closed
		}
		catch (final RuntimeException | OutOfMemoryError e) {
			if (newest.get() == number) say("No preview: " + e);
		}
	}

	private void check(final long number) {
		if (newest.get() != number) throw new CanceledException("A newer search has begun.");
	}

	private void draw(final DefectSearch.Found found, final Roi selection) {
		final Overlay both = own == null ? new Overlay() : own.duplicate();
		if (selection != null) {
			selection.setFillColor(COLOUR);
			both.add(selection);
		}
		image.setOverlay(both);
		status.accept(found.hole().isEmpty() ? "Nothing is found." : found.describe());
	}

	/**
	 * Checks that the image is still there.
	 *
	 * @throws IllegalArgumentException if it was closed, with a sentence for the user
	 */
	void checkImage() {
		if (imageClosed) throw new IllegalArgumentException("\"" + image.getTitle() +
			"\" was closed. Open it again to find defects in it.");
	}

	/** Stops searching and leaves the image as it was. */
	@Override
	public void close() {
		newest.incrementAndGet();
		ImagePlus.removeImageListener(this);
		worker.shutdown();
		if (!imageClosed) image.setOverlay(own);
	}

	@Override
	public void imageOpened(final ImagePlus opened) {
		// only the image of the preview matters
	}

	@Override
	public void imageClosed(final ImagePlus closed) {
		if (closed != image) return;
		imageClosed = true;
		newest.incrementAndGet();
	}

	/** Searches anew when another slice is shown. */
	@Override
	public void imageUpdated(final ImagePlus updated) {
		if (updated == image && wanted != null && slice != image.getCurrentSlice()) show(wanted);
	}
}
