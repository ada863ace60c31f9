/**
 * Finds what is broken in an image without being told where: hot and dead pixels, dead rows and columns, dust,
 * scratches, saturated areas, and text or scale bars that were burnt in. Each kind is a plug-in
 * ({@link kintsugi.defect.Detector}); a search ({@link kintsugi.defect.DefectSearch}) joins what several of them find.
 * Images are read tile by tile, so that memory does not grow with them, and the same image always gives the same hole.
 */
package kintsugi.defect;
