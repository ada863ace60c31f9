package kintsugi.repair;

/** Knows which version of the program runs. */
public final class ProgramVersion {

	private ProgramVersion() {}

	/** Gets the version that the jar declares, or {@code unreleased} outside of a jar. */
	public static String get() {
		final String version = ProgramVersion.class.getPackage().getImplementationVersion();
		return version == null ? "unreleased" : version;
	}
}
