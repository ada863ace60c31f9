package kintsugi.fetch;

/** Hears how far a transfer is, and may end it. */
@FunctionalInterface
public interface TransferProgress {

	/**
	 * Hears that bytes have arrived.
	 *
	 * @param done the bytes so far
	 * @param total the bytes of the whole transfer, or -1 while that is not known
	 * @return whether to go on
	 */
	boolean transferred(long done, long total);
}
