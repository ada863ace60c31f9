package kintsugi.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import kintsugi.evaluate.RepairFill;
import kintsugi.evaluate.WholeImage;
import kintsugi.evaluate.WholeImageReader;
import kintsugi.hole.Hole;
import kintsugi.model.Normalisation;
import kintsugi.train.sketch.SketchLines;

/** Draws the edges that whole images have inside holes: the most that somebody could sketch who knows them. */
final class TrueEdges implements WholeImageReader, RepairFill.Sketches {

	private final WholeImageReader reader;
	private final Map<String, WholeImage> whole = new HashMap<>();

	/** Remembers the images of a file that {@code reader} reads until the next one. */
	TrueEdges(final WholeImageReader reader) {
		this.reader = reader;
	}

	@Override
	public List<WholeImage> read(final Path file, final int size) throws IOException {
		whole.clear();
		final List<WholeImage> images = new ArrayList<>(reader.read(file, size));
		images.forEach(image -> whole.put(image.name(), image));
		return images;
	}

	@Override
	public Hole draw(final WholeImage image, final Hole hole) {
		final WholeImage truth = whole.get(image.name());
		final float[] samples = truth.samples().clone();
		final Normalisation.Range range = Normalisation.DEFAULT.range(samples, truth.channels(), hole);
		for (int i = 0; i < samples.length; i++)
			samples[i] = range.toNetwork(samples[i]);
		final float[] lines = SketchLines.all(samples, hole.validMask(), truth.width(), truth.height());
		return Hole.where(truth.width(), truth.height(), (x, y) -> lines[y * truth.width() + x] > 0);
	}
}
