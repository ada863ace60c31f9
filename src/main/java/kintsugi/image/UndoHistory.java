package kintsugi.image;

import java.util.ArrayDeque;
import java.util.Deque;

import ij.ImagePlus;

/** The repairs in place of one image that can be taken back; the image holds it, so that it goes with the image. */
final class UndoHistory {

	/** The most repairs that can be taken back one after the other. */
	static final int MOST = 20;
	private static final String KEY = "Kintsugi undo";

	private final Deque<UndoRecord> records = new ArrayDeque<>();

	/** Remembers a repair. */
	static void add(final ImagePlus image, final UndoRecord record) {
		final UndoHistory known = of(image);
		final UndoHistory history = known == null ? new UndoHistory() : known;
		synchronized (history) {
			history.records.push(record);
			if (history.records.size() > MOST) history.records.removeLast();
		}
		image.setProperty(KEY, history);
	}

	/** Gets the repairs of an image, or null if there are none. */
	static UndoHistory of(final ImagePlus image) {
		return image != null && image.getProperty(KEY) instanceof UndoHistory history ? history : null;
	}

	/** Forgets the repairs of an image. */
	static void forget(final ImagePlus image) {
		image.setProperty(KEY, null);
	}

	/** Takes back the last repair if the image is still as it left it; tells whether it did. */
	synchronized boolean undo(final ImagePlus image) {
		final UndoRecord last = records.peek();
		if (last == null || image.getStack().isVirtual() || !last.undo(image)) return false;
		records.pop();
		if (records.isEmpty()) forget(image);
		return true;
	}
}
