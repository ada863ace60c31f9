package kintsugi.image;

import ij.ImagePlus;

/**
 * What came of a search for defects.
 *
 * @param image the mask or the repaired image, not shown; null if the defects were selected
 * @param sentence what was found, and what became of it, for the user
 */
public record DefectResult(ImagePlus image, String sentence) {}
