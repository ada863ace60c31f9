/**
 * Random holes for training and evaluation. Families of them are plug-ins ({@link kintsugi.mask.MaskGenerator}); any
 * family is brought into the classes of hole ratio and border contact ({@link kintsugi.mask.BinnedHoles}), mixed with
 * others ({@link kintsugi.mask.MaskMix}) and written as a dataset with a manifest ({@link kintsugi.mask.MaskDataset}).
 * Every hole is a function of its settings, size and seed alone, so that any of them can be made again.
 */
package kintsugi.mask;
