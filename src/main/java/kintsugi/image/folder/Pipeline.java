package kintsugi.image.folder;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;

/**
 * The three steps of a folder run, each in a thread of its own: reading, repairing in the caller's thread, writing.
 * Images go through in their order. A budget of bytes, taken before reading and given back after writing, bounds what
 * waits between the steps.
 */
final class Pipeline {

	/** How soon a waiting step notices that the user wants to stop, in milliseconds. */
	private static final int PATIENCE = 50;

	private final FileReader reader;
	private final FileWriter writer;
	private final ByteBudget budget;
	private final FileRepairer repairer;
	private final BlockingQueue<FileWork> read = new LinkedBlockingQueue<>();
	private final BlockingQueue<FileWork> repaired = new LinkedBlockingQueue<>();
	private volatile boolean stopping;
	private volatile Throwable failure;
	private int done;
	private int skipped;
	private int copied;
	private int failed;

	/** Joins the steps. */
	Pipeline(final FileReader reader, final FileWriter writer, final ByteBudget budget, final FileRepairer repairer) {
		this.reader = reader;
		this.writer = writer;
		this.budget = budget;
		this.repairer = repairer;
	}

	/** Repairs all images. */
	FolderSummary run(final FolderRepair order, final Progress progress) throws IOException {
		final Thread reading = start("Kintsugi reader", () -> readAll(order));
		final Thread writing = start("Kintsugi writer", this::writeAll);
		boolean complete = false;
		try {
			repairAll(new FolderProgress(progress, order.jobs()));
			complete = true;
		}
		finally {
			stopping = !complete;
			repaired.add(FileWork.END);
			if (stopping) reading.interrupt();
			join(reading);
			join(writing);
		}
		check();
		return new FolderSummary(order.jobs().size(), done, copied, skipped, failed, order.report());
	}

	private void readAll(final FolderRepair order) throws InterruptedException {
		for (final FileJob job : order.jobs()) {
			if (stopping) return;
			read.add(reader.read(job));
		}
		read.add(FileWork.END);
	}

	private void repairAll(final FolderProgress progress) throws IOException {
		while (true) {
			final FileWork work = next(progress);
			if (work == FileWork.END) return;
			final FileWork next = work.outcome() == null ? repair(work, progress) : work;
			progress.done(work.job(), next != work);
			repaired.add(next);
		}
	}

	private FileWork repair(final FileWork work, final FolderProgress progress) {
		try {
			return repairer.repair(work, progress.of(work.job()));
		}
		catch (final CanceledException e) {
			// the image in work says that nothing was changed, which is not so of those before it
			throw progress.stopped();
		}
	}

	private FileWork next(final FolderProgress progress) throws IOException {
		try {
			while (true) {
				check();
				progress.check();
				final FileWork work = read.poll(PATIENCE, TimeUnit.MILLISECONDS);
				if (work != null) return work;
			}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("The run was interrupted; the same order again continues.", e);
		}
	}

	private void writeAll() throws InterruptedException, IOException {
		for (FileWork work = repaired.take(); work != FileWork.END && !stopping; work = repaired.take()) {
			count(writer.write(work));
			budget.give(work.share());
		}
	}

	private void count(final FileOutcome outcome) {
		switch (outcome.status()) {
			case REPAIRED -> done++;
			case COPIED -> copied++;
			case SKIPPED -> skipped++;
			default -> failed++;
		}
	}

	/** Hands over what stopped a step for good. */
	private void check() throws IOException {
		if (failure instanceof IOException e) throw e;
		if (failure instanceof Error e) throw e;
		if (failure instanceof RuntimeException e) throw e;
	}

	/** What a step does. */
	private interface Step {

		void run() throws InterruptedException, IOException;
	}

	private Thread start(final String name, final Step step) {
		final Thread thread = new Thread(() -> {
			try {
				step.run();
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			catch (final IOException | RuntimeException | Error e) {
				failure = e;
			}
		}, name);
		// plug-ins are looked up through it
		thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	/** Waits even if interrupted, because what is being written has to be written. */
	private static void join(final Thread thread) {
		boolean interrupted = false;
		while (thread.isAlive()) {
			try {
				thread.join();
			}
			catch (final InterruptedException e) {
				interrupted = true;
			}
		}
		if (interrupted) Thread.currentThread().interrupt();
	}
}
