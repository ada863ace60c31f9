/**
 * TIFF files larger than memory, read and written piece by piece.
 * <ul>
 * <li>{@link kintsugi.image.tiff.TiffStack#open} opens a file as a virtual stack: one plane in memory at a time.</li>
 * <li>{@link kintsugi.image.tiff.TiffPlane#open} opens one plane of a file as ImgLib2 images: some windows of it in
 * memory at a time, for planes that do not fit into memory.</li>
 * <li>{@link kintsugi.image.tiff.TiffSink} writes a file plane by plane, or, through
 * {@link kintsugi.image.tiff.TiffPlane#copyTo}, row by row. The file appears when {@code finish} has written all of
 * it; closed or killed before, the sink leaves a hidden file beside it, from which the next sink with the same
 * identity continues.</li>
 * </ul>
 *
 * <pre>
 * try (TiffSink sink = TiffSink.create(output, image, TiffSink.identity(input, settings))) {
 * 	for (int slice = sink.done() + 1; slice &lt;= sink.planes(); slice++)
 * 		sink.add(repaired(slice), whatToRemember);
 * 	sink.finish(properties);
 * }
 * </pre>
 *
 * Files are classic TIFF up to 4 GB and BigTIFF above, never compressed, with everything that ImageJ keeps in a TIFF
 * file. No method holds a file's channel that an interrupted thread would close: files are read and written through
 * {@link java.io.RandomAccessFile}.
 */
package kintsugi.image.tiff;
