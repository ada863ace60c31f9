package kintsugi.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a repair did, for the image's properties, for a file, and for the user.
 *
 * @param provenance what made it
 * @param holePixels the number of pixels in the hole, summed over slices; a pixel counts once for all its channels
 * @param pixels the number of all pixels, summed over slices
 * @param changedValidSamples the number of samples outside of the hole that were changed: 0, as any other is an error
 * @param seconds the time it took
 * @param remarks sentences for the user about what was out of the ordinary
 * @param division how the holes were divided into windows, summed over slices, and why
 * @param sketchPixels the number of pixels in the hole that lie on lines of a sketch, summed over slices; empty if no
 *          sketch was given
 */
public record RepairReport(Provenance provenance, long holePixels, long pixels, long changedValidSamples,
	double seconds, List<String> remarks, Division division, OptionalLong sketchPixels)
{

	/** The remark on a hole without pixels. */
	public static final String EMPTY = "The hole is empty; the result is an identical copy.";
	private static final String SKETCH_OUTSIDE = "No line of the sketch lies in a hole, so the sketch has no effect.";
	private static final String SKETCH_WIDE = "The sketch covers more than half of the hole; its lines are to be white " +
		"on black, one pixel wide.";

	/** Makes a report with a copy of the remarks. */
	public RepairReport {
		remarks = List.copyOf(remarks);
	}

	/** Makes a report that says nothing of windows. */
	public RepairReport(final Provenance provenance, final long holePixels, final long pixels,
		final long changedValidSamples, final double seconds, final List<String> remarks)
	{
		this(provenance, holePixels, pixels, changedValidSamples, seconds, remarks, Division.NONE);
	}

	/** Makes a report on a repair without a sketch. */
	public RepairReport(final Provenance provenance, final long holePixels, final long pixels,
		final long changedValidSamples, final double seconds, final List<String> remarks, final Division division)
	{
		this(provenance, holePixels, pixels, changedValidSamples, seconds, remarks, division, OptionalLong.empty());
	}

	/** Gets the share of the pixels that are hole, from 0 to 1. */
	public double holeShare() {
		return pixels == 0 ? 0 : (double) holePixels / pixels;
	}

	/** Adds the report of another slice that the same method repaired; each remark is kept once. */
	public RepairReport plus(final RepairReport other) {
		final Set<String> both = new LinkedHashSet<>(remarks);
		both.addAll(other.remarks);
		if (holePixels + other.holePixels > 0) both.remove(EMPTY);
		return new RepairReport(provenance, holePixels + other.holePixels, pixels + other.pixels, //
			changedValidSamples + other.changedValidSamples, seconds + other.seconds, List.copyOf(both), //
			division.plus(other.division), sum(sketchPixels, other.sketchPixels));
	}

	private static OptionalLong sum(final OptionalLong one, final OptionalLong other) {
		if (one.isEmpty()) return other;
		return OptionalLong.of(one.getAsLong() + other.orElse(0));
	}

	/** Gets the entries for an image's properties, in the order in which they are to be read. */
	public Map<String, String> toProperties() {
		final Map<String, String> properties = new LinkedHashMap<>();
		properties.put("Kintsugi model", provenance.method());
		properties.put("Kintsugi model SHA-256", provenance.sha256().isEmpty() ? "none" : provenance.sha256());
		properties.put("Kintsugi model version", provenance.version());
		properties.put("Kintsugi version", ProgramVersion.get());
		properties.put("Kintsugi device", provenance.device());
		properties.put("Kintsugi hole pixels", Long.toString(holePixels));
		properties.put("Kintsugi hole share", String.format(Locale.ROOT, "%.6f", holeShare()));
		sketchPixels.ifPresent(count -> properties.put("Kintsugi sketch pixels", Long.toString(count)));
		properties.put("Kintsugi valid samples changed", Long.toString(changedValidSamples));
		if (division.count() > 0) properties.put("Kintsugi strategy", division.toWords());
		if (!allRemarks().isEmpty()) properties.put("Kintsugi remarks", String.join(" ", allRemarks()));
		return properties;
	}

	/** Gets the report as a JSON object. */
	public String toJson() {
		final StringBuilder json = new StringBuilder("{\n");
		member(json, "model", Json.quote(provenance.method()));
		member(json, "sha256", Json.quote(provenance.sha256()));
		member(json, "modelVersion", Json.quote(provenance.version()));
		member(json, "kintsugiVersion", Json.quote(ProgramVersion.get()));
		member(json, "device", Json.quote(provenance.device()));
		member(json, "holePixels", Long.toString(holePixels));
		member(json, "pixels", Long.toString(pixels));
		member(json, "holeShare", Double.toString(holeShare()));
		member(json, "sketchPixels", sketchPixels.isPresent() ? Long.toString(sketchPixels.getAsLong()) : "null");
		member(json, "validSamplesChanged", Long.toString(changedValidSamples));
		member(json, "windows", Long.toString(division.count()));
		member(json, "strategy", Json.quote(division.toWords()));
		member(json, "seconds", Double.toString(seconds));
		return json + "  \"remarks\": " + Json.array(allRemarks()) + "\n}\n";
	}

	/** Gets the report in a sentence or more, for the log and the status bar. */
	public String toSentence() {
		final String done = holePixels == 0 ? "" : String.format(Locale.ROOT,
			"%s %s filled %,d of %,d pixels (%.2f %%)%s%s on %s in %.2f s; %s.", provenance.method(), provenance.version(), //
			holePixels, pixels, 100 * holeShare(), sketch(), division.toPhrase(), provenance.device(), seconds, changes());
		final List<String> sentences = new ArrayList<>(done.isEmpty() ? List.of() : List.of(done));
		sentences.addAll(allRemarks());
		return String.join(" ", sentences);
	}

	private String sketch() {
		return sketchPixels.orElse(0) == 0 ? "" : String.format(Locale.ROOT, " by a sketch of %,d pixels", sketchPixels
			.getAsLong());
	}

	private String changes() {
		return changedValidSamples == 0 ? "no valid sample was changed" : //
			String.format(Locale.ROOT, "%,d valid samples were changed", changedValidSamples);
	}

	/** Gets all sentences for the user: the remarks, and what there is to say of the sketch and of what made it. */
	public List<String> allRemarks() {
		final List<String> all = new ArrayList<>(remarks);
		if (sketchPixels.isPresent() && holePixels > 0) {
			if (sketchPixels.getAsLong() == 0) all.add(SKETCH_OUTSIDE);
			else if (sketchPixels.getAsLong() > holePixels / 2) all.add(SKETCH_WIDE);
		}
		if (!provenance.remark().isEmpty()) all.add(provenance.remark());
		return all;
	}

	private static void member(final StringBuilder json, final String name, final String value) {
		json.append("  \"").append(name).append("\": ").append(value).append(",\n");
	}
}
