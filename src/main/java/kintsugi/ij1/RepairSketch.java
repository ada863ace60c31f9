package kintsugi.ij1;

import java.awt.Choice;
import java.util.List;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import kintsugi.image.SketchSource;
import kintsugi.image.SketchSource.Kind;

/** The field of the dialog of a repair that asks for a sketch; it counts only for models that know sketches. */
final class RepairSketch {

	private static final List<String> WORDS = List.of(Kind.NONE.toString(), Kind.OVERLAY.toString(), //
		Kind.MANAGER.toString());

	private final List<ImagePlus> images;
	private final Choice choice;

	/**
	 * Adds the field to a dialog.
	 *
	 * @param others images that can be a sketch; those whose title is a word that means something else are left out
	 */
	RepairSketch(final GenericDialog dialog, final List<ImagePlus> others) {
		images = others.stream().filter(image -> WORDS.stream().noneMatch(image.getTitle()::equalsIgnoreCase)).toList();
		dialog.addChoice("Sketch", Stream.concat(WORDS.stream(), images.stream().map(ImagePlus::getTitle)) //
			.toArray(String[]::new), WORDS.get(0));
		choice = (Choice) dialog.getChoices().lastElement();
	}

	/** Says whether the chosen model knows sketches. */
	void enable(final boolean enabled) {
		choice.setEnabled(enabled);
	}

	/** Reads the answer; none if the field does not count. */
	SketchSource source() {
		if (!choice.isEnabled()) return SketchSource.NONE;
		final int chosen = choice.getSelectedIndex();
		return chosen < WORDS.size() ? SketchSource.of(Kind.values()[chosen]) : //
			SketchSource.image(images.get(chosen - WORDS.size()));
	}

	/** Records the answer, if there is one. */
	void record() {
		if (!source().isNone()) Recorder.recordOption("sketch", choice.getSelectedItem());
	}
}
