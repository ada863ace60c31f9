package kintsugi.image;

import ij.ImagePlus;
import kintsugi.repair.RepairReport;

/**
 * A repaired image, not yet shown, and what was done to it.
 *
 * @param image a new image like the input, with the hole filled and the report among its properties
 * @param report the report over all slices
 */
public record RepairResult(ImagePlus image, RepairReport report) {}
