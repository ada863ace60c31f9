package kintsugi.image.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import kintsugi.image.AtomicWrite;

/**
 * The report of a folder run: a CSV file with a row for each result, which is also what a repeated run continues from.
 * <p>
 * Rows are appended and flushed one by one, so that a program that is killed leaves a file that ends with complete rows
 * or with one that is passed over. A result's row begins as {@code started}, and is on the disk before the result is;
 * opening and closing the report rewrite it as a whole with the last row of each result. A result that was to be
 * replaced, and was not, has its earlier row again. One run at a time uses a report.
 * </p>
 */
final class FolderReport implements AutoCloseable {

	private final Path file;
	private final Map<Path, ReportRow> rows = new LinkedHashMap<>();
	/** The rows of results that are being replaced. */
	private final Map<Path, ReportRow> earlier = new HashMap<>();
	private FileChannel channel;

	private FolderReport(final Path file) {
		this.file = file;
	}

	/** Makes a report that is written nowhere. */
	static FolderReport none() {
		return new FolderReport(null);
	}

	/**
	 * Opens a report, new or from an earlier run.
	 *
	 * @param file the file, in a folder that exists
	 * @throws IOException if it is something else, is used by another run or cannot be written, with a sentence for
	 *           the user
	 */
	static FolderReport open(final Path file) throws IOException {
		final FolderReport report = new FolderReport(file);
		if (Files.exists(file)) report.read();
		report.rewrite();
		report.lock();
		report.discard();
		return report;
	}

	/** Gets the row of a result, or null if there is none. */
	synchronized ReportRow row(final Path output) {
		return rows.get(key(output));
	}

	/** Tells whether the result of an earlier run is still there, so that its row is not to be replaced. */
	synchronized boolean keeps(final Path output) {
		restore(key(output));
		final ReportRow row = row(output);
		return row != null && row.isDone() && Files.exists(row.output());
	}

	/**
	 * Adds the row of a result, in place of an earlier one.
	 *
	 * @throws IOException if it cannot be written, with a sentence for the user
	 */
	synchronized void add(final ReportRow row) throws IOException {
		put(row);
		if (channel == null) return;
		try {
			final ByteBuffer line = bytes(row.cells());
			while (line.hasRemaining())
				channel.write(line);
			// a row that is lost later but makes the result anew
			if (row.isStarted()) channel.force(false);
		}
		catch (final IOException e) {
			throw unwritable(e);
		}
	}

	/** Rewrites the file with one row for each result. */
	@Override
	public synchronized void close() throws IOException {
		if (channel == null) return;
		channel.close();
		channel = null;
		rewrite();
	}

	private void read() throws IOException {
		try (FileChannel open = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			tryLock(open);
		}
		catch (final IOException e) {
			throw unwritable(e);
		}
		final String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		final List<List<String>> records = Csv.read(text);
		final boolean ours = text.isEmpty() || !records.isEmpty() && records.get(0).equals(ReportRow.COLUMNS);
		if (!ours) throw new IOException("The file " + file +
			" is no report of an earlier run; move it, or give the report another name.");
		for (final List<String> record : records) {
			final ReportRow row = ReportRow.of(record);
			if (row != null) put(row);
		}
	}

	private void put(final ReportRow row) {
		final Path key = key(row.output());
		final ReportRow before = rows.remove(key);
		rows.put(key, row);
		if (!row.isStarted()) earlier.remove(key);
		else if (before != null && before.isDone()) earlier.put(key, before);
	}

	/** Puts back the row of a result that was to be replaced, if it is as that row says. */
	private void restore(final Path key) {
		final ReportRow before = earlier.remove(key);
		if (before != null && before.outputState().equals(FileState.of(before.output()))) rows.put(key, before);
	}

	/** Deletes what a killed run left of files that it was writing. */
	private void discard() {
		discard(file);
		for (final ReportRow row : rows.values())
			if (row.isStarted()) discard(row.output());
	}

	private static void discard(final Path output) {
		try {
			AtomicWrite.discard(output);
		}
		catch (final IOException e) {
			// what cannot be deleted is hidden and in nobody's way
		}
	}

	private void rewrite() throws IOException {
		List.copyOf(earlier.keySet()).forEach(this::restore);
		final StringBuilder text = new StringBuilder(Csv.line(ReportRow.COLUMNS));
		rows.values().forEach(row -> text.append(Csv.line(row.cells())));
		AtomicWrite.to(file.toAbsolutePath(), part -> Files.writeString(part, text));
	}

	private void lock() throws IOException {
		try {
			channel = FileChannel.open(file, StandardOpenOption.APPEND);
			tryLock(channel);
		}
		catch (final IOException e) {
			throw unwritable(e);
		}
	}

	private static void tryLock(final FileChannel open) throws IOException {
		try {
			final FileLock lock = open.tryLock();
			if (lock == null) throw new IOException("another run uses it");
		}
		catch (final OverlappingFileLockException e) {
			throw new IOException("another run uses it", e);
		}
	}

	private IOException unwritable(final IOException e) {
		return new IOException("The report " + file + " cannot be written: " + e.getMessage() + ".", e);
	}

	private static ByteBuffer bytes(final List<String> cells) {
		return ByteBuffer.wrap(Csv.line(cells).getBytes(StandardCharsets.UTF_8));
	}

	private static Path key(final Path output) {
		return output.toAbsolutePath().normalize();
	}
}
