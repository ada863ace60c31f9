package kintsugi.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import kintsugi.hole.Hole;
import kintsugi.onnx.Device;
import kintsugi.repair.Progress;
import kintsugi.repair.Provenance;
import kintsugi.repair.Repairer;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

/** Fills holes with a method or model of this program, through the same repair that users run. */
public final class RepairFill implements Contender {

	private final String name;
	private final Sketches sketches;
	private final Repairer repairer;

	/** Draws lines that guide a repair. */
	@FunctionalInterface
	public interface Sketches {

		/**
		 * Draws lines in a hole.
		 *
		 * @return their pixels, as those of a hole of the image's size, or null for none
		 */
		Hole draw(WholeImage image, Hole hole);
	}

	/**
	 * Opens a method or model.
	 *
	 * @param name the heading of its column
	 * @param method one of {@link kintsugi.repair.RepairMethods#names}, or the path of a model's folder or zip file
	 * @throws IOException if there is none or it cannot be opened, with a sentence for the user
	 */
	public RepairFill(final String name, final String method, final Device device) throws IOException {
		this(name, method, device, (image, hole) -> null);
	}

	/**
	 * Opens a model that lines guide.
	 *
	 * @param name the heading of its column
	 * @param method as above
	 * @param sketches draws the lines of each hole
	 * @throws IOException if there is none or it cannot be opened, with a sentence for the user
	 */
	public RepairFill(final String name, final String method, final Device device, final Sketches sketches)
		throws IOException
	{
		this.name = name;
		this.sketches = sketches;
		this.repairer = Repairer.open(method, device);
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public Optional<Provenance> provenance() {
		return Optional.of(repairer.provenance());
	}

	@Override
	public WholeImage fill(final WholeImage image, final Hole hole) throws IOException {
		return switch (image.depth()) {
			case BITS_8 -> fill(image, hole, ArrayImgs::unsignedBytes);
			case BITS_16 -> fill(image, hole, ArrayImgs::unsignedShorts);
			case BITS_32 -> fill(image, hole, ArrayImgs::floats);
		};
	}

	private <T extends RealType<T>> WholeImage fill(final WholeImage image, final Hole hole,
		final Planes<T> planes) throws IOException
	{
		final List<Img<T>> result = channels(image, planes);
		repairer.repair(channels(image, planes), result, hole, sketches.draw(image, hole), Progress.NONE);
		final float[] samples = new float[image.samples().length];
		int i = 0;
		for (final Img<T> channel : result)
			for (final T sample : channel)
				samples[i++] = sample.getRealFloat();
		return image.with(samples);
	}

	private static <T extends RealType<T>> List<Img<T>> channels(final WholeImage image, final Planes<T> planes) {
		final List<Img<T>> channels = new ArrayList<>();
		int i = 0;
		for (int c = 0; c < image.channels(); c++) {
			final Img<T> channel = planes.make(image.width(), image.height());
			for (final T sample : channel)
				sample.setReal(image.samples()[i++]);
			channels.add(channel);
		}
		return channels;
	}

	/** Makes planes of a type. */
	@FunctionalInterface
	private interface Planes<T extends RealType<T>> {

		Img<T> make(long width, long height);
	}

	@Override
	public void close() throws IOException {
		try {
			repairer.close();
		}
		catch (final UncheckedIOException e) {
			throw new IOException(e.getMessage(), e);
		}
	}
}
