package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.Provenance;
import kintsugi.repair.Repairer;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Fills holes with a method of Kintsugi, through the same repair that users run. */
final class KintsugiFill implements Contender {

	private final String name;
	private final Repairer repairer;

	/** Opens a method by its name, or a model by its path. */
	KintsugiFill(final String method, final Device device) throws IOException {
		this.name = Path.of(method).getFileName().toString();
		this.repairer = Repairer.open(method, device);
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public String details() {
		final Provenance provenance = repairer.provenance();
		return Stream.of(provenance.method(), provenance.version(), provenance.sha256(), provenance.device()) //
			.filter(text -> !text.isEmpty()).reduce((a, b) -> a + " " + b).orElse("");
	}

	@Override
	public EightBitImage fill(final EightBitImage image, final Hole hole) throws IOException {
		final EightBitImage result = image.without(hole);
		repairer.repair(channels(image), channels(result), hole, Progress.NONE);
		return result;
	}

	private static List<Img<UnsignedByteType>> channels(final EightBitImage image) {
		return Stream.of(image.planes()).<Img<UnsignedByteType>> map(plane -> ArrayImgs.unsignedBytes(plane, image
			.width(), image.height())).toList();
	}

	@Override
	public void close() throws IOException {
		repairer.close();
	}
}
