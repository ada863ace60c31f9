package kintsugi.image.folder;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

import ij.ImagePlus;
import kintsugi.image.Images;
import kintsugi.image.SketchSource;
import kintsugi.repair.Provenance;
import kintsugi.repair.RepairMethods;
import kintsugi.repair.Repairer;

/** The repairers of one run: each method is opened once, when the first image needs it. */
public final class OpenRepairers implements AutoCloseable {

	/** How many channels of an image are repaired together, see {@link Images#channels}. */
	private static final int[] CHANNELS = { 1, 3 };

	private final FileRepair how;
	/** The methods of images with sketches by their channels, looked up once; empty where the model is named. */
	private final Map<Integer, String> sketched = new HashMap<>();
	private final Map<String, Repairer> repairers = new HashMap<>();

	/**
	 * Opens the method of all images, if there is one, so that a wrong name is known before any image is read.
	 *
	 * @throws IllegalArgumentException if there are sketches, and it, or any that is installed where none is named, knows
	 *           none, with a sentence for the user
	 * @throws IOException if it cannot be opened, with a sentence for the user
	 */
	public OpenRepairers(final FileRepair how) throws IOException {
		this(how, RepairMethods::defaultSketched);
	}

	/**
	 * Opens the same.
	 *
	 * @param defaults gets the method to offer first for a sketch and so many channels
	 */
	OpenRepairers(final FileRepair how, final IntFunction<Optional<String>> defaults) throws IOException {
		this.how = how;
		lookUp(defaults);
		if (how.holes().sketches() != null) check();
		if (how.model() != null) open(how.model());
	}

	private void lookUp(final IntFunction<Optional<String>> defaults) {
		if (how.model() != null || how.holes().sketches() == null) return;
		for (final int channels : CHANNELS)
			defaults.apply(channels).ifPresent(name -> sketched.put(channels, name));
	}

	private void check() throws IOException {
		if (how.model() != null) RepairMethods.requireSketched(how.model());
		else if (sketched.isEmpty()) throw RepairMethods.noSketch(RepairMethods.defaultName(1));
	}

	/** Takes a repairer that is open for all images, whatever the order's model; it is closed with this. */
	public OpenRepairers(final FileRepair how, final Repairer all) {
		this.how = how;
		lookUp(RepairMethods::defaultSketched);
		names().forEach(name -> repairers.put(name, all));
	}

	/** Gets the repairer of an image. */
	Repairer of(final ImagePlus image, final SketchSource sketch) throws IOException {
		return open(methodOf(image, sketch));
	}

	/** Gets the name of the method of an image. */
	String methodOf(final ImagePlus image, final SketchSource sketch) {
		if (how.model() != null) return how.model();
		final String known = sketch.isNone() ? null : sketched.get(Images.channels(image));
		return known == null ? Images.defaultMethod(image) : known;
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
		final Set<String> names = new LinkedHashSet<>(sketched.values());
		for (final int channels : CHANNELS)
			names.add(RepairMethods.defaultName(channels));
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
