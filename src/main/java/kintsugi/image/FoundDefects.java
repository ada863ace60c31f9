package kintsugi.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ij.ImagePlus;
import kintsugi.defect.DefectSearch;
import kintsugi.hole.Hole;
import kintsugi.repair.CanceledException;
import kintsugi.repair.Progress;

/** The defects of an image's slices, searched for when they are asked for, and their numbers so far. */
final class FoundDefects implements SliceHoles {

	private final ImagePlus image;
	private final Palette palette;
	private final DefectSearch search;
	private final Progress progress;
	private final Map<String, Long> pixels = new LinkedHashMap<>();
	private int slices;

	FoundDefects(final ImagePlus image, final DefectSearch search, final Progress progress) {
		this.image = image;
		this.palette = Palette.of(image);
		this.search = search;
		this.progress = progress;
	}

	@Override
	public Hole of(final int slice) {
		final DefectSearch.Found found = search.run(PlaneRaster.of(image, slice, palette), this::check);
		found.pixels().forEach((kind, count) -> pixels.merge(kind, count, Long::sum));
		slices++;
		return found.hole();
	}

	private void check() {
		if (progress.canceled()) throw new CanceledException("The search for defects was canceled; nothing was changed.");
	}

	/** Says how many pixels of each kind were found so far, before growing. */
	String sentence() {
		final long all = pixels.values().stream().mapToLong(Long::longValue).sum();
		final String where = slices == 1 ? "" : " in " + slices + " slices";
		if (all == 0) return "No defects were found" + where + " (" + String.join(", ", search.kinds()) + ").";
		return "Defects found" + where + ", in pixels: " + pixels.entrySet().stream().map(entry -> entry.getKey() + " " +
			entry.getValue()).collect(Collectors.joining(", ")) + (search.grow() == 0 ? "" : "; grown by " + search.grow()) +
			".";
	}

	@Override
	public List<String> remarks() {
		return List.of(sentence());
	}
}
