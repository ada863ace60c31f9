package kintsugi.repair;

/** Says what a result depends on besides the image and the mask, so that no run continues what another one began. */
public final class RepairIdentity {

	private RepairIdentity() {}

	/**
	 * Makes the identity of a repair: the same for the same version of the program, model, device and settings.
	 *
	 * @param provenance what repairs; its remark does not count
	 * @param source where the holes come from
	 */
	public static String of(final Provenance provenance, final Strategy strategy, final int grow, final String source) {
		return String.join("\n", settings(strategy, grow, source), provenance.method(), provenance.sha256(), //
			provenance.version(), provenance.device());
	}

	/** Makes the part of the identity that is known before the model is opened, in one line. */
	public static String settings(final Strategy strategy, final int grow, final String source) {
		return "version=" + ProgramVersion.get() + " holes=" + source + " grow=" + grow + " strategy=" + strategy;
	}
}
