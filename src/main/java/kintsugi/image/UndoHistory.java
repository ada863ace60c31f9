package kintsugi.image;

import java.util.ArrayDeque;
import java.util.Deque;

import ij.ImagePlus;

/** The repairs in place of one image that can be taken back; the image holds it, so that it goes with the image. */
final class UndoHistory {

	/** The most repairs that can be taken back one after the other. */
	static final int MOST = 20;
	private static final String KEY = "Kintsugi undo";

	/** What repairs wrote over takes at most this part of the memory that Java may have. */
	private static final int PART_OF_MEMORY = 8;

	private final Deque<UndoRecord> records = new ArrayDeque<>();
	/** Whether nothing was done to the image since the last repair that ImageJ could take back. */
	private boolean isLast;

	/** Remembers a repair, and forgets the oldest ones if they take too much memory. */
	static void add(final ImagePlus image, final UndoRecord record) {
		add(image, record, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
	}

	/** Remembers a repair, and others as long as all together take at most some bytes. */
	static void add(final ImagePlus image, final UndoRecord record, final long mostBytes) {
		final UndoHistory known = of(image);
		final UndoHistory history = known == null ? new UndoHistory() : known;
		history.add(record, mostBytes);
		image.setProperty(KEY, history);
	}

	private synchronized void add(final UndoRecord record, final long mostBytes) {
		records.push(record);
		isLast = true;
		while (records.size() > MOST || records.size() > 1 && bytes() > mostBytes)
			records.removeLast();
	}

	private long bytes() {
		return records.stream().mapToLong(UndoRecord::bytes).sum();
	}

	/** Gets how many repairs can be taken back. */
	synchronized int size() {
		return records.size();
	}

	/** Hears that something else was done to the image, which ImageJ may be able to take back. */
	synchronized void passOn() {
		isLast = false;
	}

	/** Gets the repairs of an image, or null if there are none. */
	static UndoHistory of(final ImagePlus image) {
		return image != null && image.getProperty(KEY) instanceof UndoHistory history ? history : null;
	}

	/** Forgets the repairs of an image. */
	static void forget(final ImagePlus image) {
		image.setProperty(KEY, null);
	}

	/**
	 * Takes back the last repair if the image is still as it left it and the turn is not ImageJ's; tells whether it did.
	 */
	synchronized boolean undo(final ImagePlus image) {
		final UndoRecord last = records.peek();
		if (last != null && !isLast) {
			isLast = true;
			last.pass();
			return false;
		}
		if (last == null || image.getStack().isVirtual() || !last.undo(image)) return false;
		records.pop();
		if (records.isEmpty()) forget(image);
		return true;
	}
}
