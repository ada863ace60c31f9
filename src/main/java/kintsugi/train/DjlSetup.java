package kintsugi.train;

/** What DJL must be told before its first use. */
final class DjlSetup {

	/** The system property that keeps DJL from looking for natives and models on the network. */
	static final String OFFLINE = "ai.djl.offline";
	/** The system property that keeps DJL from reporting its use to its makers. */
	static final String NO_TRACKING = "OPT_OUT_TRACKING";

	private DjlSetup() {}

	/**
	 * Turns off what DJL sends and fetches, unless the user has decided otherwise, and makes the program's class loader
	 * the thread's, through which DJL finds its engines and which in ImageJ is another.
	 */
	static void prepare() {
		for (final String property : new String[] { OFFLINE, NO_TRACKING })
			if (System.getProperty(property) == null) System.setProperty(property, "true");
		Thread.currentThread().setContextClassLoader(DjlSetup.class.getClassLoader());
	}
}
