/**
 * Random holes for training and evaluation: irregular ones by hole ratio and border contact, and the thin defects of
 * scientific images. Every hole is a function of its settings and a seed alone, so that any of them can be made again.
 */
package kintsugi.mask;
