package kintsugi.mask;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import kintsugi.hole.Box;
import kintsugi.hole.Hole;

/** Mask generators for tests, those that need files with some in memory. */
final class Families {

	private Families() {}

	/** Gets all that can be combined, and so reach every class. */
	static List<MaskGenerator> combinable() {
		return Stream.concat(MaskGenerators.names().stream().filter(name -> !name.equals("folder") && //
			!name.equals("occlusion")).map(MaskGenerators::named), Stream.of(folder(), occlusion())) //
			.filter(HoleSource::combinable).toList();
	}

	/** Gets every family. */
	static List<MaskGenerator> all() {
		return Stream.concat(combinable().stream(), Stream.of("central-box", "lattice").map(MaskGenerators::named) //
			.map(family -> family.name().equals("lattice") ? family : family.with(Map.of("size", "9")))).toList();
	}

	/** Makes the family of occlusions in a movie of 80 x 64 pixels, in which a square of 20 pixels moves by 5 and 3. */
	static OcclusionHoles occlusion() {
		return OcclusionHoles.of(movie(80, 64, 3));
	}

	/** Makes a movie of a bright square of 20 pixels at (15, 12), which moves by 5 and 3 pixels a frame. */
	static List<Plane> movie(final int width, final int height, final int frames) {
		final float[] background = texture(width, height, 1);
		final float[] square = texture(20, 20, 2);
		final List<Plane> movie = new ArrayList<>();
		for (int frame = 0; frame < frames; frame++) {
			final float[] samples = background.clone();
			final Box box = squareAt(frame);
			for (int y = 0; y < box.height(); y++)
				for (int x = 0; x < box.width(); x++)
					samples[(box.y() + y) * width + box.x() + x] = 150 + square[y * box.width() + x];
			movie.add(new Plane(width, height, samples));
		}
		return movie;
	}

	/** Gets where the square is. */
	static Box squareAt(final int frame) {
		return new Box(15 + 5 * frame, 12 + 3 * frame, 20, 20);
	}

	/** Makes a smooth random texture of about 0 to 100. */
	static float[] texture(final int width, final int height, final long seed) {
		final Random random = new Random(seed);
		final float[] samples = new float[width * height];
		for (int wave = 0; wave < 12; wave++) {
			final double right = random.nextDouble() * 1.4 - 0.7;
			final double down = random.nextDouble() * 1.4 - 0.7;
			final double phase = random.nextDouble() * 6;
			for (int i = 0; i < samples.length; i++)
				samples[i] += 8 * Math.sin(right * (i % width) + down * (i / width) + phase) + 4;
		}
		return samples;
	}

	/** Makes the family of a folder with one mask of 64 x 48 pixels, on which a box is 200 and the rest 0. */
	static MaskGenerator folder() {
		final Box box = new Box(10, 8, 18, 22);
		return folder(plane(Hole.where(64, 48, box::contains), 0, 200));
	}

	/** Makes the family of a folder with one file of the given masks. */
	static MaskGenerator folder(final Plane... masks) {
		return new FolderHoles(files(masks)).with(Map.of("path", "."));
	}

	/** Makes files of which any folder has one, with the given planes. */
	static PlaneFiles files(final Plane... planes) {
		return new PlaneFiles(List.of()) {

			@Override
			List<Path> list(final Path folder) throws IOException {
				return List.of(Path.of("any"));
			}

			@Override
			List<Plane> read(final Path file) {
				return List.of(planes);
			}
		};
	}

	/** Makes a plane with one value for valid pixels and another for the hole. */
	static Plane plane(final Hole hole, final float valid, final float missing) {
		final float[] samples = hole.validMask();
		for (int i = 0; i < samples.length; i++)
			samples[i] = samples[i] == 1 ? valid : missing;
		return new Plane(hole.width(), hole.height(), samples);
	}
}
