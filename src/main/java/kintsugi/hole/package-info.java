/**
 * What is missing: a two-dimensional bit mask, its growth, components, share of the image and contact with its border.
 * A pixel of a hole is true; every other pixel is valid. Outside the image everything is hole.
 */
package kintsugi.hole;
