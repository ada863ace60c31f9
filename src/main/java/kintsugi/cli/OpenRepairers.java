package kintsugi.cli;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import ij.ImagePlus;
import kintsugi.image.Images;
import kintsugi.onnx.Device;
import kintsugi.repair.Repairer;

/** The repairers of one run: each method is opened once, when the first image needs it. */
final class OpenRepairers implements AutoCloseable {

	private final String method;
	private final Device device;
	private final Map<String, Repairer> repairers = new HashMap<>();

	/**
	 * Chooses methods.
	 *
	 * @param method the method of all images, or null for each image's own default
	 */
	OpenRepairers(final String method, final Device device) {
		this.method = method;
		this.device = device;
	}

	/** Opens the method of all images, if there is one, so that a wrong name is known before any image is read. */
	void openChosen() throws IOException {
		if (method != null) open(method);
	}

	/** Gets the repairer of an image. */
	Repairer of(final ImagePlus image) throws IOException {
		return open(method == null ? Images.defaultMethod(image) : method);
	}

	private Repairer open(final String name) throws IOException {
		final Repairer known = repairers.get(name);
		if (known != null) return known;
		final Repairer opened = Repairer.open(name, device);
		repairers.put(name, opened);
		return opened;
	}

	@Override
	public void close() {
		repairers.values().forEach(Repairer::close);
	}
}
