package kintsugi.command;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.scijava.Context;
import org.scijava.app.StatusService;

import kintsugi.repair.Progress;

/** Shows progress through the status service of a context, where it has one. */
final class ContextProgress implements Progress {

	private static final int STEPS = 1000;

	private final Optional<StatusService> status;
	private final BooleanSupplier canceled;

	/**
	 * Makes the progress of a command.
	 *
	 * @param canceled tells whether the command was canceled
	 */
	ContextProgress(final Context context, final BooleanSupplier canceled) {
		this.status = Optional.ofNullable(context.getService(StatusService.class));
		this.canceled = canceled;
	}

	@Override
	public void report(final double fraction, final String message) {
		status.ifPresent(service -> service.showStatus((int) Math.round(fraction * STEPS), STEPS, message));
	}

	@Override
	public boolean canceled() {
		return canceled.getAsBoolean();
	}
}
