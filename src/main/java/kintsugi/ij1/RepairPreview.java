package kintsugi.ij1;

import java.awt.EventQueue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.gui.ImageRoi;
import ij.gui.MultiLineLabel;
import ij.gui.Roi;
import ij.gui.RoiListener;
import kintsugi.image.HoleSource.Kind;
import kintsugi.image.RepairTask;
import kintsugi.image.SketchSource;
import kintsugi.image.SliceHoles;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;
import kintsugi.repair.Repairer;

/**
 * Shows the current slice repaired, as a picture in the image's overlay, while a dialog is open.
 * <p>
 * The repair runs in the background, one at a time; a newer one stops an older one, also when another slice is shown or
 * the selection is changed. The picture is taken away when the preview ends. No sample is touched.
 * </p>
 */
final class RepairPreview implements AutoCloseable, ImageListener, RoiListener {

	private static final Set<Kind> DRAWN = Set.of(Kind.SELECTION, Kind.OVERLAY, Kind.MANAGER);
	private static final Set<SketchSource.Kind> DRAWN_LINES = Set.of(SketchSource.Kind.OVERLAY, //
		SketchSource.Kind.MANAGER);
	private static final int LINES = 3;
	private static final int LINE_LENGTH = 58;

	private final ImagePlus image;
	private final Consumer<String> status;
	private final PreviewPicture picture;
	private final AtomicLong newest = new AtomicLong();
	private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
		final Thread thread = new Thread(task, "Kintsugi preview");
		thread.setDaemon(true);
		thread.setContextClassLoader(RepairPreview.class.getClassLoader());
		return thread;
	});
	private volatile RepairTask wanted;
	private volatile int slice;
	private volatile boolean imageClosed;
	/** Of the background thread. */
	private Repairer kept;
	private RepairTask opened;
	private SliceHoles found;
	private List<Object> foundBy;

	/**
	 * Prepares a preview, which shows nothing yet.
	 *
	 * @param status receives what was done, or why nothing can be shown, on the event queue
	 */
	RepairPreview(final ImagePlus image, final Consumer<String> status) {
		this.image = image;
		this.status = status;
		this.picture = new PreviewPicture(image);
		ImagePlus.addImageListener(this);
		Roi.addRoiListener(this);
	}

	/** Breaks a text into a fixed number of lines, so that the dialog keeps its size. */
	static String lines(final String text) {
		final StringBuilder lines = new StringBuilder();
		String rest = text.replaceAll("\\s+", " ").strip();
		for (int line = 1; line <= LINES; line++) {
			final int space = rest.length() <= LINE_LENGTH ? rest.length() : rest.lastIndexOf(' ', LINE_LENGTH);
			final int end = space <= 0 ? Math.min(rest.length(), LINE_LENGTH) : space;
			final boolean cut = line == LINES && end < rest.length();
			lines.append(line == 1 ? "" : "\n").append(String.format("%-" + LINE_LENGTH + "s", //
				cut ? rest.substring(0, Math.min(end, LINE_LENGTH - 3)) + "..." : rest.substring(0, end)));
			rest = rest.substring(end).strip();
		}
		return lines.toString();
	}

	/** Gets where a dialog says what was done: its last message. */
	static Consumer<String> status(final GenericDialog dialog) {
		return text -> {
			if (dialog.getMessage() instanceof MultiLineLabel label) label.setText(lines(text));
		};
	}

	/** Repairs in the background and shows the result, or, given null, ends the preview. */
	synchronized void show(final RepairTask task) {
		final boolean shown = wanted != null;
		final long number = newest.incrementAndGet();
		wanted = task;
		slice = image.getCurrentSlice();
		if (task == null) {
			picture.set(null);
			if (shown) say("");
			return;
		}
		say("Repairing...");
		// the picture must not be taken for a selection of the overlay
		if (task.holes().kind() == Kind.OVERLAY || task.sketch().kind() == SketchSource.Kind.OVERLAY) picture.set(null);
		worker.execute(() -> repair(task, number));
	}

	/** Says something for the user, in place of what was done. */
	void say(final String text) {
		EventQueue.invokeLater(() -> status.accept(text));
	}

	private void repair(final RepairTask task, final long number) {
		final Progress progress = new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				// the dialog says that it is at work
			}

			@Override
			public boolean canceled() {
				return newest.get() != number;
			}
		};
		try {
			progress.check();
			keepOpen(task);
			show(task.preview(image, holes(task, progress), progress), number);
		}
		catch (final CanceledException e) {
			// a newer preview has taken over, or the dialog is closed
		}
		catch (final IOException | RuntimeException | OutOfMemoryError e) {
			fail(e, number);
		}
	}

	private synchronized void show(final Optional<ImageRoi> done, final long number) {
		if (newest.get() != number) return;
		picture.set(done.orElse(null));
		say(done.isEmpty() ? "There is no hole in this slice." : "Preview: this is what OK will make of the slice.");
	}

	private synchronized void fail(final Throwable e, final long number) {
		if (newest.get() != number) return;
		picture.set(null);
		say(e instanceof IOException || e instanceof IllegalArgumentException ? e.getMessage() : "No preview: " + e);
	}

	/** Finds the holes, or keeps those that it takes the whole image to find. */
	private SliceHoles holes(final RepairTask task, final Progress progress) throws IOException {
		final List<Object> by = List.of(task.holes().kind(), task.grow(), image.getBitDepth(), image.getStackSize());
		if (found == null || task.holes().kind() != Kind.SATURATED || !by.equals(foundBy)) {
			found = task.find(image, progress);
			foundBy = by;
		}
		return found;
	}

	/** Keeps the model of an order in memory, on the background thread, so that it is not opened for each preview. */
	private void keepOpen(final RepairTask task) throws IOException {
		final boolean same = kept != null && opened.model().equals(task.model()) && opened.device() == task.device();
		if (same) return;
		closeKept();
		kept = Repairer.open(task.model(), task.device());
		opened = task;
	}

	private void closeKept() {
		if (kept != null) kept.close();
		kept = null;
	}

	/**
	 * Checks that the image is still there.
	 *
	 * @throws IllegalArgumentException if it was closed, with a sentence for the user
	 */
	void checkImage() {
		if (imageClosed) throw new IllegalArgumentException("\"" + image.getTitle() +
			"\" was closed. Open it again to repair it.");
	}

	/** Stops repairing and leaves the image as it was. */
	@Override
	public synchronized void close() {
		newest.incrementAndGet();
		ImagePlus.removeImageListener(this);
		Roi.removeRoiListener(this);
		worker.execute(this::closeKept);
		worker.shutdown();
		if (!imageClosed) picture.set(null);
	}

	@Override
	public void imageOpened(final ImagePlus image2) {
		// only the image of the preview matters
	}

	@Override
	public void imageClosed(final ImagePlus closed) {
		if (closed != image) return;
		imageClosed = true;
		newest.incrementAndGet();
	}

	/** Repairs anew when another slice is shown. */
	@Override
	public void imageUpdated(final ImagePlus updated) {
		if (updated == image && wanted != null && slice != image.getCurrentSlice()) show(wanted);
	}

	/** Repairs anew when the selection is another, or was added to what holes or lines come from. */
	@Override
	public void roiModified(final ImagePlus changed, final int what) {
		final RepairTask task = wanted;
		if (changed == image && task != null && (DRAWN.contains(task.holes().kind()) || //
			DRAWN_LINES.contains(task.sketch().kind()))) show(task);
	}
}
