package kintsugi.cli;

import java.nio.file.Path;

/**
 * One image to repair.
 *
 * @param image the image's file
 * @param mask the file of its mask, or null if there is none
 * @param output the file to write
 */
record RepairJob(Path image, Path mask, Path output) {}
