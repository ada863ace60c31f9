package kintsugi.command;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;

import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;

/** A command that fails with a sentence, in the log and as reason of the cancellation. */
abstract class SentenceCommand extends ContextCommand {

	/** Hears what was done. */
	@Parameter
	protected LogService log;

	/** Works, and logs what was done or the reason why that is not possible. */
	@Override
	public void run() {
		try {
			work(new ContextProgress(getContext(), this::isCanceled));
		}
		catch (final IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException
				| CanceledException e)
		{
			log.error(e.getMessage());
			cancel(e.getMessage());
		}
	}

	/** Does the work; exceptions have sentences for the user. */
	protected abstract void work(Progress progress) throws IOException;
}
