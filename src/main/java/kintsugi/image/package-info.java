/**
 * ImageJ images in and out of a repair: planes of any bit depth as ImgLib2 views of their own pixel arrays, holes from
 * selections and masks, exact copies, files. This is the only package below the user interfaces that knows ImageJ; it
 * shows no dialog and needs no display.
 */
package kintsugi.image;
