/**
 * Repairs many image files in one go: finds images and their masks, reads and writes while one session repairs, and
 * keeps a report that a repeated run continues from. It shows no dialog and needs no display.
 */
package kintsugi.image.folder;
