package kintsugi.image.folder;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ij.ImagePlus;
import kintsugi.image.SketchSource;
import kintsugi.repair.Provenance;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.Repairer;

/** The repairers of one run: each method is opened once, when the first image needs it. */
public final class OpenRepairers implements AutoCloseable {

	private final FileRepair how;
	private final Map<String, Repairer> repairers = new HashMap<>();

	/**
	 * Opens the method of all images, if there is one, so that a wrong name is known before any image is read.
	 *
	 * @throws IllegalArgumentException if there are sketches and it knows none, with a sentence for the user
	 * @throws IOException if it cannot be opened, with a sentence for the user
	 */
	public OpenRepairers(final FileRepair how) throws IOException {
		this.how = how;
		if (how.model() == null) return;
		if (how.holes().sketches() != null) RepairMethods.requireSketched(how.model());
		open(how.model());
	}

	/** Takes a repairer that is open for all images, whatever the order's model; it is closed with this. */
	public OpenRepairers(final FileRepair how, final Repairer all) {
		this.how = how;
		names().forEach(name -> repairers.put(name, all));
	}

	/** Gets the repairer of an image. */
	Repairer of(final ImagePlus image, final SketchSource sketch) throws IOException {
		return open(how.methodOf(image, sketch));
	}

	/** Tells whether what made a result would make it again; where each image has its own default, any of them. */
	boolean wouldRepeat(final Provenance made) {
		try {
			for (final String method : names()) {
				final Provenance now = open(method).provenance();
				if (now.method().equals(made.method()) && now.sha256().equals(made.sha256())) return true;
			}
			return false;
		}
		catch (final IOException e) {
			return false;
		}
	}

	private List<String> names() {
		if (how.model() != null) return List.of(how.model());
		final Set<String> names = new LinkedHashSet<>(List.of(RepairMethods.defaultName(1), RepairMethods.defaultName(3)));
		if (how.holes().sketches() != null) RepairMethods.sketched().stream().findFirst().ifPresent(names::add);
		return List.copyOf(names);
	}

	private synchronized Repairer open(final String name) throws IOException {
		final Repairer known = repairers.get(name);
		if (known != null) return known;
		final Repairer opened = Repairer.open(name, how.device(), how.strategy());
		repairers.put(name, opened);
		return opened;
	}

	/** Frees the memory and devices of all. */
	@Override
	public synchronized void close() {
		repairers.values().forEach(Repairer::close);
	}
}
